"""Which days are working days. Pure: no Django, no database.

The State Council publishes one notice a year (节假日安排). It names days off and make-up working days (调休).
A year without a notice can only be guessed from weekends and the fixed holidays, so every answer that touches it
is provisional.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
SATURDAY = 5
# The notice for a year has more than once changed the last days of the year before it
# (29 December 2018 became a working day by the notice for 2019), so these days wait for the next notice too.
NEXT_NOTICE_REACHES_BACK_TO = (12, 29)
# Days off by the regulation on public holidays (全国年节及纪念日放假办法, text of 2025) in every year, even before the
# notice is out or where it was entered without them. Festivals of the lunar calendar are left to the notice.
FIXED_SINCE = 2025
FIXED_DAYS_OFF = {
    (1, 1): "元旦",
    (5, 1): "劳动节",
    (5, 2): "劳动节",
    (10, 1): "国庆节",
    (10, 2): "国庆节",
    (10, 3): "国庆节",
}


@dataclass(frozen=True)
class Calendar:
    """Named days off, named make-up working days, and the years whose notice is out."""

    off: Mapping[date, str] = field(default_factory=dict)
    work: Mapping[date, str] = field(default_factory=dict)
    published: frozenset[int] = frozenset()

    def is_workday(self, day: date) -> bool:
        """Whether offices work on `day`: make-up days count, holidays and weekends do not."""
        if day in self.work:
            return True
        return day not in self.off and not self._fixed_name(day) and day.weekday() < SATURDAY

    def _fixed_name(self, day: date) -> str:
        """The public holiday a day is in every year, or an empty string."""
        return FIXED_DAYS_OFF.get((day.month, day.day), "") if day.year >= FIXED_SINCE else ""

    def is_settled(self, day: date) -> bool:
        """Whether no notice still to come can change what `day` is."""
        if day.year not in self.published:
            return False
        return (day.month, day.day) < NEXT_NOTICE_REACHES_BACK_TO or day.year + 1 in self.published

    def unsettled_years(self, first: date, last: date) -> tuple[int, ...]:
        """The years whose notice is still awaited for the days `first` to `last`, both included."""
        years = set()
        for day in days(first, last):
            if not self.is_settled(day):
                years.add(day.year if day.year not in self.published else day.year + 1)
        return tuple(sorted(years))

    def describe(self, day: date) -> str:
        """What kind of day it is, in the words staff see."""
        if day in self.work:
            return f"调休上班日（{self.work[day]}）" if self.work[day] else "调休上班日"
        if day in self.off:
            return self.off[day] or "放假日"
        if name := self._fixed_name(day):
            return f"{name}法定假日"
        return "周末" if day.weekday() >= SATURDAY else "工作日"


def days(first: date, last: date) -> Iterator[date]:
    """Every day from `first` to `last`, both included."""
    day = first
    while day <= last:
        yield day
        day += ONE_DAY


def workdays_within(first: date, last: date, calendar: Calendar) -> int:
    """Number of working days from `first` to `last`, both included."""
    return sum(calendar.is_workday(day) for day in days(first, last))


def workdays_strictly_between(first: date, last: date, calendar: Calendar) -> int:
    """Number of full working days after `first` and before `last` (notice to hearing, 行政处罚法
    第64条第2项).
    """
    return workdays_within(first + ONE_DAY, last - ONE_DAY, calendar)


def nth_workday_after(start: date, count: int, calendar: Calendar) -> date:
    """The `count`-th working day after `start`; `start` itself is not counted."""
    day = start
    while count:
        day += ONE_DAY
        count -= calendar.is_workday(day)
    return day


def earliest_after_full_workdays(start: date, count: int, calendar: Calendar) -> date:
    """First working day with `count` full working days strictly between it and `start`.

    It is working day `count` + 1: the first day for a hearing after its notice, for substitute performance
    after the reminder, and for a decision after the term of defence, unless the right was waived in
    writing.
    """
    return nth_workday_after(start, count + 1, calendar)


def latest_before_full_workdays(event: date, count: int, calendar: Calendar) -> date:
    """Last day to serve a notice so that `count` full working days lie strictly between it and `event`."""
    day = event - ONE_DAY
    while workdays_strictly_between(day, event, calendar) < count:
        day -= ONE_DAY
    return day
