"""Finding days: office days near a date, and the day on which an event must lie for a term to end as wished."""

from contextlib import contextmanager
from datetime import date, timedelta
from functools import lru_cache
from unittest import mock

from bureau.timelimits import services as timelimits
from bureau.timelimits.models import clock
from bureau.timelimits.services import rules

ONE = timedelta(days=1)


@lru_cache(maxsize=1)
def _calendar():
    return timelimits.load_calendar()


@contextmanager
def calendar_held():
    """The calendar is read once for the whole load, which does not change it, instead of once for every clock."""
    _calendar.cache_clear()
    with (
        mock.patch.object(clock, "load_calendar", _calendar),
        mock.patch.object(rules, "load_calendar", _calendar),
    ):
        yield
    _calendar.cache_clear()


def office_day(day: date) -> date:
    """The day itself or the first working day after it."""
    while not _calendar().is_workday(day):
        day += ONE
    return day


def last_office_day(day: date) -> date:
    """The day itself or the last working day before it."""
    while not _calendar().is_workday(day):
        day -= ONE
    return day


def office_days(day: date, count: int) -> date:
    """`count` working days after a day; before it if negative."""
    step = ONE if count > 0 else -ONE
    while count:
        day += step
        if _calendar().is_workday(day):
            count -= 1 if count > 0 else -1
    return day


def event_for(key: str, target: date, *, latest: date, any_day: bool = False) -> date:
    """The last (office) day up to `latest` whose event ends the term `key` on `target`, or else after it."""
    near = (lambda day: day) if any_day else last_office_day
    found = day = near(latest)
    while timelimits.due(key, day).on >= target:
        found, day = day, near(day - ONE)
    return found
