"""Doubtful visits, monitoring data and register entries."""

from django.db.models import Q

from bureau.dates import today
from inspections.models import InspectionTask, OnlineCheck
from publicity.models import Campaign, Training
from reports.addresses import address_of
from reports.doubts import DoubtKind, register
from reports.figures.definition import Line


def _campaigns_without_audience(period, office):
    return (
        Campaign.objects.current()
        .filter(period.days("held_on"), office__path__startswith=office.path, audience=0)
        .order_by("pk")
    )


def _trainings_without_people(period, office):
    held = Training.objects.current().filter(period.days("held_on"), office__path__startswith=office.path)
    return held.filter(participants__isnull=True, others=0).order_by("pk")


def _unfinished_visits(period, office):
    late = InspectionTask.objects.open().filter(
        period.days("assigned_on"), office__path__startswith=office.path
    )
    return late.filter(due_on__lt=today()).select_related("enterprise").order_by("pk")


def _visits_without_certificates(period, office):
    done = InspectionTask.objects.done().filter(
        period.days("done_on"), office__path__startswith=office.path, mode="onsite"
    )
    bare = done.filter(Q(scene__isnull=True) | Q(scene__certificate_a="") | Q(scene__certificate_b=""))
    return bare.select_related("enterprise").order_by("pk")


def _unsettled_anomalies(period, office):
    found = OnlineCheck.objects.unsettled().filter(
        period.days("day"), enterprise__office__path__startswith=office.path
    )
    return found.select_related("enterprise").order_by("pk")


def _event(row):
    return Line(str(row), address_of(row), f"{row.held_on} · {row.place or '地点未登记'}", row.held_on)


def _visit(row):
    return Line(f"{row.number} {row.enterprise}", address_of(row), f"应于 {row.due_on} 前完成", row.due_on)


def _done_visit(row):
    return Line(f"{row.number} {row.enterprise}", address_of(row), f"{row.done_on} 检查", row.done_on)


def _check(row):
    return Line(str(row.enterprise), address_of(row), f"{row.day} · {row.description[:40]}", row.day)


register(
    DoubtKind(
        "campaign_audience",
        "普法活动没有登记受众人数",
        "",
        ("campaigns", "campaign_audience"),
        _campaigns_without_audience,
        _event,
        "补登人数",
    ),
    DoubtKind(
        "training_people",
        "执法培训没有登记参加人员",
        "",
        ("trainings", "training_people"),
        _trainings_without_people,
        _event,
        "补登人员",
    ),
    DoubtKind(
        "visit_overdue",
        "检查任务过期没有完成",
        "",
        ("visits", "visits_random"),
        _unfinished_visits,
        _visit,
        "去办理",
    ),
    DoubtKind(
        "visit_certificates",
        "现场检查没有登记两名执法人员的证号",
        "行政处罚法 第42条",
        ("visits", "visits_findings", "finding_rate"),
        _visits_without_certificates,
        _done_visit,
        "补录",
    ),
    DoubtKind(
        "anomaly_unsettled",
        "在线数据异常没有处理结果",
        "",
        ("offsite_anomalies",),
        _unsettled_anomalies,
        _check,
        "去处理",
    ),
)
