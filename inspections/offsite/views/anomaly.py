"""Anomalies: what rules found, verified one by one by the officer on duty."""

from datetime import timedelta

from django.db.models import Count, Q
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from bureau.access import fills, reads
from bureau.paging import page_of
from bureau.record.models import Entry
from inspections.models import Enterprise
from inspections.offsite import chart
from inspections.offsite.forms.data import AnomalyFilter, ConfirmForm, DismissForm
from inspections.offsite.models import Anomaly
from inspections.offsite.services import judging
from inspections.offsite.services.month import month_of
from inspections.offsite.workflow import ANOMALY, ON_DUTY
from inspections.views.acting import actions, form_page

# The key of the first is empty: it is what the address without a view shows.
VIEWS = {"": "待核实", "confirmed": "属实", "dismissed": "非异常", "lapsed": "数据已补正", "all": "全部"}


def _visible(request, pk) -> Anomaly:
    rows = Anomaly.objects.visible_to(request.user).select_related(
        "point__enterprise__office", "parameter", "judged_by", "check_row", "evidence"
    )
    return get_object_or_404(rows, pk=pk)


@reads()
def index(request):
    """数据异常: those to verify first."""
    view = request.GET.get("view", "")
    view = view if view in VIEWS else ""
    rows = Anomaly.objects.visible_to(request.user).select_related("point__enterprise", "parameter")
    narrow = AnomalyFilter(request.GET)
    asked = narrow.asked()
    if "rule" in asked:
        rows = rows.filter(rule=asked["rule"])
    if "q" in asked:
        firms = Enterprise.objects.visible_to(request.user).matching(asked["q"]).values("pk")
        rows = rows.filter(Q(point__code__istartswith=asked["q"]) | Q(point__enterprise__in=firms))
    counts = dict(rows.order_by().values_list("state").annotate(count=Count("pk")))
    counts |= {"": counts.get(Anomaly.State.FOUND, 0), "all": sum(counts.values())}
    if view != "all":
        rows = rows.filter(state=view or Anomaly.State.FOUND)
    page = page_of(request, rows, key=("-day", "-pk"))
    views = [(value, label, counts.get(value, 0)) for value, label in VIEWS.items()]
    context = {"page": page, "filter": narrow, "view": view, "views": views}
    return render(request, "inspections/offsite/anomalies.html", context)


@reads()
def show(request, pk):
    """One anomaly with the days around it."""
    found = _visible(request, pk)
    first, beyond = found.day - timedelta(days=3), found.day + timedelta(days=4)
    series = month_of(found.parameter, first, beyond)
    context = {
        "anomaly": found,
        "limit": found.parameter.limits.filter(effective_from__lte=found.day).first(),
        "svg": chart.draw(series, first, beyond, unit=found.parameter.unit, doors={}),
        "table": chart.table(series, first, beyond),
        "hours": range(24),
        "actions": actions(ANOMALY, found, request.user, prefix="anomaly", confirm={}),
        "entries": Entry.objects.of(found).order_by("-sequence")[:20],
    }
    return render(request, "inspections/offsite/anomaly.html", context)


def _about(request, found, form, act, **context):
    back = reverse("inspections:anomaly", args=[found.pk])
    subtitle = f"{found.point.enterprise.name} · {found.point.code} {found.parameter.name} · {found.day}"
    return form_page(request, form, act, subtitle=subtitle, back_url=back, back_label="返回异常", **context)


@fills(*ON_DUTY)
def confirm(request, pk):
    """认定属实."""
    found = _visible(request, pk)

    def act(data):
        row = judging.confirm(anomaly=found, actor=request.user, **data)
        return reverse(
            "inspections:online-check", args=[row.check_row_id]
        ), "已认定属实，数据已固定；请要求企业说明"

    notes = [
        f"{found.get_rule_display()}：{found.text}。认定后列入当日巡查记录，前后三日数据入库并计算 SHA-256。"
    ]
    return _about(
        request,
        found,
        ConfirmForm(request.POST or None),
        act,
        title="认定属实",
        submit="认定并固定数据",
        notes=notes,
    )


@fills(*ON_DUTY)
def dismiss(request, pk):
    """认定非异常."""
    found = _visible(request, pk)

    def act(data):
        judging.dismiss(anomaly=found, actor=request.user, **data)
        return reverse("inspections:anomalies"), f"{found.parameter} {found.day} 已认定非异常"

    notes = [f"{found.get_rule_display()}：{found.text}。"]
    return _about(
        request, found, DismissForm(request.POST or None), act, title="认定非异常", submit="认定", notes=notes
    )


@reads()
def evidence(request, pk):
    """The frozen data."""
    stored = _visible(request, pk).evidence
    if stored is None:
        raise Http404
    return FileResponse(
        stored.file.open("rb"), content_type=stored.content_type, as_attachment=True, filename=stored.name
    )
