"""Bringing the discretion benchmarks in line with their data file."""

import tomllib
from pathlib import Path

from bureau.law.models import DiscretionBenchmark, Violation
from bureau.law.services.factors import write_factors


def load_benchmarks(path: Path) -> int:
    """Adds the benchmarks of the file that the table lacks; returns how many.

    A benchmark already there stays as it is: its factors may be in use, and a correction is a new version.
    """
    have = set(DiscretionBenchmark.objects.values_list("code", flat=True))
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["benchmark"]
    violations = {v.code: v for v in Violation.objects.all()}
    missing = [row for row in rows if row["code"] not in have]
    for row in missing:
        _add(row, violations)
    return len(missing)


def _add(row: dict, violations: dict[str, Violation]) -> None:
    factors = row.pop("factor", [])
    violation = violations[row.pop("violation")] if "violation" in row else None
    benchmark = DiscretionBenchmark(**row, violation=violation)
    benchmark.full_clean(validate_unique=False, validate_constraints=False)
    benchmark.save()
    write_factors(benchmark, [dict(facts, required=facts.get("required", True)) for facts in factors])
