"""The score of a file, continuously (案卷自查): every deduction with what mends it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from cases.supervision.checks import CHECKS
from cases.supervision.checks.check import Check, Fault
from cases.supervision.file_facts import FileFacts

FULL = Decimal(100)


@dataclass(frozen=True)
class Line:
    """One check on one file; `faults` None: the file has not come that far."""

    check: Check
    faults: list[Fault] | None

    @property
    def state(self) -> str:
        """`waits`, `good` or `bad`."""
        if self.faults is None:
            return "waits"
        return "bad" if self.faults else "good"

    @property
    def lost(self) -> Decimal:
        """Points lost: once for each fault, at most three times an item's points."""
        return self.check.points * min(len(self.faults or ()), 3) if not self.check.fatal else Decimal(0)


@dataclass(frozen=True)
class Score:
    """All lines of one file."""

    lines: list[Line]

    @property
    def fatal(self) -> list[Line]:
        """Fatal errors found: one makes the file score nought."""
        return [line for line in self.lines if line.check.fatal and line.faults]

    @property
    def deductions(self) -> list[Line]:
        """What costs points."""
        return [line for line in self.lines if not line.check.fatal and line.faults]

    @property
    def points(self) -> Decimal:
        """0 to 100."""
        if self.fatal:
            return Decimal(0)
        return max(Decimal(0), FULL - sum((line.lost for line in self.deductions), Decimal(0)))

    @property
    def waiting(self) -> int:
        """How many checks wait for a later stage."""
        return sum(line.state == "waits" for line in self.lines)

    def groups(self) -> list[tuple[str, list[Line]]]:
        """Lines by group, in the order of the checks."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.check.group, []).append(line)
        return list(found.items())


def score_of(case, today: date, about: Q) -> Score:
    """Every check on one case. The number of queries does not grow with the file."""
    facts = FileFacts(case, today, about)
    return Score([Line(check, check.faults(facts)) for check in CHECKS])
