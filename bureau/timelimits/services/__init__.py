"""Verbs and questions of the time-limit engine: `from bureau.timelimits import services`."""

from bureau.timelimits.models.calendar import load_calendar
from bureau.timelimits.services.calendar import import_year, publish_year, seed_calendar, set_day
from bureau.timelimits.services.clocks import (
    cancel,
    correct_met,
    exclude,
    extend,
    meet,
    resume,
    start,
    start_until,
    stop,
)
from bureau.timelimits.services.recompute import recompute, recompute_provisional
from bureau.timelimits.services.rules import (
    due,
    earliest_after_full_workdays,
    latest_before_full_workdays,
    load_rules,
    number,
    rule,
    rule_or_none,
    surcharge,
    workdays_strictly_between,
    yearly,
)

__all__ = [
    "cancel",
    "correct_met",
    "due",
    "earliest_after_full_workdays",
    "exclude",
    "extend",
    "import_year",
    "latest_before_full_workdays",
    "load_calendar",
    "load_rules",
    "meet",
    "number",
    "publish_year",
    "recompute",
    "recompute_provisional",
    "resume",
    "rule",
    "rule_or_none",
    "seed_calendar",
    "set_day",
    "start",
    "start_until",
    "stop",
    "surcharge",
    "workdays_strictly_between",
    "yearly",
]
