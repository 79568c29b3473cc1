"""The counting rules against worked cases a lawyer can read, and against properties that hold for every
input.
"""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from chinese_calendar import constants
from hypothesis import given
from hypothesis import strategies as st

from bureau.timelimits.counting import Stop, Unit, add_months, due, due_at
from bureau.timelimits.workdays import (
    Calendar,
    days,
    earliest_after_full_workdays,
    latest_before_full_workdays,
    workdays_strictly_between,
    workdays_within,
)

CALENDAR = Calendar(
    off={day: name for day, name in constants.holidays.items()},
    work={day: name for day, name in constants.workdays.items()},
    published=frozenset(range(2004, 2027)),
)
CASES = list(
    csv.DictReader(Path(__file__).with_name("worked_cases.csv").read_text(encoding="utf-8").splitlines())
)

starts = st.dates(date(2019, 1, 1), date(2026, 6, 30))
calendar_units = st.sampled_from([Unit.DAY, Unit.MONTH])


@st.composite
def closed_stops(draw, start):
    """Up to three stops beginning within 200 days after `start`."""
    count = draw(st.integers(0, 3))
    found = []
    for _ in range(count):
        first = start + timedelta(days=draw(st.integers(-10, 200)))
        found.append(Stop(first, first + timedelta(days=draw(st.integers(0, 30)))))
    return found


def _stops(text):
    pairs = [part.split("/") for part in text.split("|") if part]
    return [Stop(date.fromisoformat(a), date.fromisoformat(b) if b else None) for a, b in pairs]


@pytest.mark.parametrize("row", CASES, ids=[row["case"] for row in CASES])
def test_worked_case(row):
    found = due(
        date.fromisoformat(row["start"]),
        int(row["value"]),
        Unit(row["unit"]),
        CALENDAR,
        extensions=[int(part) for part in row["extensions"].split("|") if part],
        stops=_stops(row["stops"]),
        rolls=row["rolls"] == "yes",
    )
    assert found.on == (date.fromisoformat(row["expected"]) if row["expected"] else None), found.steps
    assert found.provisional == (row["provisional"] == "yes")


@given(st.data(), starts, st.integers(1, 60))
def test_working_days_counted_are_exactly_the_number_asked_for(data, start, value):
    stops = data.draw(closed_stops(start))
    end = due(start, value, Unit.WORKDAY, CALENDAR, stops=stops).on
    counted = [
        day
        for day in days(start + timedelta(days=1), end)
        if CALENDAR.is_workday(day) and not any(s.covers(day) for s in stops)
    ]
    assert len(counted) == value and counted[-1] == end


@given(st.data(), starts, st.integers(1, 150))
def test_a_rolled_end_is_the_first_running_working_day_from_the_nominal_one(data, start, value):
    stops = data.draw(closed_stops(start))
    found = due(start, value, Unit.DAY, CALENDAR, stops=stops)
    running = lambda day: CALENDAR.is_workday(day) and not any(s.covers(day) for s in stops)  # noqa: E731
    assert running(found.on)
    assert not any(running(day) for day in days(found.nominal, found.on - timedelta(days=1)))
    assert due(start, value, Unit.DAY, CALENDAR, stops=stops, rolls=False).on == found.nominal


@given(st.data(), starts, st.integers(1, 90), calendar_units)
def test_a_stop_never_brings_the_end_forward(data, start, value, unit):
    value = value if unit is Unit.DAY else min(value, 6)
    stops = data.draw(closed_stops(start))
    assert due(start, value, unit, CALENDAR, stops=stops).on >= due(start, value, unit, CALENDAR).on


@given(st.data(), starts, st.integers(1, 90))
def test_overlapping_stops_equal_their_union(data, start, value):
    first = start + timedelta(days=data.draw(st.integers(1, 60)))
    length, cut = data.draw(st.integers(2, 30)), data.draw(st.integers(1, 29))
    whole = Stop(first, first + timedelta(days=length))
    middle = first + timedelta(days=min(cut, length))
    parts = [Stop(first, middle), Stop(middle, whole.last), Stop(first, first)]
    assert (
        due(start, value, Unit.DAY, CALENDAR, stops=parts).on
        == due(start, value, Unit.DAY, CALENDAR, stops=[whole]).on
    )


