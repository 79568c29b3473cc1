"""Bringing the table of steps in line with the data file."""

import csv
from datetime import date
from pathlib import Path

from django.db import transaction

from bureau.reminders.models import ReminderStep

FILE = Path(__file__).parent.parent / "data" / "steps.csv"
YES = ("every_day", "unless_acknowledged", "party_terms")


@transaction.atomic
def load_steps(path: Path = FILE) -> int:
    """Adds the versions the table lacks; returns how many. Rows already there stay: a bureau may have changed them."""
    known = set(ReminderStep.objects.values_list("level", "effective_from"))
    lines = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    missing = [row for row in map(_row, lines) if (row.level, row.effective_from) not in known]
    ReminderStep.objects.bulk_create(missing)
    return len(missing)


def _row(line: dict) -> ReminderStep:
    until = line["effective_to"]
    values = {
        **line,
        **{name: line[name] == "yes" for name in YES},
        "days": int(line["days"]),
        "effective_from": date.fromisoformat(line["effective_from"]),
        "effective_to": date.fromisoformat(until) if until else None,
    }
    return ReminderStep(**values)
