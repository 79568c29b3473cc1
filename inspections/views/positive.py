"""The positive list."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import fills, reads, verb
from bureau.dates import today
from bureau.documents.models import IssuedDocument
from bureau.documents.views import pdf_response
from bureau.paging import page_of
from bureau.record.models import Entry
from bureau.staff.roles import Role
from inspections.forms.acts import ReasonForm
from inspections.forms.positive import (
    ApplyForm,
    ObjectionForm,
    PositiveFilter,
    RecheckForm,
    RemoveForm,
    SettleForm,
)
from inspections.models import PositiveListEntry
from inspections.services import criteria
from inspections.services import objection as objections
from inspections.services import positive as positives
from inspections.services.number import bureau_of
from inspections.views.acting import actions, form_page
from inspections.workflow import APPLICANTS, PLANNERS, POSITIVE

VIEWS = (
    ("listed", "在册"),
    ("underway", "办理中"),
    ("recheck", "复核逾期"),
    ("proposed", "建议移出"),
    ("out", "已移出或到期"),
    ("all", "全部"),
)
CONFIRM = {
    "approve": "批准后自次日起公示，期满且没有成立的异议的列入。",
    "enter": "列入后一般不开展现场检查，以非现场方式为主；仍在双随机名录内。",
    "expire": "登记后不再是正面清单企业，需要时重新申请。",
}


def visible(request, pk) -> PositiveListEntry:
    """The entry if the person may see it, else 404."""
    rows = PositiveListEntry.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("enterprise__office", "approved_by", "office"), pk=pk)


def _of_view(rows, name):
    state = PositiveListEntry.State
    if name == "listed":
        return rows.in_force(today())
    if name == "underway":
        return rows.filter(state__in=[state.APPLIED, state.NOTICED])
    if name == "recheck":
        return rows.to_recheck(today())
    if name == "proposed":
        return rows.proposed()
    return rows.filter(state__in=[state.REMOVED, state.EXPIRED, state.DECLINED]) if name == "out" else rows


@reads()
def index(request):
    """正面清单: views with counts, filters, one page."""
    mine = PositiveListEntry.objects.visible_to(request.user)
    narrow = PositiveFilter(request.GET)
    chosen = request.GET.get("view", "listed")
    rows = narrow.narrow(_of_view(mine, chosen)).select_related("enterprise")
    overdue = mine.filter(state=PositiveListEntry.State.LISTED, until__lt=today()).count()
    context = {
        "page": page_of(request, rows, key=("-pk",)),
        "filter": narrow,
        "chosen": chosen,
        "views": [(name, label, _of_view(narrow.narrow(mine), name).count()) for name, label in VIEWS],
        "overdue": overdue if request.user.has_role(*PLANNERS) else 0,
        "may_apply": request.user.has_role(*APPLICANTS),
        "today": today(),
    }
    return render(request, "inspections/positive/index.html", context)


@reads()
def show(request, pk):
    """One entry from application to removal: criteria line by line, objections, re-checks, clocks."""
    entry = visible(request, pk)
    expired = entry.until and entry.until < today()
    hide = ("remove_for_violation", "settle_objection", *(() if expired else ("expire",)))
    hide += ("propose_removal",) if entry.proposed_on else ("keep_listed",)
    underway = entry.state in (entry.State.APPLIED, entry.State.NOTICED)
    context = {
        "entry": entry,
        "actions": actions(POSITIVE, entry, request.user, prefix="positive", confirm=CONFIRM, hide=hide),
        "entries": Entry.objects.of(entry).order_by("-sequence"),
        "holds": entry.holds(today()),
        "now": criteria.evaluate(entry.enterprise, today()) if underway or entry.holds(today()) else (),
        "reviews": entry.reviews.select_related("reviewed_by").prefetch_related("lines__criterion"),
        "objections": entry.objections.select_related("settled_by"),
        "may_settle": entry.state == entry.State.NOTICED and request.user.has_role(*APPLICANTS),
        "paper": IssuedDocument.objects.of(entry).standing().order_by("-pk").first(),
        "today": today(),
    }
    return render(request, "inspections/positive/show.html", context)


@reads()
def paper(request, pk):
    """移出正面清单告知书: the file."""
    entry = visible(request, pk)
    found = IssuedDocument.objects.of(entry).standing().order_by("-pk").first()
    return pdf_response(found) if found else redirect("inspections:positive-entry", entry.pk)


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


@fills(*APPLICANTS)
def recheck(request, pk):
    """季度复核."""
    entry = visible(request, pk)

    def act(data):
        review = positives.recheck(entry=entry, actor=request.user, **data)
        words = "已复核，各项条件都符合" if review.passed else "已复核，有条件不符合，已建议移出"
        return reverse("inspections:positive-entry", args=[pk]), words

    lines = criteria.evaluate(entry.enterprise, today())
    notes = [f"{'符合' if x.met else '不符合'}：{x.criterion}。{x.evidence}" for x in lines]
    return _about(request, entry, RecheckForm, act, title="季度复核", submit="登记复核", notes=notes)


@fills(*APPLICANTS)
def propose_removal(request, pk):
    """建议移出."""
    entry = visible(request, pk)

    def act(data):
        positives.propose_removal(entry=entry, actor=request.user, **data)
        return reverse("inspections:positive-entry", args=[pk]), "已建议移出，等局领导决定"

    return _about(request, entry, ReasonForm, act, title="建议移出", submit="建议")


@fills(Role.LEADER)
def keep_listed(request, pk):
    """不予移出."""
    entry = visible(request, pk)

    def act(data):
        positives.keep_listed(entry=entry, actor=request.user, **data)
        return reverse("inspections:positive-entry", args=[pk]), "已登记不予移出"

    notes = [f"{entry.proposed_on} 建议移出：{entry.proposal}"] if entry.proposed_on else []
    return _about(request, entry, ReasonForm, act, title="不予移出", submit="登记", notes=notes)


@fills(*APPLICANTS)
def object_to(request, pk):
    """登记异议."""
    entry = visible(request, pk)

    def act(data):
        objections.receive(entry=entry, actor=request.user, **data)
        return reverse("inspections:positive-entry", args=[pk]), "已登记异议，核查清楚前不能列入"

    return _about(request, entry, ObjectionForm, act, title="登记异议", submit="登记")


@fills(*APPLICANTS)
def settle_objection(request, pk, objection):
    """登记核查结果."""
    entry = visible(request, pk)
    found = get_object_or_404(entry.objections, pk=objection)

    def act(data):
        objections.settle(objection=found, actor=request.user, **data)
        return reverse("inspections:positive-entry", args=[pk]), "已登记核查结果"

    notes = [f"{found.received_on} {found.objector}：{found.content}"]
    return _about(request, entry, SettleForm, act, title="登记核查结果", submit="登记", notes=notes)


@fills(Role.LEADER)
def remove(request, pk):
    """移出清单."""
    entry = visible(request, pk)

    def act(data):
        positives.remove(entry=entry, actor=request.user, **data)
        return reverse("inspections:positive-entry", args=[pk]), "已移出，当日起恢复日常检查"

    form = RemoveForm(request.POST or None, initial={"reason": entry.proposal})
    return _about(request, entry, form, act, title="移出清单", submit="移出")


def _about(request, entry, form, act, **context):
    form = form(request.POST or None) if isinstance(form, type) else form
    back = {
        "back_url": reverse("inspections:positive-entry", args=[entry.pk]),
        "back_label": entry.enterprise.short_name,
    }
    return form_page(request, form, act, subtitle=entry.enterprise.name, **back, **context)


@verb(*PLANNERS)
def expire(request, pk):
    """登记到期: this entry (0: of the whole list) and every other whose last day has passed."""
    entry = visible(request, pk) if pk else None
    count = positives.expire_all(office=bureau_of(request.user), actor=request.user)
    messages.success(request, f"已登记 {count} 家到期")
    return redirect("inspections:positive-entry", pk) if entry else redirect("inspections:positive")
