"""The clerk's desk of disclosure: what is due, the preview of each, publishing and keeping back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import fills, reads, verb
from bureau.dates import today
from bureau.paging import page_of
from bureau.staff.roles import Role
from cases.models import Case, Decision
from publicity import credit, services
from publicity.forms.disclosure import MasksForm, PublishForm, WithholdForm
from publicity.models import Publication
from publicity.pull import clocks_of, undisclosed
from publicity.tabs import tabs_for

DESK = (Role.CLERK, Role.LEADER, Role.REVIEWER, Role.SUPERVISOR)


def _case(request, pk: int) -> Case:
    decided = Case.objects.visible_to(request.user).filter(decision__kind=Decision.Kind.PENALTY)
    return get_object_or_404(
        decided.select_related("violation", "decision__document__organ", "decision__notice", "enterprise"),
        pk=pk,
    )


@reads(*DESK)
def due(request):
    """Penalty decisions to publish, the nearest limit first."""
    page = page_of(request, undisclosed(request.user), key=("next_due_on", "pk"))
    clocks = clocks_of(page.rows)
    lines = [
        (case, clock, clock and clock.left(today())) for case in page.rows for clock in [clocks.get(case.pk)]
    ]
    return render(
        request,
        "publicity/disclosure/due.html",
        {"page": page, "lines": lines, "tabs": tabs_for(request.user)},
    )


@reads(*DESK)
def preview(request, pk: int):
    """The public copy as it would go out now, with every reason why it cannot."""
    case = _case(request, pk)
    stored = services.live_publication(case)
    if stored and stored.state != Publication.State.PREPARED:
        return redirect("publicity:publication", stored.pk)
    masks = stored.masks if stored else []
    made = services.draft(case, masks)
    clock = clocks_of([case]).get(case.pk)
    context = {
        "case": case,
        "made": made,
        "record": made.record,
        "clock": clock,
        "left": clock and clock.left(today()),
        "refusals": services.refusals(case, made, actor=request.user),
        "publish_form": PublishForm(initial={"gravity": made.gravity}),
        "masks_form": MasksForm(initial={"masks": "\n".join(f"{word} {kind}" for word, kind in masks)}),
        "is_clerk": request.user.has_role(Role.CLERK),
        "is_leader": request.user.has_role(Role.LEADER),
        "periods": _periods(case.decision.decided_on),
    }
    return render(request, "publicity/disclosure/preview.html", context)


def _periods(decided_on) -> list[tuple[str, str]]:
    shown = []
    for gravity, label in credit.GRAVITY.items():
        period = credit.period(gravity, decided_on)
        until = f"公示至 {credit.months_after(decided_on, period.most)}" if period else "未规定公示期"
        shown.append((label, until))
    return shown


@verb(Role.CLERK)
def mask(request, pk: int):
    """Keeping the words to black out besides the rules."""
    form = MasksForm(request.POST)
    if form.is_valid():
        services.set_masks(case=_case(request, pk), masks=form.cleaned_data["masks"], actor=request.user)
        messages.success(request, f"已按 {len(form.cleaned_data['masks'])} 处另行遮盖重新生成公开本。")
    else:
        messages.error(request, "没有保存：" + form.errors["masks"][0])
    return redirect("publicity:preview", pk)


@verb(Role.CLERK)
def publish(request, pk: int):
    """Publishing a decision."""
    form = PublishForm(request.POST)
    gravity = form.cleaned_data["gravity"] if form.is_valid() else ""
    publication = services.publish_penalty(case=_case(request, pk), actor=request.user, gravity=gravity)
    until = f"，公示至 {publication.shown_until}" if publication.shown_until else ""
    messages.success(request, f"已公开 {publication.number}{until}。")
    return redirect("publicity:publication", publication.pk)


@fills(Role.LEADER)
def withhold(request, pk: int):
    """Keeping a decision back by law."""
    case = _case(request, pk)
    form = WithholdForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        publication = services.withhold(case=case, ground=form.cleaned_data["ground"], actor=request.user)
        messages.success(request, "已定为依法不公开，公开期限同时撤销。")
        return redirect("publicity:publication", publication.pk)
    context = {
        "form": form,
        "title": f"依法不公开：{case.decision.document.number}",
        "submit": "定为不公开",
        "back_url": reverse("publicity:preview", args=[pk]),
        "back_label": "公开预览",
        "notes": ["只有办法（令 30）第63条列明的情形可以不公开。决定和理由留在全过程记录中。"],
    }
    return render(request, "components/form_page.html", context, status=422 if form.is_bound else 200)
