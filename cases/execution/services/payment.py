"""Payments of fines, cash taken on the spot, refunds (行政处罚法 第67至71条)."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from cases import papers
from cases.execution.reckoning import granted_deferral, owed, refundable, standing_due
from cases.execution.services.clocks import COURT, PART, end_payment_clocks
from cases.models import Case, Decision, Payment, Refund
from cases.workflow import CASES

CASH, GROUND = Payment.Channel.CASH, Payment.CashGround
HAND_IN, TO_BANK = "cash.handin.officer", "cash.handin.organ"


@transaction.atomic
def record_payment(
    *,
    case: Case,
    actor,
    paid_on: date,
    amount: Decimal,
    receipt_no: str,
    surcharge: Decimal = Decimal(0),
    channel: str = Payment.Channel.BANK,
    cash_ground: str = "",
    collected_by=None,
) -> Payment:
    """One payment; the last one meets the payment term. More than is owed is refused, cash only as the law allows."""
    data = {"amount": amount, "surcharge": surcharge, "receipt": receipt_no, "channel": channel}
    with CASES.step(case, "record_payment", actor=actor, on=paid_on, data=data) as row:
        decision = row.decision
        _check_amounts(decision, paid_on, amount, surcharge)
        if channel == CASH:
            _check_cash(row, paid_on, amount + surcharge, cash_ground, collected_by)
        payment = Payment(
            decision=decision,
            paid_on=paid_on,
            amount=amount,
            surcharge=surcharge,
            receipt_no=receipt_no,
            channel=channel,
            cash_ground=cash_ground,
            collected_by=collected_by,
            recorded_by=actor,
        )
        payment.full_clean(exclude=["decision", "collected_by"])
        payment.save()
        _meet_terms(row, decision, paid_on)
        if channel == CASH:
            timelimits.start(row, HAND_IN, on=paid_on, label=_label(HAND_IN, payment), actor=actor)
    return payment


def _check_amounts(decision: Decision, paid_on: date, amount: Decimal, surcharge: Decimal) -> None:
    if paid_on < decision.decided_on:
        raise ValidationError(
            {"paid_on": f"没有登记：缴款日期早于决定日期 {decision.decided_on}。请核对票据。"}
        )
    left = standing_due(decision) - decision.paid_amount
    if amount > left:
        raise ValidationError(
            {"amount": f"没有登记：还应缴 {left:,.2f} 元，本次填写的 {amount:,.2f} 元超过。请核对票据。"}
        )
    added = owed(decision, max(paid_on, today())).surcharge
    if surcharge > added:
        text = f"没有登记：还应缴加处罚款 {added:,.2f} 元，本次填写的 {surcharge:,.2f} 元超过。请核对票据。"
        raise ValidationError({"surcharge": text})


def _check_cash(case: Case, paid_on: date, amount: Decimal, ground: str, collected_by) -> None:
    """行政处罚法 第68、69条: small or hard to collect later on the spot; remote places when the party asks."""
    summary = case.procedure == Case.Procedure.SUMMARY
    limit = timelimits.number("cash.limit", paid_on, office=case.office)
    if collected_by is None or not case.is_investigator(collected_by):
        raise ValidationError({"collected_by": "没有登记：当场收缴由本案执法人员办理。请选择收缴人。"})
    if ground in (GROUND.SMALL, GROUND.HARD) and not summary:
        text = "没有登记：只有当场作出的处罚可以按此项当场收缴（行政处罚法 第68条）。请由当事人到银行缴款。"
        raise ValidationError({"cash_ground": text})
    if ground == GROUND.SMALL and case.decision.fine > limit:
        text = f"没有登记：罚款 {case.decision.fine:,.2f} 元，超过当场收缴数额 {limit:,.0f} 元（行政处罚法 第68条）。"
        raise ValidationError({"cash_ground": text})
    if not ground:
        raise ValidationError(
            {"cash_ground": "没有登记：请选择当场收缴的依据（行政处罚法 第68条、第69条）。"}
        )


def _meet_terms(case: Case, decision: Decision, paid_on: date) -> None:
    """The term of payment or of each instalment is met by what has come in; nothing owed ends the rest."""
    paid = decision.paid_amount
    deferral = granted_deferral(decision)
    if deferral:
        sum_due = standing_due(decision) - sum(i.amount for i in deferral.instalments.all())
        for number, part in enumerate(deferral.instalments.all(), start=1):
            sum_due += part.amount
            if paid >= sum_due:
                timelimits.meet(case, PART, on=paid_on, label=part_label(number, part.due_on))
    if paid < standing_due(decision):
        return
    timelimits.meet(case, "fine.pay", on=paid_on)
    if owed(Decision.objects.get(pk=decision.pk), max(paid_on, today())).total <= 0:
        for clock in Clock.objects.alive().of(case).filter(key=COURT):
            timelimits.cancel(case, COURT, "罚没款已缴清", label=clock.label)


def part_label(number: int, due_on: date) -> str:
    """How the clock of an instalment is called."""
    return f"第 {number} 期缴款（{due_on}）"


def _label(key: str, payment: Payment) -> str:
    return f"{'现金上交' if key == HAND_IN else '现金缴付银行'}（{payment.receipt_no}）"[:60]


@transaction.atomic
def hand_in_cash(*, case: Case, payment: Payment, actor, on: date | None = None) -> Payment:
    """The officer hands the cash to the organ within two working days (行政处罚法 第71条)."""
    on = on or today()
    with CASES.step(case, "hand_in_cash", actor=actor, on=on, data={"payment": payment}) as row:
        payment.handed_in_on = on
        payment.full_clean(exclude=["decision"])
        payment.save()
        timelimits.meet(row, HAND_IN, on=on, label=_label(HAND_IN, payment))
        timelimits.start(row, TO_BANK, on=on, label=_label(TO_BANK, payment), actor=actor)
    return payment


@transaction.atomic
def bank_cash(*, case: Case, payment: Payment, actor, on: date | None = None) -> Payment:
    """The organ pays it in at the bank within two working days (行政处罚法 第71条)."""
    on = on or today()
    with CASES.step(case, "bank_cash", actor=actor, on=on, data={"payment": payment}) as row:
        payment.banked_on = on
        payment.full_clean(exclude=["decision"])
        payment.save()
        timelimits.meet(row, TO_BANK, on=on, label=_label(TO_BANK, payment))
    return payment


@transaction.atomic
def refund(
    *, case: Case, actor, amount: Decimal, reason: str, account: str, on: date | None = None
) -> Refund:
    """退还罚款通知: what was paid on a decision that no longer stands goes back; never more than was paid."""
    on = on or today()
    with CASES.step(case, "refund", actor=actor, on=on, data={"amount": amount}, note=reason) as row:
        decision = row.decision
        most = refundable(decision)
        if amount > most:
            text = f"没有登记：可退还 {most:,.2f} 元，填写的 {amount:,.2f} 元超过。请核对。"
            raise ValidationError({"amount": text})
        found = Refund(
            decision=decision, on=on, amount=amount, reason=reason, account=account, approved_by=actor
        )
        found.document = documents.issue(
            row, "refund_notice", actor=actor, on=on, context=papers.refund_notice(row, found)
        )
        found.full_clean(exclude=["decision", "document"])
        found.save()
    return found


@transaction.atomic
def record_refund(*, case: Case, actor, voucher_no: str, on: date | None = None) -> Refund:
    """The money has left the treasury: day and voucher."""
    on = on or today()
    with CASES.step(case, "record_refund", actor=actor, on=on, data={"voucher": voucher_no}) as row:
        found = row.decision.refunds.filter(refunded_on__isnull=True).first()
        found.refunded_on, found.voucher_no = on, voucher_no
        found.full_clean(exclude=["decision", "document"])
        found.save()
    return found


def settle(case: Case, reason: str) -> None:
    """Ends what is left of payment clocks when the decision falls away."""
    end_payment_clocks(case, reason)
