"""Payments of fines (行政处罚法 第67条)."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.timelimits import services as timelimits
from cases.models import Case, Payment
from cases.workflow import CASES


@transaction.atomic
def record_payment(*, case: Case, actor, paid_on: date, amount: Decimal, receipt_no: str) -> Payment:
    """One payment; the last one meets the payment term. More than is owed is refused."""
    with CASES.step(
        case, "record_payment", actor=actor, on=paid_on, data={"amount": amount, "receipt": receipt_no}
    ) as row:
        decision = row.decision
        if paid_on < decision.decided_on:
            raise ValidationError(
                {"paid_on": f"没有登记：缴款日期早于决定日期 {decision.decided_on}。请核对票据。"}
            )
        left = decision.due_amount - decision.paid_amount
        if amount > left:
            raise ValidationError(
                {"amount": f"没有登记：还应缴 {left:,.2f} 元，本次填写的 {amount:,.2f} 元超过。请核对票据。"}
            )
        payment = Payment(
            decision=decision, paid_on=paid_on, amount=amount, receipt_no=receipt_no, recorded_by=actor
        )
        payment.full_clean(exclude=["decision"])
        payment.save()
        if amount == left:
            timelimits.meet(row, "fine.pay", on=paid_on)
    return payment
