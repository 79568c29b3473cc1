"""Discretion: the worked examples of the law, the three models, caps, clamps, and what a benchmark asks."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from bureau.law import services
from bureau.law.discretion import Caps, Chosen, Model, compute
from bureau.law.models import DiscretionBenchmark, DiscretionOption, Violation, ViolationBasis
from bureau.law.ranges import Range

WATER = Range(Decimal(100_000), Decimal(1_000_000))
ON = date(2026, 11, 23)


def percents(*values):
    return [Chosen(f"因素{n}", f"情形{n}", percent=Decimal(v)) for n, v in enumerate(values)]


def grades(*values):
    return [Chosen(f"因素{n}", f"情形{n}", grade=v) for n, v in enumerate(values)]


def test_the_worked_example_of_model_a():
    before = compute(Model.PERCENT, WATER, percents(12, 6, 4))
    assert before.amount == 320_000
    found = compute(
        "A", WATER, percents(12, 6, 4), adjustment=Decimal(-10), adjustment_reason="主动消除危害后果"
    )
    assert (found.amount, found.clamped) == (220_000, "")
    assert [line.subtotal for line in found.steps] == [
        "10%",
        "22%",
        "28%",
        "32%",
        "320,000元",
        "220,000元",
    ]
    assert "220,000元" in found.reasons and "主动消除危害后果" in found.reasons


def test_the_worked_example_of_model_c():
    found = compute(Model.GRADES, WATER, grades(3, 2, 2, 1))
    assert found.amount == 262_000
    assert "18 × 900,000 ÷ 100" in found.steps[-1].option


@pytest.mark.parametrize(
    ("low", "high", "degree", "amount"),
    [
        (100_000, 1_000_000, "normal", 550_000),
        (100_000, 1_000_000, "lighter", 325_000),
        (100_000, 1_000_000, "heavier", 775_000),
        (0, 50_000, "normal", 25_000),
        (0, 50_000, "lighter", 10_000),
    ],
)
def test_model_b(low, high, degree, amount):
    found = compute(Model.BAND, Range(Decimal(low), Decimal(high)), [Chosen("档次", "情节", degree=degree)])
    assert found.amount == amount and amount in found.allowed
    mean = Decimal(low + high) / 2
    assert found.allowed.high <= mean if degree == "lighter" else found.allowed.low >= mean


def test_results_outside_the_range_are_moved_to_its_end():
    low = compute("A", WATER, percents(0), adjustment=Decimal(-20))
    assert (low.computed, low.amount, low.clamped) == (-100_000, 100_000, "low")
    high = compute("A", WATER, percents(60, 30), adjustment=Decimal(20))
    assert (high.amount, high.clamped) == (1_000_000, "high")
    assert "超出法定幅度" in high.steps[-1].option and "法定上限" in high.reasons
    assert compute("A", WATER, percents(80, 80)).amount == 1_000_000  # the sum stops at 100 %


def test_mitigation_goes_below_the_minimum_within_its_cap():
    found = compute("A", WATER, percents(0), mitigation=Decimal(50))
    assert (found.amount, found.mitigated) == (50_000, True) and "减轻50%" in found.reasons
    with pytest.raises(ValueError, match="50%"):
        compute("A", WATER, percents(0), mitigation=Decimal(51))
    with pytest.raises(ValueError, match="没有规定罚款下限"):
        compute("A", Range(Decimal(0), Decimal(50_000)), percents(0), mitigation=Decimal(10))


@pytest.mark.parametrize("adjustment", ["20.01", "-20.01"])
def test_adjustments_beyond_the_caps_are_refused(adjustment):
    with pytest.raises(ValueError, match="20%"):
        compute("A", WATER, percents(10), adjustment=Decimal(adjustment))
    assert compute(
        "A", WATER, percents(10), adjustment=Decimal(adjustment), caps=Caps(Decimal(30), Decimal(30))
    )


@pytest.mark.parametrize(
    ("model", "chosen"),
    [
        ("A", []),
        ("A", grades(1)),
        ("A", percents(-1)),
        ("B", percents(1)),
        ("B", [Chosen("档", "甲", degree="lighter"), Chosen("档", "乙", degree="heavier")]),
        ("C", grades(0)),
        ("C", grades(6)),
        ("C", percents(3)),
    ],
)
def test_options_that_do_not_fit_are_refused(model, chosen):
    with pytest.raises(ValueError):
        compute(model, WATER, chosen)


amounts = st.integers(0, 5_000_000)


@given(amounts, amounts, st.lists(st.integers(0, 60), min_size=1, max_size=6), st.integers(-20, 20))
def test_the_amount_never_leaves_the_range(one, other, values, adjustment):
    limits = Range(Decimal(min(one, other)), Decimal(max(one, other)))
    found = compute("A", limits, percents(*values), adjustment=Decimal(adjustment))
    assert found.amount in limits
    levels = [value % 5 + 1 for value in values]
    assert compute("C", limits, grades(*levels), adjustment=Decimal(adjustment)).amount in limits


@given(st.lists(st.integers(1, 5), min_size=1, max_size=8), st.integers(0, 7))
def test_a_higher_grade_never_lowers_the_fine(levels, place):
    place %= len(levels)
    higher = [min(5, n + 1) if i == place else n for i, n in enumerate(levels)]
    assert compute("C", WATER, grades(*higher)).amount >= compute("C", WATER, grades(*levels)).amount


def option(code, label):
    return DiscretionOption.objects.get(factor__benchmark__code=code, label=label).pk


def test_the_samples_give_the_worked_examples(law):
    violation = Violation.objects.get(code="excess-water")
    limits = services.basis(violation, ON).range()
    a, c = services.benchmarks(violation, ON)[:2]
    labels = ["1 倍以上 3 倍以下", "100 吨以上不足 500 吨", "第二次"]
    chosen = [option(a.code, label) for label in labels]
    found = services.worksheet(
        a, limits, option_ids=chosen, adjustment=Decimal(-10), adjustment_reason="主动消除危害后果"
    )
    assert (a.model, found.amount) == ("A", 220_000)
    chosen = [option(c.code, label) for label in [*labels, "不足 5 日"]]
    assert (c.model, services.worksheet(c, limits, option_ids=chosen).amount) == ("C", 262_000)
    assert json.loads(json.dumps(found.as_data()))["amount"] == "220000.00"


def test_what_is_missing_or_strange_is_said(law):
    benchmark = DiscretionBenchmark.objects.get(code="sample-excess-water-a")
    first, second = option(benchmark.code, "第一次"), option(benchmark.code, "第二次")
    with pytest.raises(ValueError, match="超标倍数、废水日排放量"):
        services.worksheet(benchmark, WATER, option_ids=[first])
    with pytest.raises(ValueError, match="只能选一种"):
        services.worksheet(benchmark, WATER, option_ids=[first, second])
    with pytest.raises(ValueError, match="不属于"):
        services.worksheet(benchmark, WATER, option_ids=[option("sample-noise-b", "不足 3 分贝")])


def test_the_best_fit_comes_first_and_other_places_stay_out(law, cast):
    violation = Violation.objects.get(code="excess-water")
    codes = [b.code for b in services.benchmarks(violation, ON)]
    assert codes[:2] == ["sample-excess-water-a", "sample-excess-water-c"]
    assert set(codes[2:]) == {"hunan-2021", "guangdong-2022-sum", "guangdong-2022-band", "opinion-42-grades"}
    local = DiscretionBenchmark.objects.create(
        code="local", name="本市裁量表", issuer="市局", model="C", violation=violation,
        office=cast.bureau, effective_from=date(2026, 1, 1), source="市局文件",
    )  # fmt: skip
    assert services.benchmarks(violation, ON, office=cast.officer.office)[0] == local
    assert local not in services.benchmarks(violation, ON, office=cast.outsider.office)
    assert local not in services.benchmarks(violation, date(2025, 12, 31), office=cast.officer.office)


def test_real_rules_carry_their_marks_and_samples_say_so(law):
    rows = DiscretionBenchmark.objects.all()
    assert all(row.invented == ("示例" in row.name) for row in rows)
    marks = {row.code: row.verified for row in rows if not row.invented}
    assert marks == {
        "hunan-2021": "y*",
        "guangdong-2022-sum": "y",
        "guangdong-2022-band": "y",
        "opinion-42-grades": ViolationBasis.Verified.NO,
    }


def test_the_database_refuses_wrong_options(law):
    factor = DiscretionBenchmark.objects.get(code="sample-noise-b").factors.get()
    for values in [{}, {"percent": 1, "grade": 1}, {"grade": 6}, {"percent": 101}]:
        with pytest.raises(IntegrityError), transaction.atomic():
            factor.options.create(label="甲", order=9, **values)
