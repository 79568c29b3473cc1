"""Spans of local time, always half-open: 31 December 23:59 belongs to the old year, 00:00 to the new."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from bureau.dates import quarter_days, start_of_day, today, year_days

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """The days from `first` up to but not including `end`, in Asia/Shanghai."""

    first: date
    end: date

    @property
    def year(self) -> int:
        """The year it begins in."""
        return self.first.year

    @property
    def last(self) -> date:
        """Its last day."""
        return self.end - _DAY

    @property
    def as_of(self) -> date:
        """The day a stock is counted on: its last day, or today while it runs."""
        return min(self.last, today())

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The same span as aware instants."""
        return start_of_day(self.first), start_of_day(self.end)

    @property
    def label(self) -> str:
        """For headings: 2021 年 if whole, else the days."""
        if (self.first, self.end) == year_days(self.year):
            return f"{self.year} 年"
        return f"{self.first} 至 {self.last}"

    def days(self, field: str) -> Q:
        """Rows whose date field falls inside."""
        return Q(**{f"{field}__gte": self.first, f"{field}__lt": self.end})

    def times(self, field: str) -> Q:
        """Rows whose moment falls inside, by local time."""
        start, end = self.moments
        return Q(**{f"{field}__gte": start, f"{field}__lt": end})

    def before(self) -> "Period":
        """The same days one year earlier (29 February becomes 28)."""
        return Period(_year_earlier(self.first), _year_earlier(self.last) + _DAY)


def _year_earlier(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def whole_year(year: int) -> Period:
    """1 January to 31 December."""
    return Period(*year_days(year))


def year_so_far(year: int) -> Period:
    """The year up to today if it is running, else the whole year."""
    now = today()
    return Period(date(year, 1, 1), now + _DAY) if year == now.year else whole_year(year)


def quarter(year: int, number: int) -> Period:
    """A quarter, 1 to 4."""
    return Period(*quarter_days(year, number))


def month(year: int, number: int) -> Period:
    """A month, 1 to 12."""
    first = date(year, number, 1)
    return Period(first, (first + timedelta(days=32)).replace(day=1))
