"""The list behind each figure: exactly the rows counted, pageable and exportable; and all definitions of a year."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from bureau.access import reads
from bureau.dates import local_day, parse_date, today
from bureau.paging import key_in, page_of
from bureau.staff.models import User
from publicity.export import csv_response
from reports.figures import registry
from reports.figures.definition import Figure
from reports.figures.period import Period, month, quarter, whole_year, year_so_far
from reports.models import ReportFigure
from reports.offices import asked_office, bureau_of


@dataclass(frozen=True)
class Narrowing:
    """What of a figure is shown: the period, and one kind of its rows if asked."""

    period: Period
    kind_label: str = ""
    conditions: Q = field(default_factory=Q)


def _figure(key: str) -> Figure:
    try:
        return registry.get(key)
    except registry.UnknownFigure:
        raise Http404 from None


def _whole(request, name: str, most: int) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and 1 <= int(text) <= most else None


def _narrowing(request, figure: Figure, year: int) -> Narrowing:
    """Month, quarter or last day, by/kind and person, from the address; anything else in it is ignored."""
    period = whole_year(year)
    if number := _whole(request, "month", 12):
        period = month(year, number)
    elif number := _whole(request, "quarter", 4):
        period = quarter(year, number)
    elif until := parse_date(request.GET.get("until", "")):
        period = Period(period.first, min(period.end, until + timedelta(days=1)))
    words, own = _of_person(request, figure)
    kind_words, kind = _of_kind(request, figure)
    return Narrowing(period, " · ".join(filter(None, (words, kind_words))), own & kind)


def _of_kind(request, figure: Figure) -> tuple[str, Q]:
    """Rows of one kind in one of the figure's dimensions."""
    dimension = figure.dimensions.get(request.GET.get("by", ""))
    if dimension is None or "kind" not in request.GET:
        return "", Q()
    kind = request.GET["kind"][:80]
    if kind == "-":
        return f"{dimension.label} 未登记", Q(**{f"{dimension.path}__isnull": True})
    return f"{dimension.label} {(dimension.names or {}).get(kind, kind)}", Q(**{dimension.path: kind})


def _of_person(request, figure: Figure) -> tuple[str, Q]:
    """One colleague's rows; a person of another bureau is not found."""
    pk = key_in(request.GET.get("person", ""))
    if not figure.people or not pk:
        return "", Q()
    person = get_object_or_404(User, pk=pk, office__path__startswith=request.user.scope_path)
    own = Q(pk__in=[])
    for column in figure.people:
        own |= Q(**{column: pk})
    return person.name, own


def _rows(request, figure, year):
    if not 2000 <= year <= today().year + 1:
        raise Http404
    narrowing = _narrowing(request, figure, year)
    return narrowing, figure.rows(narrowing.period, asked_office(request)).filter(narrowing.conditions)


def _order(figure: Figure) -> tuple[str, ...]:
    return (f"-{figure.on}", "-pk") if figure.on else ("-pk",)


@reads()
def figure(request, key, year):
    """One figure: value, definition, and the rows that make it."""
    found = _figure(key)
    narrowing, rows = _rows(request, found, year)
    page = page_of(request, rows, key=_order(found))
    part = (
        set(rows.filter(found.part, pk__in=[r.pk for r in page]).values_list("pk", flat=True))
        if found.part is not None
        else set()
    )
    frozen = (
        ReportFigure.objects.filter(
            key=key, report__year=year, report__is_frozen=True, report__office=bureau_of(request.user)
        )
        .order_by("-round")
        .first()
    )
    return render(
        request,
        "reports/figure.html",
        {
            "figure": found,
            "year": year,
            "narrowing": narrowing,
            "page": page,
            "value": found.text(found.of(rows)),
            "lines": [(found.line(row), row.pk in part) for row in page],
            "frozen": frozen,
            "today": today(),
            "office": asked_office(request),
            "has_amount": bool(found.total),
        },
    )


@reads()
def export(request, key, year):
    """The same rows as a file, all of them, in the same order."""
    found = _figure(key)
    narrowing, rows = _rows(request, found, year)
    name = f"{found.label} {narrowing.period.label}.csv"
    head = ["序号", "项目", "说明", "日期", "数额"]
    lines = (found.line(row) for row in rows.order_by(*_order(found)).iterator(chunk_size=2000))
    body = ([n, x.title, x.detail, _day(x.on), x.amount] for n, x in enumerate(lines, start=1))
    return csv_response(name, head, body)


def _day(value):
    return local_day(value) if hasattr(value, "hour") else value


@reads()
def index(request, year=None):
    """Every figure of a year with its definition."""
    year = year or today().year
    if not 2000 <= year <= today().year:
        raise Http404
    period, office = year_so_far(year), bureau_of(request.user)
    groups = [
        (name, [(f, f.text(f.value(period, office))) for f in figures])
        for name, figures in registry.grouped()
    ]
    return render(
        request, "reports/figures.html", {"groups": groups, "year": year, "period": period, "today": today()}
    )
