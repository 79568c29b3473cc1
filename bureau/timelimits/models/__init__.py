"""Tables of the time-limit engine."""

from bureau.timelimits.models.calendar import CalendarYear, Holiday
from bureau.timelimits.models.clock import Clock, ClockExtension, ClockQuerySet, ClockStop
from bureau.timelimits.models.rule import Rule, RuleQuerySet

__all__ = [
    "CalendarYear",
    "Clock",
    "ClockExtension",
    "ClockQuerySet",
    "ClockStop",
    "Holiday",
    "Rule",
    "RuleQuerySet",
]
