"""The positive list."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import fills, reads, verb
from bureau.dates import today
from bureau.paging import page_of
from bureau.record.models import Entry
from bureau.staff.roles import Role
from inspections.forms.acts import ReasonForm
from inspections.forms.positive import ApplyForm, RemoveForm
from inspections.models import PositiveListEntry
from inspections.services import positive as positives
from inspections.services.number import bureau_of
from inspections.views.acting import actions, form_page
from inspections.workflow import PLANNERS, POSITIVE

APPLICANTS = (Role.OFFICER, Role.CLERK, Role.LEADER)
VIEWS = (("listed", "在册"), ("underway", "办理中"), ("out", "已移出或到期"), ("all", "全部"))
CONFIRM = {
    "approve": f"批准后自次日起公示 {positives.NOTICE_DAYS} 日，期满列入。",
    "enter": "列入后一般不开展现场检查，以非现场方式为主；仍在双随机名录内。",
    "expire": "登记后不再是正面清单企业，需要时重新申请。",
}


def visible(request, pk) -> PositiveListEntry:
    """The entry if the person may see it, else 404."""
    rows = PositiveListEntry.objects.visible_to(request.user).select_related("enterprise", "approved_by")
    return get_object_or_404(rows, pk=pk)


def _of_view(rows, name):
    state = PositiveListEntry.State
    if name == "listed":
        return rows.in_force(today())
    if name == "underway":
        return rows.filter(state__in=[state.APPLIED, state.NOTICED])
    return rows.filter(state__in=[state.REMOVED, state.EXPIRED, state.DECLINED]) if name == "out" else rows


@reads()
def index(request):
    """正面清单."""
    mine = PositiveListEntry.objects.visible_to(request.user)
    chosen = request.GET.get("view", "listed")
    page = page_of(request, _of_view(mine, chosen).select_related("enterprise"), key=("-pk",))
    overdue = mine.filter(state=PositiveListEntry.State.LISTED, until__lt=today()).count()
    context = {
        "page": page,
        "chosen": chosen,
        "views": [(name, label, _of_view(mine, name).count()) for name, label in VIEWS],
        "overdue": overdue if request.user.has_role(*PLANNERS) else 0,
        "may_apply": request.user.has_role(*APPLICANTS),
    }
    return render(request, "inspections/positive/index.html", context)


@reads()
def show(request, pk):
    """One entry from application to removal."""
    entry = visible(request, pk)
    hide = ("remove_for_violation",) + (() if entry.until and entry.until < today() else ("expire",))
    context = {
        "entry": entry,
        "actions": actions(POSITIVE, entry, request.user, prefix="positive", confirm=CONFIRM, hide=hide),
        "entries": Entry.objects.of(entry).order_by("-sequence"),
        "holds": entry.holds(today()),
    }
    return render(request, "inspections/positive/show.html", context)


@fills(*APPLICANTS)
def add(request):
    """申请列入正面清单."""

    def act(data):
        entry = positives.apply(office=bureau_of(request.user), actor=request.user, **data)
        return reverse("inspections:positive-entry", args=[entry.pk]), "已申请，等局领导审批"

    initial = {"enterprise": request.GET.get("enterprise", "")}
    form = ApplyForm(request.POST or None, user=request.user, initial=initial)
    back = reverse("inspections:positive")
    return form_page(
        request, form, act, title="申请列入正面清单", submit="申请", back_url=back, back_label="正面清单"
    )


@verb(Role.LEADER)
def approve(request, pk):
    """批准并公示."""
    positives.approve(entry=visible(request, pk), actor=request.user)
    messages.success(request, f"已批准，公示至 {visible(request, pk).notice_until}")
    return redirect("inspections:positive-entry", pk)


@verb(*PLANNERS)
def enter(request, pk):
    """公示期满，列入清单."""
    positives.enter(entry=visible(request, pk), actor=request.user)
    messages.success(request, f"已列入，有效期至 {visible(request, pk).until}")
    return redirect("inspections:positive-entry", pk)


@fills(Role.LEADER)
def decline(request, pk):
    """不予列入."""
    entry = visible(request, pk)

    def act(data):
        positives.decline(entry=entry, actor=request.user, **data)
        return reverse("inspections:positive-entry", args=[pk]), "已登记不予列入"

    return _about(request, entry, ReasonForm, act, title="不予列入", submit="登记")


@fills(Role.LEADER)
def remove(request, pk):
    """移出清单."""
    entry = visible(request, pk)

    def act(data):
        positives.remove(entry=entry, actor=request.user, **data)
        return reverse("inspections:positive-entry", args=[pk]), "已移出，当日起恢复日常检查"

    return _about(request, entry, RemoveForm, act, title="移出清单", submit="移出")


def _about(request, entry, form_class, act, **context):
    back = {
        "back_url": reverse("inspections:positive-entry", args=[entry.pk]),
        "back_label": entry.enterprise.short_name,
    }
    return form_page(
        request, form_class(request.POST or None), act, subtitle=entry.enterprise.name, **back, **context
    )


@verb(*PLANNERS)
def expire(request, pk):
    """登记到期: this entry and every other whose last day has passed."""
    count = positives.expire_all(office=bureau_of(request.user), actor=request.user)
    messages.success(request, f"已登记 {count} 家到期")
    return redirect("inspections:positive-entry", pk) if pk else redirect("inspections:positive")
