"""Which steps of reminding fall on a day for a clock. Pure: works on any objects with these fields."""

from datetime import date, timedelta

from bureau.timelimits.workdays import Calendar

ONE_DAY = timedelta(days=1)
BEFORE, WORKDAY = "before", "wd"


def moved(start: date, days: int, unit: str, direction: int, calendar: Calendar) -> date:
    """The day `days` days (or working days) before (-1) or after (+1) `start`."""
    if unit != WORKDAY:
        return start + direction * days * ONE_DAY
    day = start
    while days:
        day += direction * ONE_DAY
        days -= calendar.is_workday(day)
    return day


def trigger(step, due_on: date, calendar: Calendar) -> date:
    """The day from which a step applies to a clock that ends on `due_on`."""
    direction = -1 if step.side == BEFORE else 1
    return moved(due_on, step.days, step.unit, direction, calendar)


def falling(steps, due_on: date, day: date, calendar: Calendar) -> list[tuple[object, date]]:
    """(step, day of the reminder) that apply on `day`: for each audience the most urgent one.

    The day of a reminder is the day its step began to apply, or `day` itself where it is repeated every day, so that
    a run that comes late, or twice, names the same reminder.
    """
    found: dict[str, tuple[object, date]] = {}
    for step in steps:
        before = step.side == BEFORE
        if before != (day <= due_on):
            continue
        begins = trigger(step, due_on, calendar)
        if begins > day:
            continue
        best = found.get(step.audience)
        if best is None or best[1] < begins:
            found[step.audience] = (step, begins)
    return [(step, day if step.every_day else begins) for step, begins in found.values()]


def horizon(steps, day: date) -> date:
    """The latest due date that any step can speak of on `day`: generous where working days are counted.

    The longest holiday is nine days and a make-up week has seven working days, so ten days more than three times the
    count is always enough.
    """
    reach = max(
        (s.days * 3 + 10 if s.unit == WORKDAY else s.days for s in steps if s.side == BEFORE), default=0
    )
    return day + reach * ONE_DAY
