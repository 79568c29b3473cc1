"""The daily online review: today's board, abnormal days, missed days."""

from datetime import date, timedelta

from django.contrib import messages
from django.db.models import Count, Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import fills, reads, verb
from bureau.dates import parse_date, today
from bureau.paging import key_in, page_of
from bureau.record.models import StoredFile
from bureau.staff.roles import Role
from inspections.forms.acts import TwoOfficersForm
from inspections.forms.online import AbnormalForm, EndWatchForm, ExplanationForm, SettleForm, WatchForm
from inspections.models import (
    Anomaly,
    Enterprise,
    ExplanationRequest,
    MonitoringPoint,
    OnlineCheck,
    OnlineWatch,
)
from inspections.services import online
from inspections.views.acting import form_page
from inspections.workflow import PLANNERS

ON_DUTY = (Role.OFFICER, Role.CLERK)
FIRST_DAY = date(2000, 1, 1)
LOOK_BACK = 30  # days in which missed ones are shown


def _day(request):
    asked = parse_date(request.GET.get("day", "") or request.POST.get("day", ""))
    return max(min(asked or today(), today()), FIRST_DAY)


def _check(request, pk) -> OnlineCheck:
    rows = OnlineCheck.objects.visible_to(request.user).select_related(
        "enterprise__office", "officer", "task"
    )
    return get_object_or_404(rows, pk=pk)


def _board(day) -> str:
    return f"{reverse('inspections:online')}?day={day}"


@reads()
def board(request):
    """在线巡查: everyone watched on the day, what was seen, and which days nobody looked."""
    day = _day(request)
    points = Prefetch("enterprise__points", MonitoringPoint.objects.in_use(), to_attr="live")
    watches = OnlineWatch.objects.visible_to(request.user).in_force(day).select_related("enterprise")
    checks = {
        c.enterprise_id: c
        for c in OnlineCheck.objects.visible_to(request.user)
        .filter(day=day)
        .select_related("officer", "task")
    }
    open_now = Anomaly.objects.visible_to(request.user).open().filter(day=day).order_by()
    to_verify = dict(open_now.values_list("point__enterprise").annotate(count=Count("pk")))
    rows = [
        (found, checks.get(found.enterprise_id), to_verify.get(found.enterprise_id, 0))
        for found in watches.order_by("enterprise__code").prefetch_related(points)
    ]
    missed = online.missed_days(user=request.user, first=today() - timedelta(days=LOOK_BACK), beyond=today())
    context = {
        "day": day,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1) if day < today() else None,
        "rows": rows,
        "left": sum(check is None and not waiting for _, check, waiting in rows),
        "missed": [(firm, days) for firm, days in missed if days],
        "look_back": LOOK_BACK,
        "unsettled": OnlineCheck.objects.visible_to(request.user)
        .unsettled()
        .select_related("enterprise")
        .order_by("day")[:50],
        "on_duty": request.user.has_role(*ON_DUTY),
        "may_watch": request.user.has_role(*PLANNERS),
    }
    return render(request, "inspections/online/board.html", context)


@reads()
def history(request):
    """All checks, newest first; only the abnormal ones if asked."""
    rows = OnlineCheck.objects.visible_to(request.user).select_related("enterprise", "officer", "task")
    abnormal = request.GET.get("abnormal") == "1"
    if abnormal:
        rows = rows.filter(abnormal=True)
    page = page_of(request, rows, key=("-day", "-pk"))
    return render(request, "inspections/online/history.html", {"page": page, "abnormal": abnormal})


@verb(*ON_DUTY)
def quiet(request):
    """No abnormal data: for one enterprise or for all not yet entered."""
    day = _day(request)
    watched = Enterprise.objects.visible_to(request.user).watched(day)
    if pk := request.POST.get("enterprise"):
        watched = watched.filter(pk=key_in(pk))
    count = online.note_quiet_day(enterprises=watched, officer=request.user, day=day)
    messages.success(request, f"已登记 {day} 无异常 {count} 家")
    return redirect(_board(day))


