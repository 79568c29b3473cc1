"""Special campaigns."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import fills, reads, verb
from bureau.paging import page_of
from bureau.record.models import Entry
from bureau.staff.roles import Role
from inspections.forms.acts import ReasonForm
from inspections.forms.campaign import CampaignForm, FinishForm, TargetsForm
from inspections.models import Campaign, Enterprise
from inspections.services import campaign as campaigns
from inspections.services.number import bureau_of
from inspections.views.acting import actions, form_page
from inspections.workflow import CAMPAIGN, PLANNERS

CONFIRM = {"launch": "批准后为名单上每家企业派两名执法人员，任务立即下达；正面清单企业按非现场方式。"}


def visible(request, pk) -> Campaign:
    """The campaign if the person may see it, else 404."""
    return get_object_or_404(Campaign.objects.visible_to(request.user).select_related("office"), pk=pk)


@reads()
def index(request):
    """专项执法行动."""
    page = page_of(request, Campaign.objects.visible_to(request.user), key=("-starts_on", "-pk"))
    return render(
        request,
        "inspections/campaign/index.html",
        {"page": page, "may_plan": request.user.has_role(*PLANNERS)},
    )


@reads()
def show(request, pk):
    """One campaign: targets, visits, findings."""
    campaign = visible(request, pk)
    tasks = campaign.tasks.select_related("enterprise", "officer_a", "officer_b")
    context = {
        "campaign": campaign,
        "targets": campaign.targets.select_related("enterprise"),
        "tasks": tasks.order_by("due_on", "pk"),
        "done": tasks.done().count(),
        "actions": actions(CAMPAIGN, campaign, request.user, prefix="campaign", confirm=CONFIRM),
        "entries": Entry.objects.of(campaign).order_by("-sequence")[:20],
        "may_edit": campaign.state == Campaign.State.PLANNING and request.user.has_role(*PLANNERS),
    }
    return render(request, "inspections/campaign/show.html", context)


@fills(*PLANNERS)
def add(request):
    """拟订专项行动."""

    def act(data):
        made = campaigns.create(office=bureau_of(request.user), actor=request.user, **data)
        return reverse("inspections:campaign", args=[made.pk]), f"已拟订 {made.title}"

    form, back = CampaignForm(request.POST or None), reverse("inspections:campaigns")
    return form_page(
        request, form, act, title="拟订专项行动", submit="拟订", back_url=back, back_label="专项行动"
    )


@fills(*PLANNERS)
def targets(request, pk):
    """The target list, one code a line."""
    campaign = visible(request, pk)

    def act(data):
        codes = data["codes"].upper().split()
        found = {e.code: e for e in Enterprise.objects.visible_to(request.user).filter(code__in=codes)}
        if unknown := [code for code in codes if code not in found]:
            raise ValidationError(f"名录中没有 {'、'.join(unknown[:5])}。请核对代码或先登记企业。")
        count = campaigns.set_targets(campaign=campaign, enterprises=found.values(), actor=request.user)
        return reverse("inspections:campaign", args=[pk]), f"名单共 {count} 家"

    now = "\n".join(campaign.targets.values_list("enterprise__code", flat=True))
    form = TargetsForm(request.POST or None, initial={"codes": now})
    back = {"back_url": reverse("inspections:campaign", args=[pk]), "back_label": campaign.title}
    return form_page(
        request, form, act, title="选定检查对象", subtitle=campaign.title, submit="保存名单", **back
    )


@verb(Role.LEADER)
def launch(request, pk):
    """批准并下达任务."""
    tasks = campaigns.launch(campaign=visible(request, pk), actor=request.user)
    messages.success(request, f"已下达 {len(tasks)} 项检查任务")
    return redirect("inspections:campaign", pk)


@fills(*PLANNERS)
def finish(request, pk):
    """结束行动."""
    campaign = visible(request, pk)

    def act(data):
        campaigns.finish(campaign=campaign, actor=request.user, **data)
        return reverse("inspections:campaign", args=[pk]), "行动已结束"

    back = {"back_url": reverse("inspections:campaign", args=[pk]), "back_label": campaign.title}
    return form_page(
        request, FinishForm(request.POST or None), act, title="结束行动", submit="结束行动", **back
    )


@fills(*PLANNERS)
def cancel(request, pk):
    """撤销行动."""
    campaign = visible(request, pk)

    def act(data):
        campaigns.cancel(campaign=campaign, actor=request.user, **data)
        return reverse("inspections:campaign", args=[pk]), "已撤销"

    back = {"back_url": reverse("inspections:campaign", args=[pk]), "back_label": campaign.title}
    return form_page(request, ReasonForm(request.POST or None), act, title="撤销行动", submit="撤销", **back)
