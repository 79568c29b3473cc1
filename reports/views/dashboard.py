"""The leadership dashboard: figures beside the same days of last year, trends, breakdowns, clocks at risk."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from bureau.access import reads
from bureau.dates import today
from bureau.dossiers import clocks_of
from bureau.timelimits.models import Clock
from cases.models import Case
from reports import desk, pictures
from reports.charts import Mark, age_strip
from reports.figures import registry
from reports.figures.period import year_so_far
from reports.links import figure_url
from reports.offices import bureau_of

TILES = ("cases_filed", "decisions", "fines_total", "visits", "remote_share", "finding_rate")
SECOND = ("positive_list", "offsite_checks", "campaigns", "trainings", "decided_on_time", "published_on_time")
AGES = (
    (0, 30, "0–30 日", "rest"),
    (31, 60, "31–60 日", "rest"),
    (61, 90, "61–90 日", "near"),
    (91, None, "超 90 日", "today"),
)


@dataclass(frozen=True)
class Tile:
    """One figure with last year's and the difference."""

    figure: object
    text: str
    before: str
    change: str
    url: str


def tile(key, period, office, narrowed: dict) -> Tile:
    """A figure of a period with that of the same days a year earlier; `narrowed` says what its link is narrowed to."""
    figure = registry.get(key)
    now, before = figure.value(period, office), figure.value(period.before(), office)
    return Tile(
        figure,
        figure.text(now),
        figure.text(before),
        _change(figure, now, before),
        figure_url(figure, period.year, **narrowed),
    )


def _change(figure, now, before) -> str:
    """The difference in the words people use: pieces for counts, percent for sums, points for shares."""
    if now is None or before is None:
        return ""
    difference = now - before
    sign = "＋" if difference > 0 else "−" if difference < 0 else ""
    if figure.part is not None:
        return f"{sign}{abs(difference)} 点"
    if figure.total and before:
        return f"{sign}{abs(difference) * 100 / before:.1f}%"
    return f"{sign}{figure.text(abs(difference))}"


def _year(request) -> int:
    text = request.GET.get("year", "")
    if not text:
        return today().year
    if not (text.isascii() and text.isdigit() and 2000 <= int(text) <= today().year):
        raise Http404
    return int(text)


@reads()
def dashboard(request):
    """One page for a leader; each figure and mark opens its rows."""
    year, office = _year(request), bureau_of(request.user)
    period = year_so_far(year)
    until = "" if period.last.month == 12 and period.last.day == 31 else period.last.isoformat()
    clocks = clocks_of(request.user)
    soon = desk.near(clocks)
    return render(
        request,
        "reports/dashboard.html",
        {
            "year": year,
            "years": range(today().year, today().year - 6, -1),
            "period": period,
            "before": period.before(),
            "now": timezone.now(),
            "is_running": year == today().year,
            "tiles": [tile(key, period, office, {"until": until}) for key in TILES],
            "second": [tile(key, period, office, {"until": until}) for key in SECOND],
            "charts": _charts(year, period, office, until),
            "risks": desk.due_lines(clocks[:8]),
            "counts": {name: len(soon.of(name)) for name in ("over", "today")},
            "soon": sum(1 for day, _ in soon.due if 0 < (day - today()).days <= 7),
            "ages": _ages(request.user),
        },
    )


def _charts(year, period, office, until):
    def by(dimension):
        return pictures.breakdown("cases_filed", dimension, period, office, until=until)

    return [
        pictures.months("cases_filed", year, office),
        pictures.funnel(period, office, until=until),
        by("violation"),
        pictures.months("decisions", year, office),
        pictures.months("visits", year, office),
        by("town"),
        by("industry"),
        pictures.quarters(("drawn_enterprises", "visits_random"), "各季度双随机抽查", year, office),
        pictures.months("campaigns", year, office),
    ]


def _ages(user):
    """Running cases by days since filing, less the days their limit stood still."""
    cases = Case.objects.visible_to(user).ongoing().filter(filed_on__isnull=False)
    counts = [0] * len(AGES)
    stopped = _stopped_days(cases)
    for pk, filed_on in cases.values_list("pk", "filed_on").iterator(chunk_size=5000):
        age = (today() - filed_on).days - stopped.get(pk, 0)
        counts[next(i for i, (_, last, _, _) in enumerate(AGES) if last is None or age <= last)] += 1
    marks = [(Mark(label, counts[i]), level) for i, (_, _, label, level) in enumerate(AGES)]
    return age_strip("在办案件办理天数", marks)


def _stopped_days(cases) -> dict[int, int]:
    """Case id -> days taken out of its time limit so far."""
    found: dict[int, int] = {}
    clocks = Clock.objects.alive().filter(
        dossier_kind="cases.case", key="case.limit", dossier_id__in=cases.values("pk")
    )
    stops = clocks.filter(stops__isnull=False).values_list("dossier_id", "stops__from_on", "stops__to_on")
    for pk, first, last in stops:
        found[pk] = found.get(pk, 0) + ((min(last, today()) if last else today()) - first).days + 1
    return found
