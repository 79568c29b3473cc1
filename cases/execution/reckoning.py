"""What a decision has brought in and what is still owed on a day: fine, confiscation, surcharge."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bureau.timelimits import services as timelimits
from bureau.timelimits.counting import Stop
from cases.execution import accrual
from cases.execution.accrual import Accrual, Part
from cases.models import Decision, Remedy
from cases.states import RemedyState
from cases.wording.articles import PENALTY_LAW

ZERO = Decimal(0)
UNDOING = (Remedy.Outcome.QUASH, Remedy.Outcome.ILLEGAL)


@dataclass(frozen=True)
class Owed:
    """Yuan owed at the end of a day, and how the surcharge came about."""

    on: date
    due: Decimal
    paid: Decimal
    accrual: Accrual
    remitted: Decimal
    surcharge_paid: Decimal

    @property
    def principal(self) -> Decimal:
        """Fine and confiscation not yet paid."""
        return max(ZERO, self.due - self.paid)

    @property
    def surcharge(self) -> Decimal:
        """Surcharge neither paid nor remitted."""
        return max(ZERO, self.accrual.amount - self.remitted - self.surcharge_paid)

    @property
    def total(self) -> Decimal:
        """Everything still owed."""
        return self.principal + self.surcharge


def owed(decision: Decision, on: date) -> Owed:
    """What is owed at the end of `on`; payments dated later do not count."""
    payments = [p for p in decision.payments.all() if p.paid_on <= on]
    remitted = sum((r.amount for r in decision.remissions.all() if r.on <= on), ZERO)
    return Owed(
        on=on,
        due=standing_due(decision),
        paid=sum((p.amount for p in payments), ZERO),
        accrual=surcharge(decision, on),
        remitted=remitted,
        surcharge_paid=sum((p.surcharge for p in payments), ZERO),
    )


def undone(decision: Decision) -> bool:
    """Whether the decision was quashed or declared illegal or void: nothing is owed on it any more."""
    if decision.annulled_on:
        return True  # by the bureau's own motion, or entered for a review or a court
    return any(r.state == RemedyState.ENDED and r.outcome in UNDOING for r in decision.remedies.all())


def standing_fine(decision: Decision) -> Decimal:
    """The fine as it stands after reviews and suits, in yuan."""
    if undone(decision):
        return ZERO
    ended = (
        r
        for r in decision.remedies.all()
        if r.state == RemedyState.ENDED and r.outcome == Remedy.Outcome.VARY
    )
    varied = max(ended, key=lambda r: r.effective_on, default=None)
    return varied.new_fine if varied else decision.fine


def standing_due(decision: Decision) -> Decimal:
    """Fine and confiscation as they stand, in yuan."""
    return ZERO if undone(decision) else standing_fine(decision) + decision.confiscation


def refundable(decision: Decision) -> Decimal:
    """What was paid beyond what stands and has not gone back, in yuan."""
    payments = list(decision.payments.all())
    kept = sum((p.amount for p in payments), ZERO) - sum((r.amount for r in decision.refunds.all()), ZERO)
    if undone(decision):
        return kept + sum((p.surcharge for p in payments), ZERO)
    return max(ZERO, kept - standing_due(decision))


def surcharge(decision: Decision, on: date) -> Accrual:
    """加处罚款 on the fine alone at the end of `on`, by the rate and cap in force on the first day after the term."""
    fine = standing_fine(decision)
    dues = accrual.within(schedule(decision), fine)
    if not dues or on <= dues[0].on:
        return Accrual()
    paid = accrual.within((Part(p.paid_on, p.amount) for p in decision.payments.all()), fine)
    first, office = dues[0].on + timedelta(days=1), decision.case.office
    rate = timelimits.number("fine.surcharge", first, office=office) / 100
    cap = timelimits.number("fine.surcharge.cap", first, office=office) / 100
    return accrual.accrue(dues, paid, on, rate=rate, cap=cap, paused=pauses(decision))


def schedule(decision: Decision) -> list[Part]:
    """The days the money is due: the instalments agreed, else the end of the payment term; empty while unserved."""
    deferral = granted_deferral(decision)
    if deferral:
        before = [
            Part(p.paid_on, p.amount) for p in decision.payments.all() if p.paid_on <= deferral.answered_on
        ]
        return [*before, *(Part(i.due_on, i.amount) for i in deferral.instalments.all())]
    if decision.pay_until is None or not standing_due(decision):
        return []
    return [Part(decision.pay_until, standing_due(decision))]


def granted_deferral(decision: Decision):
    """The deferral that was agreed to, or None."""
    return next((d for d in decision.deferrals.all() if d.granted), None)


def deferral_end(decision: Decision, on: date) -> date | None:
    """The last day of an agreed deferral; a missed instalment ends it early. None without one."""
    if granted_deferral(decision) is None:
        return None
    paid = [Part(p.paid_on, p.amount) for p in decision.payments.all()]
    return accrual.standing_dues(schedule(decision), paid, on)[-1].on


def next_due(decision: Decision, on: date) -> date | None:
    """The day of the first part of the fine not covered by what was paid until `on`; None when all of it is."""
    paid = [Part(p.paid_on, p.amount) for p in decision.payments.all() if p.paid_on <= on]
    rest = sum((p.amount for p in paid), ZERO)
    for part in accrual.standing_dues(schedule(decision), paid, on):
        rest -= part.amount
        if rest < 0:
            return part.on
    return None


def pauses(decision: Decision) -> list[Stop]:
    """Days under review or suit: from acceptance to the day the result took effect, both out (处罚法 第73条第3款).

    The law before 2021-07-15 knew no such pause.
    """
    found = []
    for remedy in decision.remedies.all():
        over = remedy.state == RemedyState.ENDED
        first = max(remedy.accepted_on, PENALTY_LAW)
        last = remedy.effective_on if over else _until_next(remedy)
        if last is None or last >= first:
            found.append(Stop(first, last, f"{remedy.get_kind_display()}期间不计"))
    return found


def _until_next(remedy) -> date | None:
    """An appealed judgment pauses until the second instance begins its own pause; what is pending has no end."""
    following = getattr(remedy, "following", None) if remedy.state == RemedyState.APPEALED else None
    return following.accepted_on if following else None
