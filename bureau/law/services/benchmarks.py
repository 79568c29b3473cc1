"""Discretion benchmarks: which hold on a day, and the worksheet of a fine.

How a stage uses them::

    from bureau.law import services as law

    choices = law.benchmarks(case.violation, on, office=case.office)      # best fit first
    limits = basis.range(amount)                                           # yuan, of the law that applies
    sheet = law.worksheet(
        choices[0], limits, option_ids=[…], adjustment=Decimal(-10), adjustment_reason="主动消除危害后果"
    )
    sheet.amount, sheet.steps, sheet.clamped, sheet.reasons                # sheet.as_data() is frozen in the case

One option is chosen per factor; `worksheet` raises ValueError with a Chinese sentence where a required factor is
missing, an option belongs to another benchmark, or an adjustment is beyond the benchmark's caps. Keep the
benchmark as a foreign key (PROTECT): a later version leaves the row of a running case untouched.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bureau.law import discretion, ranges
from bureau.law.models import DiscretionBenchmark, DiscretionOption, Violation


def benchmarks(violation: Violation, on: date, *, office=None) -> list[DiscretionBenchmark]:
    """Benchmarks that hold for a violation on a day, the best fit first: those of the office's own place, then
    those for this violation, then general rules. Rows for another office's place are left out; without `office`
    only rows for every place are given. Factors and options come along.
    """
    found = (
        DiscretionBenchmark.objects.in_force(on)
        .about(violation)
        .select_related("office", "violation")
        .prefetch_related("factors__options")
    )
    path = office.path if office else ""
    here = [b for b in found if b.office is None or path.startswith(b.office.path)]
    depth = {b.pk: len(b.office.path) if b.office else 0 for b in here}
    return sorted(here, key=lambda b: (b.violation_id is None, -depth[b.pk], b.model, b.code))


def worksheet(
    benchmark: DiscretionBenchmark,
    limits: ranges.Range,
    *,
    option_ids: Sequence[int],
    adjustment: Decimal = discretion.ZERO,
    adjustment_reason: str = "",
    mitigation: Decimal = discretion.ZERO,
) -> discretion.Worksheet:
    """The fine by a benchmark with the chosen options. Raises ValueError with a sentence for the officer."""
    chosen = _chosen(benchmark, option_ids)
    return discretion.compute(
        benchmark.model,
        limits,
        chosen,
        adjustment=adjustment,
        adjustment_reason=adjustment_reason,
        mitigation=mitigation,
        caps=benchmark.caps,
    )


def _chosen(benchmark: DiscretionBenchmark, option_ids: Sequence[int]) -> list[discretion.Chosen]:
    options = DiscretionOption.objects.filter(pk__in=option_ids, factor__benchmark=benchmark)
    by_factor: dict[int, DiscretionOption] = {}
    for option in options:
        if option.factor_id in by_factor:
            raise ValueError("同一裁量因素只能选一种情形。请重新选择。")
        by_factor[option.factor_id] = option
    if len(by_factor) != len(set(option_ids)):
        raise ValueError("所选情形不属于这一裁量基准。请重新选择。")
    factors = list(benchmark.factors.all())
    missing = [factor.name for factor in factors if factor.required and factor.pk not in by_factor]
    if missing:
        raise ValueError(f"还没有选择：{'、'.join(missing)}。请逐项选择。")
    return [_pure(factor.name, by_factor[factor.pk]) for factor in factors if factor.pk in by_factor]


def _pure(factor: str, option: DiscretionOption) -> discretion.Chosen:
    return discretion.Chosen(factor, option.label, option.percent, option.grade, option.degree)
