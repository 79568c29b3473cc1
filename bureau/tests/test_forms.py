"""Typed days and amounts."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError

from bureau.dates import parse_date, quarter_days, year_range
from bureau.forms import DayField, MoneyField, PastDayField


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-23T23:30:00+08:00", tick=False):
        yield


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20261123", date(2026, 11, 23)), ("2026-11-23", date(2026, 11, 23)), ("2026/1/2", date(2026, 1, 2)),
        (" 2026年1月2日 ", date(2026, 1, 2)), ("11-23", date(2026, 11, 23)), ("20240229", date(2024, 2, 29)),
    ],
)  # fmt: skip
def test_days_are_typed_in_any_usual_form(typed, day):
    assert DayField().clean(typed) == parse_date(typed) == day


@pytest.mark.parametrize("typed", ["20260229", "2026-13-01", "明天", "20261", "0"])
def test_a_slip_is_named_with_the_right_form(typed):
    with pytest.raises(ValidationError, match="不是日期。请按 20261123"):
        DayField().clean(typed)


def test_what_has_not_come_cannot_be_registered():
    assert PastDayField().clean("2026-11-23") == date(2026, 11, 23)
    with pytest.raises(ValidationError, match="还没有到"):
        PastDayField().clean("2026-11-24")


@pytest.mark.parametrize(
    ("typed", "yuan"), [("320,000.00", "320000.00"), ("320，000", "320000"), ("0.5", "0.5")]
)
def test_amounts_may_carry_commas(typed, yuan):
    assert MoneyField().clean(typed) == Decimal(yuan)


@pytest.mark.parametrize("typed", ["-1", "1e9999", "1.234", "abc"])
def test_amounts_that_are_none(typed):
    with pytest.raises(ValidationError):
        MoneyField().clean(typed)


def test_years_and_quarters_are_half_open_in_local_time():
    first, after = year_range(2026)
    assert (first.isoformat(), after.isoformat()) == (
        "2026-01-01T00:00:00+08:00",
        "2027-01-01T00:00:00+08:00",
    )
    assert quarter_days(2026, 4) == (date(2026, 10, 1), date(2027, 1, 1))
    assert [quarter_days(2026, q)[0].month for q in (1, 2, 3, 4)] == [1, 4, 7, 10]
