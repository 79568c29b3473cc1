"""责令改正违法行为决定书: the contents of 按日办法 第9条, which any order to correct may carry."""

from datetime import date

from bureau.law.models import ViolationBasis
from bureau.law.services import NoBasis, basis
from cases.models import CorrectionOrder
from cases.wording.articles import article
from cases.wording.findings import evidence
from cases.wording.party import party
from cases.wording.penalty import legal_basis
from cases.wording.people import officers
from cases.wording.prose import prose
from cases.wording.remedies import remedies


def correction_order(order: CorrectionOrder, *, on: date) -> dict:
    """Context of the order. Without a case there is no evidence list: the visit's record is named instead."""
    violated = violated_basis(order, on)
    return {
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
        "daily_article": article("daily", on),
        "officers": officers(order.officer_a, order.officer_b, on=on),
        "remedies": remedies(on),
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
