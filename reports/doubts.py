"""Doubtful records: rows that a figure counts although something about them is missing or late.

Each kind of doubt says which figures it touches, finds its rows, and leads to the row and to what mends it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from reports.figures.definition import Line
from reports.figures.period import Period, whole_year
from reports.models import AnnualReport

MOST = 200  # of one kind; a report with more has another problem first


@dataclass(frozen=True)
class DoubtKind:
    """One question asked of the records of a year."""

    key: str
    label: str
    article: str
    figures: tuple[str, ...]
    rows: Callable[[Period, object], QuerySet]
    line: Callable[[object], Line]
    mend: str = "补正"


@dataclass(frozen=True)
class Doubt:
    """One doubtful record, with the clerk's reason if it stands as it is."""

    kind: DoubtKind
    row: str  # as cases.decision:12
    line: Line
    reason: str = ""


_kinds: list[DoubtKind] = []


def register(*kinds: DoubtKind) -> None:
    """Adds kinds of doubt."""
    _kinds.extend(kinds)


def every() -> list[DoubtKind]:
    """All kinds of doubt."""
    return list(_kinds)


def find(period: Period, office, reasons: dict | None = None) -> list[Doubt]:
    """The doubtful records of a period, with reasons by (kind, row)."""
    reasons = reasons or {}
    found = []
    for kind in _kinds:
        for row in kind.rows(period, office)[:MOST]:
            name = f"{row._meta.label_lower}:{row.pk}"
            found.append(Doubt(kind, name, kind.line(row), reasons.get((kind.key, name), "")))
    return found


def of(report: AnnualReport) -> list[Doubt]:
    """The doubtful records of a report's year."""
    reasons = {(a.kind, a.row): a.reason for a in report.doubt_answers.all()}
    return find(whole_year(report.year), report.office, reasons)


def open_of(report: AnnualReport) -> list[Doubt]:
    """Those neither mended nor explained."""
    return [doubt for doubt in of(report) if not doubt.reason]


def doubtful_figures(doubts: list[Doubt]) -> frozenset[str]:
    """Keys of figures that open doubts touch."""
    return frozenset(key for doubt in doubts if not doubt.reason for key in doubt.kind.figures)
