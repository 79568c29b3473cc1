"""The arithmetic of daily penalty, without a database."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.measures import listed
from cases.measures.daily_days import Span, total

DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2035, 12, 31))
FINES = st.decimals(min_value="0.01", max_value="10000000", places=2)
SPANS = st.builds(
    lambda served, days: Span(served, served + timedelta(days=days)),
    DAYS,
    st.integers(min_value=1, max_value=30),
)


def test_the_day_of_service_is_not_counted_and_the_day_of_the_recheck_is():
    found = total([Span(date(2026, 9, 13), date(2026, 9, 15))], Decimal("150000"))
    assert found.days == (date(2026, 9, 14), date(2026, 9, 15))
    assert (found.count, found.amount) == (2, Decimal("300000"))


def test_holidays_count_like_any_other_day():
    """National Day 2026: discharge does not stop for a holiday, nor does the count (按日办法 第17条)."""
    assert total([Span(date(2026, 9, 30), date(2026, 10, 9))], Decimal(1)).count == 9


def test_refusals_add_up_and_days_between_are_not_counted():
    first, second = Span(date(2026, 9, 1), date(2026, 9, 11)), Span(date(2026, 9, 13), date(2026, 9, 20))
    found = total([first, second], Decimal("100000"))
    assert found.count == 17 and date(2026, 9, 12) not in found.days and date(2026, 9, 13) not in found.days


@pytest.mark.parametrize("found_on", [date(2026, 9, 13), date(2026, 9, 12)])
def test_a_recheck_on_or_before_the_day_of_service_counts_nothing(found_on):
    with pytest.raises(ValueError):
        Span(date(2026, 9, 13), found_on)


def test_without_a_fine_there_is_nothing_to_multiply():
    with pytest.raises(ValueError):
        total([Span(date(2026, 9, 13), date(2026, 9, 15))], Decimal(0))


@given(SPANS)
def test_days_are_recheck_minus_service(span):
    assert span.days == (span.found_on - span.served_on).days == len(span.each())
    assert span.each()[0] == span.served_on + timedelta(days=1) and span.each()[-1] == span.found_on


@given(st.lists(SPANS, min_size=1, max_size=6), FINES)
def test_the_sum_is_fine_times_days_and_no_day_counts_twice(spans, fine):
    found = total(spans, fine)
    assert found.amount == fine * found.count
    assert len(set(found.days)) == found.count <= sum(span.days for span in spans)
    assert list(found.days) == sorted(found.days)
    assert found.count >= max(span.days for span in spans)


@given(st.lists(SPANS, min_size=1, max_size=5), SPANS, FINES)
def test_a_further_refusal_never_lowers_the_sum(spans, further, fine):
    assert total([*spans, further], fine).amount >= total(spans, fine).amount


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("excess-water", True, True),
        ("evade-water", True, True),
        ("dump-hazardous", True, True),
        ("dump-industrial", False, True),  # the Code widens to dumping and disposal
        ("noise", False, True),
        ("hw-storage", False, False),
        ("ledger", False, False),
    ],
)
def test_the_list_of_acts_widens_with_the_code(code, before, after):
    assert bool(listed.listed(listed.DAILY, code, date(2026, 8, 14))) is before
    assert bool(listed.listed(listed.DAILY, code, date(2026, 8, 15))) is after


def test_nothing_is_listed_before_2015_and_what_was_not_compared_says_so():
    assert listed.listed(listed.DAILY, "excess-water", date(2014, 12, 31)) is None
    assert not listed.listed(listed.DAILY, "noise", date(2026, 9, 1)).is_verified
    assert listed.listed(listed.DAILY, "excess-water", date(2026, 8, 14)).is_verified
