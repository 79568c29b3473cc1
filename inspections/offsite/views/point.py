"""Points: the list, the month of one, and what is registered about it."""

from datetime import date, timedelta

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from bureau.access import fills, reads
from bureau.dates import today
from bureau.paging import key_in, page_of
from bureau.staff.roles import Role
from inspections.models import Enterprise
from inspections.offsite import chart
from inspections.offsite.forms.point import (
    AnswerForm,
    DeviceForm,
    EndPointForm,
    EventForm,
    LimitForm,
    ParameterForm,
    PointFilter,
    PointForm,
    RestoreForm,
)
from inspections.offsite.models import Anomaly, Correction, DeviceEvent, MonitoringPoint, Parameter
from inspections.offsite.services import devices
from inspections.offsite.services.month import month_of
from inspections.views.acting import form_page

KEEPERS = (Role.OFFICER, Role.CLERK)
READERS = (*KEEPERS, Role.LEADER, Role.SUPERVISOR)  # of the deliveries of data
FIRST_YEAR, LAST_YEAR = 2010, 2099


def visible(request, pk) -> MonitoringPoint:
    """The point if the person may see it, else 404."""
    rows = MonitoringPoint.objects.visible_to(request.user).select_related("enterprise__office")
    return get_object_or_404(rows, pk=pk)


@reads()
def index(request):
    """监测点位: one line each, those with anomalies to verify marked."""
    narrow = PointFilter(request.GET)
    asked, rows = narrow.asked(), MonitoringPoint.objects.visible_to(request.user)
    if asked.get("show") != "all":
        rows = rows.filter(ended_on__isnull=asked.get("show") != "ended")
    if "medium" in asked:
        rows = rows.filter(medium=asked["medium"])
    if "q" in asked:
        firms = Enterprise.objects.visible_to(request.user).matching(asked["q"]).values("pk")
        rows = rows.filter(Q(code__istartswith=asked["q"]) | Q(enterprise__in=firms))
    page = page_of(request, rows.select_related("enterprise"), key=("code", "pk"))
    left = Anomaly.objects.open().filter(point__in=[p.pk for p in page.rows]).order_by()
    counts = dict(left.values_list("point").annotate(count=Count("pk")))
    context = {
        "page": page,
        "filter": narrow,
        "counts": counts,
        "silent_before": today() - timedelta(days=1),
        "may_keep": request.user.has_role(*KEEPERS),
        "to_verify": Anomaly.objects.visible_to(request.user).open().count(),
        "may_read": request.user.has_role(*READERS),
    }
    return render(request, "inspections/offsite/points.html", context)


def _month(request, point) -> date:
    """The month asked for, else that of the latest data."""
    year, _, month = request.GET.get("month", "").partition("-")
    if year.isascii() and month.isascii() and year.isdigit() and month.isdigit() and len(year + month) < 7:
        year, month = int(year), int(month)
        if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12:
            return date(year, month, 1)
    return (point.last_at.date() if point.last_at else today()).replace(day=1)


@reads()
def show(request, pk):
    """One point: a month of one parameter as chart and table, and what is known of its instruments."""
    point = visible(request, pk)
    parameters = list(point.parameters.prefetch_related("limits").order_by("pk"))
    wanted = key_in(request.GET.get("parameter", ""))
    parameter = next((p for p in parameters if p.pk == wanted), parameters[0] if parameters else None)
    first, beyond = chart.span_of(_month(request, point))
    context = {
        "point": point,
        "parameters": parameters,
        "parameter": parameter,
        "first": first,
        "before": (first - timedelta(days=1)).strftime("%Y-%m"),
        "after": beyond.strftime("%Y-%m"),
        "devices": point.devices.select_related("parameter").order_by("pk"),
        "events": _events(point),
        "may_keep": request.user.has_role(*KEEPERS),
        "may_read": request.user.has_role(*READERS),
        "hours": range(24),
    }
    if parameter:
        context |= _drawn(parameter, first, beyond)
    return render(request, "inspections/offsite/point.html", context)


def _drawn(parameter, first: date, beyond: date) -> dict:
    series = month_of(parameter, first, beyond)
    rows = list(
        Anomaly.objects.filter(parameter=parameter, day__gte=first, day__lt=beyond).order_by("day", "pk")
    )
    doors: dict[date, tuple[str, str]] = {}
    for row in rows:
        if row.state != Anomaly.State.LAPSED:
            said, url = doors.get(row.day, ("", reverse("inspections:anomaly", args=[row.pk])))
            doors[row.day] = (f"{said}、{row.get_rule_display()}".strip("、"), url)
    return {
        "svg": chart.draw(series, first, beyond, unit=parameter.unit, doors=doors),
        "table": chart.table(series, first, beyond),
        "has_data": bool(series.hours or series.days),
        "anomalies": rows,
        "limits": parameter.limits.all(),
        "corrections": Correction.objects.filter(parameter=parameter)
        .select_related("batch")
        .order_by("-at", "-pk")[:10],
    }


