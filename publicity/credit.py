"""How long a penalty stays in public view (信用公示期), by date and gravity. Pure table, `verified` as elsewhere.

Months run from the decision. `least` is the time after which the party may ask for repair, `most` the end by itself.
Before 2023-05-01 no period was established here: such decisions are shown without an end.
"""

import calendar
from dataclasses import dataclass
from datetime import date

MINOR, GENERAL, SERIOUS = "minor", "general", "serious"
GRAVITY = {MINOR: "轻微", GENERAL: "一般", SERIOUS: "严重"}


@dataclass(frozen=True)
class Period:
    """The months of one gravity under one version of the rules."""

    gravity: str
    least: int
    most: int
    effective_from: date
    source: str
    verified: bool


PERIODS = (
    Period(MINOR, 0, 3, date(2026, 4, 1), "信用修复管理办法（国家发展改革委令第36号）", False),
    Period(GENERAL, 3, 12, date(2026, 4, 1), "信用修复管理办法（国家发展改革委令第36号）", False),
    Period(SERIOUS, 12, 36, date(2026, 4, 1), "信用修复管理办法（国家发展改革委令第36号）", False),
    Period(
        MINOR,
        3,
        36,
        date(2023, 5, 1),
        "失信行为纠正后的信用信息修复管理办法（试行）（国家发展改革委令第58号）",
        False,
    ),
    Period(
        GENERAL,
        3,
        36,
        date(2023, 5, 1),
        "失信行为纠正后的信用信息修复管理办法（试行）（国家发展改革委令第58号）",
        False,
    ),
    Period(
        SERIOUS,
        12,
        36,
        date(2023, 5, 1),
        "失信行为纠正后的信用信息修复管理办法（试行）（国家发展改革委令第58号）",
        False,
    ),
)


def period(gravity: str, decided_on: date) -> Period | None:
    """The newest period in force on the day of the decision; None before the first."""
    found = [p for p in PERIODS if p.gravity == gravity and p.effective_from <= decided_on]
    return max(found, key=lambda p: p.effective_from, default=None)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def proposed_gravity(*, fine, confiscation) -> str:
    """What the form proposes: a warning is minor, anything with money is general; serious is for a person to say."""
    return GENERAL if fine or confiscation else MINOR
