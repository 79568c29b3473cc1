"""The arithmetic of discretion: the worked examples, and that no result leaves the statutory range."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau.law.ranges import Range
from cases.decision.discretion import band, clamp, graded, percentage_sum

WATER = Range(Decimal(100_000), Decimal(1_000_000))  # 水污染防治法 第83条第2项


def test_model_a_worked_example():
    """Start 10 % + excess 12 % + volume 6 % + second time 4 % = 32 %; harm removed: −10 % of the maximum."""
    factors = [Decimal(12), Decimal(6), Decimal(4)]
    assert percentage_sum(WATER, factors) == 320_000
    assert percentage_sum(WATER, factors, adjustment=Decimal(-10)) == 220_000


def test_model_b_takes_the_mean_and_the_quarters():
    assert [band(WATER, degree) for degree in ("lighter", "normal", "heavier")] == [325_000, 550_000, 775_000]


def test_model_b_with_a_maximum_only():
    limits = Range(Decimal(0), Decimal(100_000))
    assert [band(limits, degree) for degree in ("lighter", "normal", "heavier")] == [20_000, 50_000, 80_000]


def test_model_c_worked_example():
    """Grades 3, 2, 2, 1: 100,000 + 18 × 900,000 / 100."""
    assert graded(WATER, [3, 2, 2, 1]) == 262_000


def test_more_than_everything_is_the_maximum():
    assert percentage_sum(WATER, [Decimal(70), Decimal(70)]) == 1_000_000


@pytest.mark.parametrize("adjustment", [Decimal(-21), Decimal("20.01")])
def test_heavier_or_lighter_moves_by_a_fifth_at_most(adjustment):
    with pytest.raises(ValueError, match="at most 20 %"):
        percentage_sum(WATER, [], adjustment)


@pytest.mark.parametrize("grades", [[], [0], [6], [3, 9]])
def test_grades_run_from_one_to_five(grades):
    with pytest.raises(ValueError, match="from 1 to 5"):
        graded(WATER, grades)


amounts = st.decimals(min_value=0, max_value=10_000_000, places=2)
ranges = (
    st.tuples(amounts, amounts).map(sorted).filter(lambda ends: ends[1] > 0).map(lambda ends: Range(*ends))
)
percents = st.lists(st.decimals(min_value=-50, max_value=100, places=1), max_size=6)


@given(ranges, percents, st.decimals(min_value=-20, max_value=20, places=1))
def test_model_a_never_leaves_the_range(limits, factors, adjustment):
    assert limits.low <= percentage_sum(limits, factors, adjustment) <= limits.high


@given(ranges, st.lists(st.integers(1, 5), min_size=1, max_size=8))
def test_model_c_never_leaves_the_range_and_grows_with_every_grade(limits, grades):
    fine = graded(limits, grades)
    assert limits.low <= fine <= limits.high
    assert graded(limits, [5] * len(grades)) == limits.high
    assert fine <= graded(limits, [min(5, grade + 1) for grade in grades])


@given(ranges, amounts)
def test_clamping_keeps_what_lies_inside(limits, amount):
    kept = clamp(limits, amount)
    assert kept == amount if limits.low <= amount <= limits.high else kept in (limits.low, limits.high)
