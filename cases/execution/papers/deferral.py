"""同意分期（延期）缴纳罚款通知书, 不同意分期（延期）缴纳罚款通知书, 退还罚款通知."""

from datetime import date
from decimal import Decimal

from cases.execution.reckoning import owed
from cases.models import Case, Deferral, Refund
from cases.wording.articles import article
from cases.wording.party import party
from cases.wording.people import contact
from cases.wording.prose import prose

_WORDS = {Deferral.Kind.DEFER: "延期", Deferral.Kind.INSTALMENTS: "分期"}


def deferral_grant(
    case: Case, deferral: Deferral, *, parts: list[tuple[date, Decimal]], reason: str, on: date
) -> dict:
    """Context of the consent: each part with its last day, what a missed one brings, a copy to the bank."""
    return _frame(case, deferral, on) | {
        "heading": f"同意{_WORDS[deferral.kind]}缴纳罚款通知书",
        "reason": prose(reason),
        "parts": [[number, day, amount] for number, (day, amount) in enumerate(parts, start=1)],
        "surcharge_article": article("surcharge", on),
        "court_article": article("deferral.court", on),
        "copies_to": case.decision.document.organ.payee_bank,
    }


def deferral_refusal(case: Case, deferral: Deferral, *, reason: str, on: date) -> dict:
    """Context of the refusal: reasons, and that the first term stands."""
    return _frame(case, deferral, on) | {
        "heading": f"不同意{_WORDS[deferral.kind]}缴纳罚款通知书",
        "reason": prose(reason),
        "pay_until": case.decision.pay_until,
        "surcharge_article": article("surcharge", on),
    }


def _frame(case: Case, deferral: Deferral, on: date) -> dict:
    decision = case.decision
    return {
        "party": party(case),
        "cause": case.violation.name,
        "decision_number": decision.document.number,
        "decided_on": decision.decided_on,
        "applied_on": deferral.applied_on,
        "kind": _WORDS[deferral.kind],
        "amount": owed(decision, on).principal,
        "article": article("deferral", on),
        "contact": contact(on, case.handler, case.co_handler),
    }


def refund_notice(case: Case, refund: Refund) -> dict:
    """Context of the notice that money goes back, why and to which account."""
    decision = case.decision
    return {
        "party": party(case),
        "cause": case.violation.name,
        "decision_number": decision.document.number,
        "decided_on": decision.decided_on,
        "paid": sum((p.amount + p.surcharge for p in decision.payments.all()), Decimal(0)),
        "amount": refund.amount,
        "reason": prose(refund.reason),
        "account": refund.account,
        "article": article("refund", refund.on),
        "contact": contact(refund.on, case.handler, case.co_handler),
    }
