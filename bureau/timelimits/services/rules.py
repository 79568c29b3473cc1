"""Questions to the rule table, for the country and for a place, and its loading from the data file."""

import csv
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, takewhile
from pathlib import Path

from django.db import transaction

from bureau.staff.models import Office
from bureau.timelimits import counting, workdays
from bureau.timelimits import surcharge as money
from bureau.timelimits.errors import NoRule
from bureau.timelimits.models import Rule
from bureau.timelimits.models.calendar import load_calendar

RULES_FILE = Path(__file__).parent.parent / "data" / "rules.csv"


def rule_or_none(key: str, on: date, *, office: Office | None = None) -> Rule | None:
    """The version of `key` that is law on a day; None when the law of that day sets no such limit.

    A rule of a place prevails over the national one (办法（令 30）第89条); of several, the one nearest to `office`.
    Without `office` the places count that hold everyone who works here: in a county's own installation its rules,
    in a city's with many counties only those for the whole city.

    Raises NoRule when the key exists on no day at all: that is a misspelt key, not a gap in the law.
    """
    found = _version(key, on, office)
    if found is None and not Rule.objects.filter(key=key).exists():
        raise NoRule(key, on)
    return found


def rule(key: str, on: date, *, office: Office | None = None) -> Rule:
    """The version of `key` that is law on a day, local before national as in `rule_or_none`. Raises NoRule."""
    found = _version(key, on, office)
    if found is None:
        raise NoRule(key, on)
    return found


def _version(key: str, on: date, office: Office | None) -> Rule | None:
    found = list(Rule.objects.in_force(on).filter(key=key).select_related("office"))
    if all(row.office is None for row in found):
        return found[0] if found else None
    path = office.path if office else _common_path()
    here = [row for row in found if row.office is None or path.startswith(row.office.path)]
    return max(here, key=lambda row: len(row.office.path) if row.office else 0, default=None)


def _common_path() -> str:
    """The path of the lowest office above everyone who may sign in."""
    paths = set(Office.objects.filter(people__is_active=True).values_list("path", flat=True))
    levels = zip(*(path.split(".")[:-1] for path in paths), strict=False)
    shared = [level[0] for level in takewhile(lambda level: len(set(level)) == 1, levels)]
    return "".join(f"{number}." for number in shared)


def number(key: str, on: date, *, office: Office | None = None) -> Decimal:
    """The amount or threshold of `key` on a day, in the rule's unit (yuan, persons, percent, days)."""
    return rule(key, on, office=office).value


def due(key: str, on: date, *, stops=(), extensions=(), office: Office | None = None) -> counting.Due:
    """When the limit `key` would end if it began by an event on `on`; stores nothing. Not for limits in
    hours.
    """
    version = rule(key, on, office=office)
    return counting.due(
        on,
        int(version.value),
        counting.Unit(version.unit),
        load_calendar(),
        extensions=extensions,
        stops=stops,
        rolls=version.rolls,
    )


def yearly(key: str, year: int, *, office: Office | None = None) -> date:
    """The day a yearly duty falls on in `year`, such as `report.ruleoflaw` on 1 March; never rolled."""
    version = rule(key, date(year, 1, 1), office=office)
    return date.fromisoformat(f"{year}-{version.text}")


def workdays_strictly_between(first: date, last: date) -> int:
    """Full working days after `first` and before `last`."""
    return workdays.workdays_strictly_between(first, last, load_calendar())


def earliest_after_full_workdays(start: date, count: int) -> date:
    """Working day `count` + 1 after `start`: the first day for the hearing, or for deciding after the
    defence.
    """
    return workdays.earliest_after_full_workdays(start, count, load_calendar())


def latest_before_full_workdays(event: date, count: int) -> date:
    """The last day to serve a notice of an event that needs `count` full working days before it."""
    return workdays.latest_before_full_workdays(event, count, load_calendar())


def surcharge(
    fine: Decimal, pay_due: date, on: date, *, paused=(), office: Office | None = None
) -> money.Surcharge:
    """加处罚款 at the end of `on`, by the rate and cap in force on the first day after the payment term."""
    first = pay_due + timedelta(days=1)
    rate = number("fine.surcharge", first, office=office) / 100
    cap = number("fine.surcharge.cap", first, office=office) / 100
    return money.surcharge(fine, pay_due, on, rate=rate, cap=cap, paused=paused)


@transaction.atomic
def load_rules(path: Path = RULES_FILE) -> int:
    """Brings the table in line with the data file; returns the number of rows written. Idempotent.

    Versions already used by clocks are changed in place only by a corrected data file. Rows that the file does not
    name, rules of a place, and keys of which the bureau keeps a version by hand are left alone. Raises ValueError
    when versions of a key overlap.
    """
    wanted = [_row(line) for line in csv.DictReader(path.read_text(encoding="utf-8").splitlines())]
    check_no_overlap(wanted)
    rows = list(Rule.objects.national())
    known, kept = {(r.key, r.effective_from): r for r in rows}, {r.key for r in rows if r.by_hand}
    written = 0
    for values in wanted:
        if values["key"] in kept:
            continue
        found = known.get((values["key"], values["effective_from"])) or Rule()
        if found.pk is None or any(getattr(found, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(found, name, value)
            found.full_clean(validate_unique=False, validate_constraints=False)
            found.save()
            written += 1
    return written


def check_no_overlap(rows: list[dict]) -> None:
    """Raises ValueError when two versions of one key are law on the same day."""
    ordered = sorted(rows, key=lambda r: (r["key"], r["effective_from"]))
    for earlier, later in pairwise(ordered):
        if earlier["key"] == later["key"]:
            until = earlier["effective_to"]
            if until is None or until >= later["effective_from"]:
                raise ValueError(f"versions of {later['key']} overlap on {later['effective_from']}")


def _row(line: dict) -> dict:
    values = dict(line)
    values["value"] = Decimal(line["value"]) if line["value"] else None
    values["rolls"] = line["rolls"] == "yes"
    values["effective_from"] = date.fromisoformat(line["effective_from"])
    values["effective_to"] = date.fromisoformat(line["effective_to"]) if line["effective_to"] else None
    return values
