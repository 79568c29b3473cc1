"""A figure spread over months, quarters or kinds: the numbers of every chart, from the figure's own definition."""

from django.db.models import Count, Sum
from django.db.models.functions import ExtractMonth

from bureau.dates import today
from reports.charts import Mark
from reports.figures.definition import Figure
from reports.figures.period import Period, whole_year
from reports.links import figure_url

OTHERS = "其他"


def _measure(figure: Figure):
    return Sum(figure.total) if figure.total else Count("pk")


def by_month(figure: Figure, year: int, office) -> dict[int, int]:
    """Month -> value of a flow in a year."""
    rows = figure.rows(whole_year(year), office).order_by()
    found = (
        rows.annotate(month_of=ExtractMonth(figure.on)).values("month_of").annotate(measured=_measure(figure))
    )
    return dict(found.values_list("month_of", "measured"))


def month_marks(figure: Figure, year: int, office, *, linked: bool = True) -> list[Mark]:
    """Twelve marks, with last year's behind; months to come have no value."""
    now, before, day = by_month(figure, year, office), by_month(figure, year - 1, office), today()
    begun = 12 if year < day.year else day.month if year == day.year else 0
    return [
        Mark(
            f"{m}月",
            now.get(m, 0) if m <= begun else None,
            before.get(m, 0),
            figure_url(figure, year, month=m) if linked and m <= begun else "",
        )
        for m in range(1, 13)
    ]


def quarter_values(figure: Figure, year: int, office) -> list[int]:
    """Four values."""
    months = by_month(figure, year, office)
    return [sum(months.get(m, 0) for m in range(3 * q - 2, 3 * q + 1)) for q in range(1, 5)]


def kinds(figure: Figure, dimension: str, period: Period, office) -> dict:
    """Kind -> value in a period, largest first."""
    path = figure.dimensions[dimension].path
    found = figure.rows(period, office).order_by().values(path).annotate(measured=_measure(figure))
    pairs = [(row[path], row["measured"]) for row in found]
    return dict(sorted(pairs, key=lambda pair: (-pair[1], str(pair[0]))))


def kind_marks(
    figure: Figure,
    dimension: str,
    period: Period,
    office,
    *,
    most: int = 8,
    linked: bool = True,
    until: str = "",
) -> list[Mark]:
    """One mark per kind, the largest first; kinds beyond `most` are summed as 其他 so that the chart adds up."""
    now, before = kinds(figure, dimension, period, office), kinds(figure, dimension, period.before(), office)
    names = figure.dimensions[dimension].names or {}
    keys = list(now) + [k for k in before if k not in now]
    marks = [
        Mark(
            str(names.get(k, k) or "未登记"),
            now.get(k, 0),
            before.get(k, 0),
            figure_url(figure, period.year, until=until, by=dimension, kind=k if k not in (None, "") else "-")
            if linked
            else "",
        )
        for k in keys
    ]
    if len(marks) <= most:
        return marks
    rest = marks[most - 1 :]
    others = Mark(f"{OTHERS} {len(rest)} 类", sum(m.value for m in rest), sum(m.before for m in rest))
    return [*marks[: most - 1], others]
