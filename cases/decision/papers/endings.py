"""决定补正通知书 and 撤销行政处罚决定书."""

from cases.models import Case, Decision, DecisionCorrection
from cases.wording.articles import article
from cases.wording.party import party
from cases.wording.people import contact
from cases.wording.prose import prose
from cases.wording.remedies import remedies


def decision_correction(case: Case, correction: DecisionCorrection) -> dict:
    """Context of the correction: what stood there, what stands there now; the rest of the decision is untouched."""
    decision, on = correction.decision, correction.corrected_on
    return {
        "party": party(case),
        "decision_title": decision.document.title,
        "decision_number": decision.document.number,
        "decided_on": decision.decided_on,
        "wrong": correction.wrong,
        "right": correction.right,
        "reason": prose(correction.reason),
        "contact": contact(on, case.handler, case.co_handler),
    }


def annulment_decision(case: Case, decision: Decision) -> dict:
    """Context of the annulment of one's own motion (行政处罚法 第75条第2款), with what becomes of what was paid."""
    on = decision.annulled_on
    return {
        "party": party(case),
        "decision_title": decision.document.title,
        "decision_number": decision.document.number,
        "decided_on": decision.decided_on,
        "cause": case.violation.name,
        "reason": prose(decision.annul_reason),
        "article": article("annulment", on),
        "paid": decision.paid_amount,
        "contact": contact(on, case.handler, case.co_handler),
        "remedies": remedies(on, office=case.office),
    }
