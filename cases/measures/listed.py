"""Acts the law lists for a measure, by date: daily penalty (办法 第5条; 法典 第1060条), detention, mandatory detention.

The lists are rows a lawyer can read and correct: `data/listed_acts.csv`.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

DAILY, DETAIN, DETAIN_MUST = "daily", "detain", "detain-must"
FILE = Path(__file__).parent / "data" / "listed_acts.csv"


@dataclass(frozen=True)
class Listed:
    """One row: the violation is on a list in these days, by this article. `verified` as in the rule table."""

    list: str
    violation: str
    effective_from: date
    effective_to: date | None
    article: str
    verified: str
    note: str

    @property
    def is_verified(self) -> bool:
        """Whether the official text was compared."""
        return self.verified == "y"


@cache
def rows() -> tuple[Listed, ...]:
    """The whole table."""
    lines = csv.DictReader(FILE.read_text(encoding="utf-8").splitlines())
    return tuple(
        Listed(
            line["list"],
            line["violation"],
            date.fromisoformat(line["effective_from"]),
            date.fromisoformat(line["effective_to"]) if line["effective_to"] else None,
            line["article"],
            line["verified"],
            line["note"],
        )
        for line in lines
    )


def listed(name: str, violation: str, on: date) -> Listed | None:
    """The row of a violation (by code) on a list on a day, or None when the law of that day does not list it."""
    return next(
        (
            row
            for row in rows()
            if row.list == name
            and row.violation == violation
            and row.effective_from <= on
            and (row.effective_to is None or on <= row.effective_to)
        ),
        None,
    )