def _events(point):
    rows = DeviceEvent.objects.filter(device__point=point).select_related("device")
    on = today()
    return [(event, event.is_consented(on)) for event in rows.order_by("-started_at", "-pk")[:12]]


@fills(*KEEPERS)
def add(request):
    """登记监测点位."""

    def act(data):
        point = devices.add_point(actor=request.user, **data)
        return reverse("inspections:point", args=[point.pk]), f"已登记 {point.code}，请接着登记监测因子和限值"

    form = PointForm(
        request.POST or None, user=request.user, initial={"enterprise": request.GET.get("enterprise", "")}
    )
    back = reverse("inspections:points")
    return form_page(
        request, form, act, title="登记监测点位", submit="登记", back_url=back, back_label="监测点位"
    )


def _about(request, point, form, act, **context):
    back = reverse("inspections:point", args=[point.pk])
    subtitle = f"{point.enterprise.name} · {point.code} {point.name}"
    return form_page(request, form, act, subtitle=subtitle, back_url=back, back_label="返回点位", **context)


@fills(*KEEPERS)
def end(request, pk):
    """停用监测点位."""
    point = visible(request, pk)

    def act(data):
        devices.end_point(point=point, actor=request.user, **data)
        return reverse("inspections:point", args=[pk]), f"{point.code} 到 {point.ended_on} 为止"

    return _about(
        request, point, EndPointForm(request.POST or None), act, title="停用监测点位", submit="停用"
    )


@fills(*KEEPERS)
def parameter(request, pk):
    """登记监测因子."""
    point = visible(request, pk)

    def act(data):
        made = devices.add_parameter(point=point, actor=request.user, **data)
        return reverse("inspections:limit-new", args=[made.pk]), f"已登记 {made.name}，请接着登记限值"

    return _about(
        request, point, ParameterForm(request.POST or None), act, title="登记监测因子", submit="登记"
    )


@fills(*KEEPERS)
def limit(request, pk):
    """登记限值."""
    rows = Parameter.objects.filter(point__in=MonitoringPoint.objects.visible_to(request.user))
    found = get_object_or_404(rows.select_related("point__enterprise__office"), pk=pk)

    def act(data):
        devices.set_limit(parameter=found, actor=request.user, **data)
        return reverse(
            "inspections:point", args=[found.point_id]
        ), f"已登记 {found.name} 限值，有关日期重新判断"

    form = LimitForm(request.POST or None)
    return _about(request, found.point, form, act, title=f"登记{found.name}限值", submit="登记")


@fills(*KEEPERS)
def device(request, pk):
    """登记设备."""
    point = visible(request, pk)

    def act(data):
        made = devices.add_device(point=point, actor=request.user, **data)
        return reverse("inspections:point", args=[pk]), f"已登记 {made.name}"

    return _about(
        request,
        point,
        DeviceForm(request.POST or None, point=point),
        act,
        title="登记自动监控设备",
        submit="登记",
    )


@fills(*KEEPERS)
def event(request, pk):
    """登记设备情况."""
    point = visible(request, pk)

    def act(data):
        made = devices.report(actor=request.user, **data)
        term = f"，期限 {made.due_on}" if made.due_on else ""
        return reverse("inspections:point", args=[pk]), f"已登记{made.get_kind_display()}{term}"

    notes = [
        "故障 12 小时内报告、5 个工作日内修复（令 19 第8条）；停运、拆除 5 个工作日内答复，逾期视为同意（第7条）。"
    ]
    form = EventForm(request.POST or None, point=point)
    return _about(request, point, form, act, title="登记设备情况", submit="登记", notes=notes)


def _event(request, pk) -> DeviceEvent:
    rows = DeviceEvent.objects.filter(device__point__in=MonitoringPoint.objects.visible_to(request.user))
    return get_object_or_404(rows.select_related("device__point__enterprise__office"), pk=pk)


@fills(*KEEPERS, Role.LEADER)
def answer(request, pk):
    """答复停运、拆除."""
    found = _event(request, pk)

    def act(data):
        devices.answer(event=found, actor=request.user, **data)
        return reverse("inspections:point", args=[found.device.point_id]), "已登记答复"

    title = f"答复{found.get_kind_display()}申请"
    return _about(
        request, found.device.point, AnswerForm(request.POST or None), act, title=title, submit="登记答复"
    )


@fills(*KEEPERS)
def restore(request, pk):
    """登记恢复."""
    found = _event(request, pk)

    def act(data):
        devices.restore(event=found, actor=request.user, **data)
        return reverse("inspections:point", args=[found.device.point_id]), "已登记恢复，有关日期重新判断"

    return _about(
        request, found.device.point, RestoreForm(request.POST or None), act, title="登记恢复", submit="登记"
    )
