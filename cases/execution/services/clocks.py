"""The clock of the court window follows whatever moves the window; clocks without a duty left are ended."""

from datetime import date, timedelta

from bureau.dates import today
from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from cases.clocks import alive_clock
from cases.execution.guards.enforcement import open_application
from cases.execution.reckoning import owed
from cases.execution.windows import court_window
from cases.models import Case, Decision

COURT, PAY, PART = "court.apply", "fine.pay", "fine.instalment"


def refresh_court_clock(case: Case, *, actor, on: date | None = None) -> None:
    """Starts, moves or ends the clock of the application to the court, by the window as it is now known."""
    on = on or today()
    decision = Decision.objects.filter(case=case).first()
    if decision is None or decision.served_on is None:
        return
    why, base = _base(decision, on)
    alive = alive_clock(case, COURT)
    if alive and alive.started_on != base:
        timelimits.cancel(case, COURT, why or "申请期限重新计算")
    if base and not (alive and alive.started_on == base):
        timelimits.start(case, COURT, on=base, actor=actor)


def _base(decision: Decision, on: date) -> tuple[str, date | None]:
    """Why no clock runs, or the day from which the three months are counted."""
    if open_application(decision.case):
        return "已申请强制执行", None
    if owed(decision, on).total <= 0:
        return "罚没款已缴清", None
    window = court_window(decision, on)
    if window.blocked:
        return window.blocked[:200], None
    return "", window.opens_on - timedelta(days=1)


def end_payment_clocks(case: Case, reason: str) -> None:
    """Nothing more is to be paid or enforced: terms of payment and of the court application fall away."""
    for clock in Clock.objects.alive().of(case).filter(key__in=[PAY, PART, COURT]):
        timelimits.cancel(case, clock.key, reason, label=clock.label)
