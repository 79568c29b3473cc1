"""Publishing what is not a penalty: plans, draws, campaigns, results, and the moves of the positive list."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from bureau.access import reads, verb
from bureau.staff.roles import Role
from inspections.models import Campaign as SpecialCampaign
from inspections.models import Draw, InspectionTask, PositiveListEntry, YearPlan
from inspections.services.draw import results_are_public
from publicity import services, snapshots
from publicity.models import Campaign, Publication
from publicity.pull import (
    NOTICES,
    draws_to_publish,
    notices_to_publish,
    specials_to_publish,
    visits_to_publish,
    year_plans_to_publish,
)
from publicity.tabs import tabs_for
from publicity.views.disclosure import DESK

K = Publication.Kind


@reads(*DESK)
def others(request):
    """What waits to be published besides penalties."""
    draws = [(draw, K(kind)) for draw, kind in draws_to_publish(request.user)]
    notices = [(entry, K(kind)) for entry, kind in notices_to_publish(request.user)]
    plans = year_plans_to_publish(request.user)
    specials = [(campaign, K(kind)) for campaign, kind in specials_to_publish(request.user)]
    visits = list(visits_to_publish(request.user)[:NOTICES])
    context = {
        "plans": plans,
        "draws": draws,
        "visits": visits,
        "specials": specials,
        "notices": notices,
        "total": sum(map(len, (plans, draws, visits, specials, notices))),
        "may": request.user.has_role(Role.CLERK),
        "tabs": tabs_for(request.user),
    }
    return render(request, "publicity/disclosure/others.html", context)


@verb(Role.CLERK)
def publish_campaign(request, pk: int):
    """Puts a campaign on the public site with its pictures as they are now."""
    row = get_object_or_404(Campaign.objects.visible_to(request.user).current(), pk=pk)
    published = services.publish(
        row,
        kind=K.CAMPAIGN,
        title=row.title,
        snapshot=snapshots.campaign(row),
        dated_on=row.held_on,
        actor=request.user,
    )
    messages.success(request, f"已公开：{published.title}。登记以后的改动不影响公开本。")
    return redirect("publicity:publication", published.pk)


@verb(Role.CLERK)
def publish_draw(request, pk: int, kind: str):
    """Publishes the commitment of a draw, or its whole record once the visits are over."""
    draw = get_object_or_404(Draw.objects.visible_to(request.user).select_related("plan__office"), pk=pk)
    if kind not in (K.DRAW_PLAN, K.DRAW_RESULT) or (kind == K.DRAW_RESULT and not results_are_public(draw)):
        raise Http404
    published = services.publish_draw(draw=draw, kind=kind, actor=request.user)
    messages.success(request, f"已公开：{published.title}。")
    return redirect("publicity:others")


@verb(Role.CLERK)
def publish_visit(request, pk: int):
    """Publishes the result of one visit whose own limit does not wait for the rest of its draw."""
    task = get_object_or_404(InspectionTask.objects.visible_to(request.user), pk=pk)
    published = services.publish_visit(task=task, actor=request.user)
    messages.success(request, f"已公开：{published.title}。")
    return redirect("publicity:others")


@verb(Role.CLERK)
def publish_year_plan(request, pk: int):
    """Publishes an approved yearly plan, in place of its earlier edition."""
    plan = get_object_or_404(YearPlan.objects.visible_to(request.user), pk=pk)
    published = services.publish_year_plan(plan=plan, actor=request.user)
    messages.success(request, f"已公开：{published.title}。")
    return redirect("publicity:others")


@verb(Role.CLERK)
def publish_special(request, pk: int, kind: str):
    """Publishes an approved campaign of inspections, or its results once it is over."""
    campaign = get_object_or_404(SpecialCampaign.objects.visible_to(request.user), pk=pk)
    if kind not in (K.SPECIAL, K.VISITS):
        raise Http404
    published = services.publish_special(campaign=campaign, kind=kind, actor=request.user)
    messages.success(request, f"已公开：{published.title}。")
    return redirect("publicity:others")


@verb(Role.CLERK)
def publish_notice(request, pk: int, kind: str):
    """Publishes an entry into the positive list, or a removal with its reason."""
    entries = (
        PositiveListEntry.objects.visible_to(request.user)
        .exclude(listed_on=None)
        .select_related("enterprise")
    )
    entry = get_object_or_404(entries, pk=pk)
    if kind not in (K.POSITIVE_IN, K.POSITIVE_OUT) or (kind == K.POSITIVE_OUT and not entry.removed_on):
        raise Http404
    day = entry.listed_on if kind == K.POSITIVE_IN else entry.removed_on
    verbal = "列入" if kind == K.POSITIVE_IN else "移出"
    published = services.publish(
        entry,
        kind=kind,
        title=f"{entry.enterprise.name}{verbal}正面清单",
        snapshot=snapshots.positive(entry),
        dated_on=day,
        actor=request.user,
    )
    messages.success(request, f"已公开：{published.title}。")
    return redirect("publicity:others")
