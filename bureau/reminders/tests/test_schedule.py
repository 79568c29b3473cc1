"""Which step falls on which day: a table, counted by hand on the calendar of autumn 2026."""

from datetime import date
from types import SimpleNamespace

import pytest

from bureau.reminders.schedule import falling, horizon
from bureau.timelimits.workdays import Calendar, days

GOLDEN_WEEK = {day: "国庆节" for day in days(date(2026, 10, 1), date(2026, 10, 7))}
CALENDAR = Calendar(off=GOLDEN_WEEK, work={date(2026, 10, 10): ""}, published=frozenset({2026, 2027}))


def step(level, side, count, unit="wd", audience="holder", every_day=False):
    return SimpleNamespace(
        level=level, side=side, days=count, unit=unit, audience=audience, every_day=every_day
    )


STEPS = (
    step("early", "before", 5),
    step("next", "before", 1),
    step("today", "before", 0, "cal"),
    step("over", "after", 1, "cal", every_day=True),
    step("leader", "after", 3, audience="leader", every_day=True),
)
FRIDAY = date(2026, 11, 27)

TABLE = [
    # due, day, (level, day of the reminder)
    (FRIDAY, date(2026, 11, 19), []),
    (FRIDAY, date(2026, 11, 20), [("early", date(2026, 11, 20))]),
    (FRIDAY, date(2026, 11, 25), [("early", date(2026, 11, 20))]),
    (FRIDAY, date(2026, 11, 26), [("next", date(2026, 11, 26))]),
    (FRIDAY, FRIDAY, [("today", FRIDAY)]),
    (FRIDAY, date(2026, 11, 28), [("over", date(2026, 11, 28))]),
    (FRIDAY, date(2026, 12, 1), [("over", date(2026, 12, 1))]),
    (FRIDAY, date(2026, 12, 2), [("over", date(2026, 12, 2)), ("leader", date(2026, 12, 2))]),
    # across National Day: five working days before 9 October begin on 25 September
    (date(2026, 10, 9), date(2026, 9, 24), []),
    (date(2026, 10, 9), date(2026, 9, 25), [("early", date(2026, 9, 25))]),
    (date(2026, 10, 9), date(2026, 10, 8), [("next", date(2026, 10, 8))]),
    # the make-up Saturday counts: one working day before Monday the 12th is the 10th
    (date(2026, 10, 12), date(2026, 10, 10), [("next", date(2026, 10, 10))]),
    (date(2026, 10, 12), date(2026, 10, 11), [("next", date(2026, 10, 10))]),
]


@pytest.mark.parametrize(("due", "day", "expected"), TABLE)
def test_steps_of_a_day(due, day, expected):
    assert [(s.level, told) for s, told in falling(STEPS, due, day, CALENDAR)] == expected


@pytest.mark.parametrize("offset", range(0, 400, 7))
def test_the_horizon_misses_nothing(offset):
    due = date(2026, 1, 1) + offset * (date(2026, 1, 2) - date(2026, 1, 1))
    for day in days(date(2026, 1, 1), due):
        if due > horizon(STEPS, day):
            assert not falling(STEPS, due, day, CALENDAR)
