"""Figures by which the year's inspections are followed: completion, load, what is late, results made public in time."""

from django.db.models import Count, Exists, F, IntegerField, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from bureau.dates import today
from bureau.staff.models import User
from bureau.staff.roles import Role
from bureau.timelimits.models import Clock
from cases.models import CorrectionOrder
from inspections.models import Enterprise, Finding, InspectionTask
from reports.addresses import address_of
from reports.figures.definition import Dimension, Figure, Line
from reports.figures.inspections import OF_VISITS, OFFICERS, VISITS
from reports.figures.registry import register

RESULTS = "publish.other"
KIND = InspectionTask._meta.label_lower
WAYS = {
    **OF_VISITS,
    "mode": Dimension("方式", "mode", dict(InspectionTask.Mode.choices)),
    "basis": Dimension("依据", "basis", dict(InspectionTask.Basis.choices)),
}


def _tasks(office):
    tasks = InspectionTask.objects.filter(office__path__startswith=office.path)
    return tasks.select_related("enterprise", *OFFICERS)


def _done(period, office):
    return _tasks(office).done().filter(period.days("done_on"))


def _planned(period, office):
    """Drawn visits that fall due in the period; cancelled ones have been replaced or were struck off with a reason."""
    return _tasks(office).filter(period.days("due_on"), basis="draw").exclude(state="cancelled")


def _late(period, office):
    undone = Q(done_on__isnull=True) | Q(done_on__gt=period.as_of)
    return _tasks(office).filter(undone, due_on__lt=period.as_of).exclude(state="cancelled")


def _visited(period, office):
    """Enterprises visited on site in the period, with the number of those visits as `n`."""
    onsite = Q(tasks__state="done", tasks__mode="onsite") & period.days("tasks__done_on")
    firms = Enterprise.objects.filter(
        Exists(_done(period, office).filter(mode="onsite", enterprise=OuterRef("pk")))
    )
    return firms.annotate(n=Count("tasks", filter=onsite))


def _officers(period, office):
    """The officers of the bureau with the visits each has made in the period as `n`."""

    def made(role):
        rows = _done(period, office).filter(**{role: OuterRef("pk")}).order_by().values(role)
        return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)

    people = User.objects.with_role(Role.OFFICER).filter(office__path__startswith=office.path)
    return people.annotate(n=made("officer_a") + made("officer_b"))


def _overdue_findings(period, office):
    """Findings with an order whose last day has passed and that no re-inspection has found corrected."""
    orders = CorrectionOrder.objects.filter(finding=OuterRef("pk"), correct_by__lt=period.as_of).exclude(
        state__in=["corrected", "withdrawn", "drafted"]
    )
    found = Finding.objects.filter(Exists(orders), task__office__path__startswith=office.path)
    return found.annotate(correct_by=Min("orders__correct_by")).select_related("task__enterprise")


def _clocks(**conditions):
    return Clock.objects.filter(dossier_kind=KIND, dossier_id=OuterRef("pk"), key=RESULTS, **conditions)


def _with_results(period, office):
    """Visits whose twenty working days have been met or missed; one with time left says nothing yet."""
    return _done(period, office).filter(
        Exists(_clocks(state="met")) | Exists(_clocks(state="running", due_on__lt=today()))
    )


def _waiting(period, office):
    clocks = _clocks(state="running")
    rows = _tasks(office).filter(Exists(clocks))
    return rows.annotate(publish_by=Subquery(clocks.order_by("due_on").values("due_on")[:1]))


def _visit(row):
    words = (
        f"{row.enterprise.name} · {row.get_basis_display()} · {row.get_mode_display()} · {row.officer_names}"
    )
    return Line(row.number, address_of(row), words, row.done_on)


def _due(row):
    return Line(row.number, address_of(row), f"{row.enterprise.name} · {row.officer_names}", row.due_on)


def _to_publish(row):
    words = f"{row.enterprise.name} · {row.done_on} 检查 · 须在 {row.publish_by} 前公开"
    return Line(row.number, address_of(row), words, row.publish_by)


def _firm(row):
    return Line(row.name, address_of(row), f"现场检查 {row.n} 次")


def _officer(row):
    return Line(row.name, "", f"完成检查 {row.n} 次")


def _finding(row):
    words = f"{row.description[:40]} · 责令 {row.correct_by} 前改正"
    return Line(row.task.enterprise.name, address_of(row.task), words, row.task.done_on)


register(
    Figure(
        "plan_completion",
        "抽查计划完成率",
        "%",
        VISITS,
        "完成期限在期间内的双随机检查任务中已完成的占比，已取消（由候补递补等）的不计",
        _planned,
        _due,
        on="due_on",
        part=Q(state="done"),
        places=1,
        dimensions=WAYS,
    ),
    Figure(
        "visits_all",
        "完成检查",
        "次",
        VISITS,
        "现场和非现场检查，各种依据都计；按检查完成日期计入",
        _done,
        _visit,
        on="done_on",
        dimensions=WAYS,
        people=OFFICERS,
    ),
    Figure(
        "onsite_share",
        "现场检查占比",
        "%",
        VISITS,
        "完成的检查中以现场方式进行的占比，其余为非现场检查；按检查完成日期计入",
        _done,
        _visit,
        on="done_on",
        part=Q(mode="onsite"),
        places=1,
        dimensions=WAYS,
    ),
    Figure(
        "visits_per_firm",
        "平均每家现场检查",
        "次",
        VISITS,
        "期间内接受过现场检查的企业平均每家的次数；各种依据都计",
        _visited,
        _firm,
        mean=F("n"),
        places=1,
    ),
    Figure(
        "officer_load",
        "平均每人检查",
        "次",
        VISITS,
        "本机关在岗执法人员平均每人完成检查的次数，两人同去各计一次",
        _officers,
        _officer,
        mean=F("n"),
        places=1,
    ),
    Figure(
        "overdue_visits",
        "逾期未完成检查",
        "次",
        VISITS,
        "期末（期间未结束时为今日）已过完成期限还没有完成的检查任务，已取消的不计",
        _late,
        _due,
        on="due_on",
        steady=True,
        people=OFFICERS,
    ),
    Figure(
        "overdue_findings",
        "逾期未改正问题",
        "个",
        VISITS,
        "责令改正期限到期末（期间未结束时为今日）已过、复查还没有认定改正的检查问题",
        _overdue_findings,
        _finding,
        steady=True,
    ),
    Figure(
        "results_on_time",
        "检查结果按时公开率",
        "%",
        VISITS,
        "公开期限（20 个工作日）已到或已公开的双随机检查中，在期限内公开的占比；按检查完成日期计入",
        _with_results,
        _visit,
        on="done_on",
        part=Exists(_clocks(state="met", met_on__lte=F("due_on"))),
        places=1,
    ),
    Figure(
        "results_waiting",
        "待公开检查结果",
        "次",
        VISITS,
        "检查已完成、20 个工作日公开期限正在计时的双随机检查，按现在计",
        _waiting,
        _to_publish,
        on="publish_by",
        steady=True,
    ),
)