@given(starts, st.integers(1, 60), st.integers(0, 60), st.sampled_from([Unit.DAY, Unit.WORKDAY, Unit.MONTH]))
def test_an_extension_is_added_before_rolling(start, value, more, unit):
    if unit is Unit.MONTH:
        value, more = value % 6 + 1, more % 6
    assert (
        due(start, value, unit, CALENDAR, extensions=[more]).on == due(start, value + more, unit, CALENDAR).on
    )


@given(starts, st.integers(0, 48))
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(start, months):
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@given(starts, st.integers(0, 15))
def test_full_working_days_between_are_exact_and_cannot_be_had_a_working_day_sooner(start, count):
    day = earliest_after_full_workdays(start, count, CALENDAR)
    assert workdays_strictly_between(start, day, CALENDAR) == count and CALENDAR.is_workday(day)
    earlier = [d for d in days(start + timedelta(days=1), day - timedelta(days=1)) if CALENDAR.is_workday(d)]
    assert all(workdays_strictly_between(start, d, CALENDAR) < count for d in earlier)


@given(starts, st.integers(0, 15))
def test_latest_notice_leaves_enough_days_and_one_day_later_does_not(event, count):
    day = latest_before_full_workdays(event, count, CALENDAR)
    assert workdays_strictly_between(day, event, CALENDAR) >= count
    later = day + timedelta(days=1)
    assert later >= event or workdays_strictly_between(later, event, CALENDAR) < count


def test_public_holidays_are_off_before_the_notice_of_the_year_is_out():
    for month, day in [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)]:
        assert not CALENDAR.is_workday(date(2029, month, day))
    assert CALENDAR.describe(date(2027, 1, 1)) == "元旦法定假日" and not CALENDAR.is_settled(date(2027, 1, 1))
    assert Calendar(work={date(2027, 1, 1): ""}).is_workday(date(2027, 1, 1))


def test_hearing_notice_example():
    served = date(2026, 9, 25)  # Mid-autumn Friday, a holiday; the make-up Saturday 10 October counts
    hearing = earliest_after_full_workdays(served, 7, CALENDAR)
    assert hearing == date(2026, 10, 13)
    assert workdays_within(date(2026, 9, 28), date(2026, 10, 12), CALENDAR) == 7


def test_hours_run_through_the_holiday():
    found = due_at(datetime(2026, 9, 30, 18, 30), 24)
    assert (found.at, found.on, found.provisional) == (
        datetime(2026, 10, 1, 18, 30),
        date(2026, 10, 1),
        False,
    )


def test_hours_and_negative_lengths_are_refused():
    with pytest.raises(ValueError):
        due(date(2026, 1, 5), 24, Unit.HOUR, CALENDAR)
    with pytest.raises(ValueError):
        due(date(2026, 1, 5), 3, Unit.DAY, CALENDAR, extensions=[-4])
    with pytest.raises(ValueError):
        Stop(date(2026, 1, 5), date(2026, 1, 4))


def test_an_open_stop_says_what_is_left():
    found = due(date(2026, 9, 1), 30, Unit.DAY, CALENDAR, stops=[Stop(date(2026, 9, 10), None, "监测")])
    assert (found.on, found.left) == (None, 22)
    assert "还有 22 日" in found.steps[-1].text


def test_the_steps_tell_the_arithmetic():
    found = due(date(2026, 9, 20), 15, Unit.DAY, CALENDAR)
    assert [step.label for step in found.steps] == ["起算", "期间", "末日", "顺延"]
    assert "2026-10-08" in found.steps[-1].text


def test_a_term_that_is_not_rolled_is_never_provisional():
    assert not due(date(2026, 12, 20), 30, Unit.DAY, CALENDAR, rolls=False).provisional
    assert due(date(2026, 12, 20), 30, Unit.DAY, CALENDAR).provisional
