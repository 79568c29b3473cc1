"""责令改正违法行为决定书: the seven contents of 按日办法 第9条, first or repeated (第14条); its withdrawal."""

from datetime import date

from bureau.law.models import ViolationBasis
from bureau.law.services import NoBasis, basis
from cases.measures import listed
from cases.models import CorrectionOrder
from cases.wording.articles import article
from cases.wording.findings import evidence
from cases.wording.party import party
from cases.wording.penalty import legal_basis
from cases.wording.people import contact, officers
from cases.wording.prose import clause, prose
from cases.wording.remedies import remedies


def correction_order(order: CorrectionOrder, *, on: date) -> dict:
    """Context of the order. Without a case there is no evidence list: the visit's record is named instead."""
    violated = violated_basis(order, on)
    return {
        "heading": "责令改正违法行为决定书",
        "again": again(order),
        "party": party(order),
        "cause": order.violation.name,
        "case_number": order.case.number if order.case else "",
        "facts": prose(order.facts),
        "evidence": evidence(order.case, on) if order.case else [],
        "task_number": order.finding.task.number if order.finding else "",
        "law": legal_basis(violated) if violated else None,
        "article": article("correction", on),
        "demand": prose(order.demand),
        "correct_by": order.correct_by,
        "at_once": order.correct_by <= on,
        "daily_article": article("daily", on) if warns_of_daily(order, on) else "",
        "officers": officers(order.officer_a, order.officer_b, on=on),
        "remedies": remedies(on, office=order.office),
    }


def warns_of_daily(order: CorrectionOrder, on: date) -> bool:
    """Whether the act is one for which refusal may cost a penalty a day, so that the order must say so (第9条第5项)."""
    return listed.listed(listed.DAILY, order.violation.code, on) is not None


def again(order: CorrectionOrder) -> dict:
    """What came before a repeated order: its number, service, the re-inspection that found the refusal; else empty."""
    before = order.previous
    if before is None:
        return {}
    return {
        "number": before.document.number if before.document else "",
        "served_on": before.served_on,
        "rechecked_on": before.rechecked_on,
        "result": clause(before.recheck_result),
        "article": article("repeat", order.issued_on or before.rechecked_on),
    }


def order_withdrawal(order: CorrectionOrder, *, on: date) -> dict:
    """Context of 撤销责令改正违法行为决定通知书: which order, why, from when it has no effect."""
    return {
        "party": party(order),
        "cause": order.violation.name,
        "case_number": order.case.number if order.case else "",
        "number": order.document.number if order.document else "",
        "issued_on": order.issued_on,
        "served_on": order.served_on,
        "reason": prose(order.withdrawn_reason),
        "contact": contact(on, order.officer_a, order.officer_b),
        "remedies": remedies(on, office=order.office),
    }


def violated_basis(order: CorrectionOrder, on: date) -> ViolationBasis | None:
    """The basis chosen in the case, else the law of the day; None when the tables have none for that day."""
    proposal = getattr(order.case, "proposal", None) if order.case else None
    if proposal and proposal.case.violation_id == order.violation_id:
        return proposal.basis
    try:
        return basis(order.violation, on)
    except NoBasis:
        return None
