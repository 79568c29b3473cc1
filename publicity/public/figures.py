"""The few figures on the public home page: one definition each, counted over the local calendar year."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import F

from bureau.dates import today, year_days
from bureau.timelimits.models import Clock
from cases.models import Case, Decision
from publicity.models import Campaign, Publication

SECONDS = 300


@dataclass(frozen=True)
class Figure:
    """A count with its unit and the words that define it."""

    label: str
    unit: str
    definition: str
    count: Callable


def _decided(year: int, kind: str) -> int:
    first, after = year_days(year)
    return Decision.objects.filter(kind=kind, decided_on__gte=first, decided_on__lt=after).count()


def _published(year: int) -> int:
    first, after = year_days(year)
    return (
        Publication.objects.penalties()
        .filter(state="public", dated_on__gte=first, dated_on__lt=after)
        .count()
    )


def _on_time(year: int) -> str:
    """Share of publications kept within their limit, among clocks that ended or ran out in the year."""
    first, after = year_days(year)
    due = Clock.objects.filter(key="publish.penalty", due_on__gte=first, due_on__lt=after).exclude(
        state="cancelled"
    )
    kept = due.filter(state="met", met_on__lte=F("due_on")).count()
    late = (
        due.filter(state="met", met_on__gt=F("due_on")).count()
        + due.filter(state="running", due_on__lt=today()).count()
    )
    return f"{100 * kept / (kept + late):.1f}" if kept + late else "—"


FIGURES = (
    Figure(
        "立案",
        "件",
        "本年批准立案的行政处罚案件，按立案日期",
        lambda year: Case.objects.filed_in(year).count(),
    ),
    Figure(
        "处罚决定",
        "件",
        "本年作出的行政处罚决定，按决定日期",
        lambda year: _decided(year, Decision.Kind.PENALTY),
    ),
    Figure(
        "不予处罚",
        "件",
        "本年作出的不予行政处罚决定，按决定日期",
        lambda year: _decided(year, Decision.Kind.EXEMPT),
    ),
    Figure("已公开", "件", "本年作出并正在公开的处罚决定，含公示期满的，不含撤回的", _published),
    Figure(
        "按期公开率",
        "%",
        "公开期限（7 个工作日）在本年届满的处罚决定中，期限内公开的占比；依法不公开的不计",
        _on_time,
    ),
    Figure(
        "普法活动",
        "场",
        "本年举办的普法宣传活动，按举办日期",
        lambda year: Campaign.objects.current().in_year(year).count(),
    ),
)


def of_year(year: int) -> list[tuple[Figure, object]]:
    """The figures of a year; counted again every few minutes."""
    key = f"public-figures:{year}"
    counts = cache.get(key)
    if counts is None:
        counts = [figure.count(year) for figure in FIGURES]
        cache.set(key, counts, SECONDS)
    return list(zip(FIGURES, counts, strict=True))