@fills(*ON_DUTY)
def abnormal(request, enterprise):
    """登记数据异常."""
    firm = get_object_or_404(Enterprise.objects.visible_to(request.user), pk=enterprise)
    day = _day(request)

    def act(data):
        check = online.note_check(enterprise=firm, officer=request.user, day=day, abnormal=True, **data)
        return reverse("inspections:online-check", args=[check.pk]), "已登记异常"

    return form_page(
        request,
        AbnormalForm(request.POST or None),
        act,
        title="登记数据异常",
        subtitle=f"{firm.name} · {day} 数据",
        submit="登记",
        back_url=_board(day),
        back_label="在线巡查",
    )


@reads()
def check(request, pk):
    """One abnormal day and what came of it."""
    found = _check(request, pk)
    open_now = found.abnormal and not found.outcome and request.user.has_role(*ON_DUTY, *PLANNERS)
    asked = _requests(found)
    may_receive = request.user.has_role(*ON_DUTY) and not found.explanation_received_on
    return render(
        request,
        "inspections/online/check.html",
        {
            "check": found,
            "anomalies": found.anomalies.select_related("point", "parameter", "evidence").order_by("pk"),
            "requests": asked,
            "open_now": open_now,
            "may_receive": may_receive,
            "may_ask": may_receive and not any(one.is_open for one, _ in asked),
        },
    )


def _requests(found: OnlineCheck):
    """The links sent to the firm, each with the files that came back."""
    asked = list(ExplanationRequest.objects.filter(check_row=found).order_by("-pk"))
    files: dict[int, list] = {}
    for stored in StoredFile.objects.of_all(asked).order_by("pk"):
        files.setdefault(stored.dossier_id, []).append(stored)
    return [(one, files.get(one.pk, [])) for one in asked]


@fills(*ON_DUTY)
def explanation(request, pk):
    """登记企业书面说明."""
    found = _check(request, pk)

    def act(data):
        online.receive_explanation(check=found, actor=request.user, **data)
        return reverse("inspections:online-check", args=[pk]), "已登记企业说明"

    return _about(
        request, found, ExplanationForm(request.POST or None), act, title="登记企业书面说明", submit="登记"
    )


@fills(*ON_DUTY, Role.LEADER)
def settle(request, pk):
    """办结异常."""
    found = _check(request, pk)

    def act(data):
        online.settle(check=found, actor=request.user, **data)
        return reverse("inspections:online-check", args=[pk]), "已办结"

    return _about(request, found, SettleForm(request.POST or None), act, title="办结异常", submit="办结")


@fills(*ON_DUTY, Role.LEADER)
def to_visit(request, pk):
    """转现场检查."""
    found = _check(request, pk)

    def act(data):
        task = online.to_visit(check=found, actor=request.user, **data)
        return reverse("inspections:task", args=[task.pk]), f"已下达 {task.number}"

    form = TwoOfficersForm(request.POST or None, office=found.enterprise.office)
    return _about(request, found, form, act, title="转现场检查", submit="下达检查任务")


def _about(request, found, form, act, **context):
    back = {"back_url": reverse("inspections:online-check", args=[found.pk]), "back_label": "返回异常记录"}
    return form_page(
        request, form, act, subtitle=f"{found.enterprise.name} · {found.day} 数据", **back, **context
    )


@fills(*PLANNERS)
def watch(request):
    """列入每日在线巡查."""

    def act(data):
        found = online.watch(actor=request.user, **data)
        return reverse("inspections:online"), f"{found.enterprise.short_name} 自 {found.since} 起每日巡查"

    initial = {"enterprise": request.GET.get("enterprise", "")}
    form = WatchForm(request.POST or None, user=request.user, initial=initial)
    back = reverse("inspections:online")
    return form_page(
        request, form, act, title="列入每日在线巡查", submit="列入", back_url=back, back_label="在线巡查"
    )


@fills(*PLANNERS)
def end_watch(request, pk):
    """结束每日在线巡查."""
    found = get_object_or_404(OnlineWatch.objects.visible_to(request.user).filter(until__isnull=True), pk=pk)

    def act(data):
        online.end_watch(watch=found, actor=request.user, **data)
        return reverse("inspections:online"), f"{found.enterprise.short_name} 的每日巡查到 {found.until} 为止"

    back = reverse("inspections:online")
    return form_page(
        request,
        EndWatchForm(request.POST or None),
        act,
        title="结束每日在线巡查",
        subtitle=found.enterprise.name,
        submit="结束",
        back_url=back,
        back_label="在线巡查",
    )
