"""Old or lighter, as arithmetic on ranges."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bureau.law.ranges import Base, Choice, Range, fine_range, old_or_lighter, regime_question

amounts = st.decimals(0, 10_000_000, places=2)


@st.composite
def some_range(draw):
    low, high = sorted([draw(amounts), draw(amounts)])
    return Range(low, high)


@pytest.mark.parametrize(
    ("old", "code", "choice"),
    [
        ((100_000, 1_000_000), (50_000, 200_000), Choice.CODE),
        ((200_000, 1_000_000), (100_000, 1_000_000), Choice.CODE),
        ((100_000, 1_000_000), (100_000, 1_000_000), Choice.OLD),
        ((100_000, 1_000_000), (200_000, 1_000_000), Choice.OLD),
        ((20_000, 200_000), (50_000, 200_000), Choice.OLD),
        ((600_000, 1_000_000), (200_000, 2_000_000), Choice.ASK),
        ((100_000, 150_000), (120_000, 140_000), Choice.ASK),
    ],
)
def test_both_ends_decide(old, code, choice):
    assert old_or_lighter(Range(*map(Decimal, old)), Range(*map(Decimal, code))) is choice


def test_an_unknown_range_goes_to_the_officer():
    known = Range(Decimal(1), Decimal(2))
    assert old_or_lighter(None, known) is old_or_lighter(known, None) is Choice.ASK


@given(some_range(), some_range())
def test_the_code_is_never_proposed_where_it_could_be_heavier(old, code):
    if old_or_lighter(old, code) is Choice.CODE:
        assert code.low <= old.low and code.high <= old.high and code != old


@given(some_range(), some_range())
def test_swapping_the_laws_never_proposes_both(old, code):
    assume(old != code)
    answers = {old_or_lighter(old, code), old_or_lighter(code, old)}
    assert answers in ({Choice.OLD, Choice.CODE}, {Choice.ASK})


@pytest.mark.parametrize(
    ("base", "low", "high", "floor", "amount", "expected"),
    [
        (Base.FIXED, 20_000, 200_000, None, None, (20_000, 200_000)),
        (Base.INVESTMENT, 1, 5, None, 8_000_000, (80_000, 400_000)),
        (Base.INVESTMENT, 1, 5, None, None, None),
        (Base.COST, 3, 5, 200_000, 30_000, (600_000, 1_000_000)),
        (Base.COST, 3, 5, 200_000, 400_000, (1_200_000, 2_000_000)),
        (Base.BY_ACT, None, None, None, 5, None),
    ],
)
def test_ranges_from_their_base(base, low, high, floor, amount, expected):
    whole = [Decimal(x) if x is not None else None for x in (low, high, floor, amount)]
    found = fine_range(base, whole[0], whole[1], floor=whole[2], amount=whole[3])
    assert found == (Range(*map(Decimal, expected)) if expected else None)


def test_both_ends_of_a_range_are_in_it():
    found = Range(Decimal(20_000), Decimal(200_000))
    assert Decimal(20_000) in found and Decimal(200_000) in found and Decimal("200000.01") not in found
    with pytest.raises(ValueError):
        Range(Decimal(2), Decimal(1))


def test_the_dates_decide_where_they_can():
    assert regime_question(date(2026, 8, 15), date(2026, 9, 1)) is Choice.CODE
    assert regime_question(date(2026, 8, 14), date(2026, 8, 14)) is Choice.OLD
    assert regime_question(date(2026, 8, 14), date(2026, 8, 15)) is Choice.ASK
