"""Surcharge and daily penalty: first day, cap, pauses."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau.timelimits.counting import Stop
from bureau.timelimits.surcharge import daily_penalty, daily_penalty_days, surcharge

FINE, RATE, DUE = Decimal("220000"), Decimal("0.03"), date(2026, 10, 8)


@pytest.mark.parametrize(
    ("days", "amount", "capped"),
    [
        (0, "0.00", False),
        (1, "6600.00", False),
        (33, "217800.00", False),
        (34, "220000.00", True),
        (90, "220000.00", True),
    ],
)
def test_three_percent_a_day_up_to_the_fine(days, amount, capped):
    found = surcharge(FINE, DUE, DUE + timedelta(days=days), rate=RATE)
    assert (found.days, found.amount, found.capped) == (days, Decimal(amount), capped)


def test_days_under_review_do_not_count():
    paused = [Stop(date(2026, 10, 10), date(2026, 10, 19)), Stop(date(2026, 10, 15), date(2026, 10, 20))]
    assert surcharge(FINE, DUE, date(2026, 10, 21), rate=RATE, paused=paused).days == 2


@given(st.integers(0, 400), st.decimals("0.01", "9999999.99", places=2))
def test_never_above_the_fine_and_never_falling(days, fine):
    today, tomorrow = (surcharge(fine, DUE, DUE + timedelta(days=days + n), rate=RATE) for n in (0, 1))
    assert Decimal(0) <= today.amount <= tomorrow.amount <= fine


def test_daily_penalty_counts_from_the_day_after_service():
    assert daily_penalty_days(date(2026, 9, 1), date(2026, 9, 11)) == 10
    assert daily_penalty(Decimal("100000"), date(2026, 9, 1), date(2026, 9, 11)) == Decimal("1000000")
    with pytest.raises(ValueError):
        daily_penalty_days(date(2026, 9, 1), date(2026, 9, 1))
