"""行政处罚决定书 (行政处罚法 第59条) and 不予行政处罚决定书 (第33条)."""

from cases.models import Case, Decision
from cases.wording.findings import findings
from cases.wording.party import party
from cases.wording.payment import payment
from cases.wording.penalty import decided, exemption, grounds
from cases.wording.prose import prose
from cases.wording.remedies import remedies


def penalty_decision(case: Case, decision: Decision) -> dict:
    """Context of the decision. `decision` may be unsaved: its document does not exist yet."""
    on = decision.decided_on
    return {
        "party": party(case),
        "findings": findings(case, on),
        "told": told(case, decision),
        "grounds": grounds(case, on),
        "reasons": extra_reasons(decision.reasons, case.proposal.reasons),
        "sanctions": decided(decision),
        "noticed_fine": decision.noticed_fine if _lowered(decision) else None,
        "payment": payment(decision, on),
        "remedies": remedies(on, office=case.office),
    }


def exempt_decision(case: Case, decision: Decision) -> dict:
    """Context of the decision not to punish: what was found, why there is no penalty, correction, remedies."""
    on = decision.decided_on
    return {
        "party": party(case),
        "findings": findings(case, on),
        "grounds": grounds(case, on),
        "reasons": extra_reasons(decision.reasons, case.proposal.reasons),
        **exemption(decision.outcome, on),
        "education": prose(decision.education),
        "told": told(case, decision) if decision.notice else None,
        "remedies": remedies(on, office=case.office),
    }


def told(case: Case, decision: Decision) -> dict:
    """What the party was told, and how its statement, defence and hearing were dealt with, also when waived."""
    notice = decision.notice
    return {
        "served_on": notice.served_on if notice else None,
        "number": notice.document.number if notice else "",
        "title": notice.document.context.get("heading", notice.document.title) if notice else "",
        "hearing": bool(notice and notice.hearing_offered),
        "handling": prose(decision.defence_handling),
        "reviewed": case.legal_reviews.filter(agreed=True).exists(),
        "discussed": case.discussions.exists(),
    }


def extra_reasons(reasons: str, known: str) -> str:
    """The reasons of the decision where they say more than those of the proposal, which are printed anyway."""
    return "" if reasons.strip() == known.strip() else prose(reasons)


def _lowered(decision: Decision) -> bool:
    return decision.noticed_fine is not None and decision.fine < decision.noticed_fine
