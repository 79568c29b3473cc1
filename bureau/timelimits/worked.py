"""Worked cases (计算示例): periods counted by hand from the law, one line each, in a file a lawyer can read.

`data/worked_cases.csv` has Chinese headings. 规则 is a key of the rule table; 停止、延长 holds `扣除 起/止`
and `延长 数`, separated by ；. 到期日 is what the law gives, worked out by hand; a test holds the program to every
line.
"""

import csv
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

FILE = Path(__file__).parent / "data" / "worked_cases.csv"


@dataclass(frozen=True)
class WorkedCase:
    """One line of the file. `start` and `due` stay text: days, or moments where hours are counted."""

    matter: str
    key: str
    start: str
    changes: str
    due: str
    reason: str
    article: str

    @property
    def start_day(self) -> date:
        """The day of the event."""
        return datetime.fromisoformat(self.start).date()

    @property
    def shown_reason(self) -> str:
        """The reason with days that do not break at their hyphen."""
        return self.reason.replace("-", "\u2011")

    @property
    def provisional(self) -> bool:
        """Whether the line waits for the holidays of a year not yet published."""
        return self.due.endswith("（暂定）")

    @property
    def due_text(self) -> str:
        """The due day without the word 暂定."""
        return self.due.removesuffix("（暂定）")

    @property
    def stops(self) -> list[tuple[date, date | None]]:
        """The intervals taken out."""
        return [_interval(part) for part in self._changes("扣除")]

    @property
    def extensions(self) -> list[int]:
        """The extensions granted, in the rule's unit."""
        return [int(part) for part in self._changes("延长")]

    def _changes(self, word: str) -> list[str]:
        parts = [part.strip() for part in self.changes.split("；")]
        return [part.removeprefix(word).strip() for part in parts if part.startswith(word)]


def _interval(text: str) -> tuple[date, date | None]:
    first, _, last = text.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last) if last else None


def worked_cases(path: Path = FILE) -> list[WorkedCase]:
    """Every line of the file."""
    lines = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return [
        WorkedCase(
            line["事项"],
            line["规则"],
            line["起算日"],
            line["停止、延长"],
            line["到期日"],
            line["说明"],
            line["条文"],
        )
        for line in lines
    ]
