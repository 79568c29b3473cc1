"""Bringing the law tables in line with their data files."""

import csv
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from bureau.law.models import Organ, Statute, Violation, ViolationBasis
from bureau.law.services.loading_benchmarks import load_benchmarks
from bureau.timelimits import services as timelimits

DATA = Path(__file__).parent.parent / "data"
BASIS = ("violation_id", "regime", "tier", "subject")


@transaction.atomic
def load_law(data: Path = DATA) -> dict[str, int]:
    """Loads statutes, violations, bases, organs, benchmarks and time-limit rules; idempotent.

    Returns the number of rows written per table. Rows the files do not name are left alone. Organs are
    loaded only into an empty table: they are the bureau's own identity, which its administrator keeps.
    """
    violations = [dict(line, order=int(line["order"])) for line in _lines(data / "violations.csv")]
    written = {
        "法规": _upsert(
            Statute, Statute.version_of, [_dated(line) for line in _lines(data / "statutes.csv")]
        ),
        "案由": _upsert(Violation, ("code",), violations),
    }
    codes = {v.code: v for v in Violation.objects.all()}
    rows = [_basis(line, codes) for line in _lines(data / "bases.csv")]
    written["处罚依据"] = _upsert(ViolationBasis, BASIS, rows)
    written["作出机关"] = 0 if Organ.objects.exists() else _upsert(Organ, ("code",), _organs(data))
    written["裁量基准"] = load_benchmarks(data / "benchmarks.toml")
    written["时限规则"] = timelimits.load_rules()
    return written


def _organs(data: Path) -> list[dict]:
    return tomllib.loads((data / "organs.toml").read_text(encoding="utf-8"))["organ"]


def _lines(path: Path):
    return csv.DictReader(path.read_text(encoding="utf-8").splitlines())


def _dated(line: dict) -> dict:
    days = {
        name: date.fromisoformat(line[name]) if line[name] else None
        for name in ("effective_from", "effective_to")
    }
    return {**line, **days}


def _basis(line: dict, violations: dict[str, Violation]) -> dict:
    values = _dated(line)
    values["violation_id"] = violations[values.pop("violation")].pk
    for name in ("fine_min", "fine_max", "cost_floor"):
        values[name] = Decimal(values[name]) if values[name] else None
    return values


def _upsert(model, group: tuple[str, ...], rows: list[dict]) -> int:
    """Creates or corrects one row per dictionary; returns how many were written.

    `group` names what rows are versions of. What the bureau keeps by hand is left alone, with all its versions.
    """
    known = list(model.objects.all())
    written = 0
    for values in rows:
        versions = [row for row in known if all(getattr(row, name) == values[name] for name in group)]
        if any(row.by_hand for row in versions):
            continue
        same = [values_ for values_ in rows if all(values_[name] == values[name] for name in group)]
        row = _same_version(versions, values, alone=len(versions) == len(same) == 1) or model()
        if row.pk is None or any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.full_clean(validate_unique=False, validate_constraints=False)
            row.save()
            written += 1
    return written


def _same_version(versions: list, values: dict, *, alone: bool):
    """The stored version a line of the file means: by its first day, or the only one, whose day the file corrects."""
    if alone or "effective_from" not in values:
        return versions[0] if versions else None
    return next((row for row in versions if row.effective_from == values["effective_from"]), None)
