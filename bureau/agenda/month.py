"""A month as weeks of cells: which days are off, what ends on each. Pure but for the clocks it is given."""

import calendar as months
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from bureau.timelimits.workdays import SATURDAY, Calendar

SHOWN = 4  # entries in a cell; the rest are counted


@dataclass(frozen=True)
class Cell:
    """One day: `css` is off, work, weekend or nothing; `mark` 休 or 班 with the holiday's name."""

    day: date
    inside: bool
    today: bool
    css: str
    mark: str
    name: str
    entries: tuple
    more: int


def parse_month(text: str, now: date) -> date:
    """The first day of a month written 2026-11; of the current one for anything else."""
    try:
        year, month = text.split("-")
        return date(int(year), int(month), 1) if 2000 <= int(year) < 2100 else now.replace(day=1)
    except ValueError:
        return now.replace(day=1)


def span(first: date) -> tuple[date, date]:
    """The first and last day that the weeks of a month show."""
    weeks = months.Calendar(months.MONDAY).monthdatescalendar(first.year, first.month)
    return weeks[0][0], weeks[-1][-1]


def neighbours(first: date) -> tuple[date, date]:
    """The months before and after."""
    return (first - timedelta(days=1)).replace(day=1), (first + timedelta(days=32)).replace(day=1)


def weeks(first: date, now: date, calendar: Calendar, entries, counts: dict[date, int]) -> list[list[Cell]]:
    """The cells of a month; `entries` are objects with a `day`, `counts` the number of all entries of each day."""
    of_day = defaultdict(list)
    for entry in entries:
        of_day[entry.day].append(entry)
    grid = months.Calendar(months.MONDAY).monthdatescalendar(first.year, first.month)
    return [
        [_cell(day, first, now, calendar, of_day[day], counts.get(day, 0)) for day in week] for week in grid
    ]


def _cell(day: date, first: date, now: date, calendar: Calendar, entries, count: int) -> Cell:
    css, mark, name = "", "", ""
    if day in calendar.work:
        css, mark, name = "work", "班", "调休上班"
    elif day in calendar.off:
        css, mark, name = "off", "休", calendar.off[day]
    elif day.weekday() >= SATURDAY:
        css = "weekend"
    kept = tuple(entries[:SHOWN])
    return Cell(day, day.month == first.month, day == now, css, mark, name, kept, max(0, count - len(kept)))
