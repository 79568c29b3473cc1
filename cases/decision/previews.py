"""What a paper would say if it were issued now, from the form on the screen; nothing is stored."""

from cases.decision.papers import decisions, notices
from cases.decision.procedures import procedure_of
from cases.decision.thresholds import offers_hearing
from cases.models import Decision
from cases.wording.hearing import defence_summary


def _decision(case, data, kind: str) -> Decision:
    notice = case.notice
    decision = Decision(
        case=case,
        kind=kind,
        notice=notice,
        decided_on=data["on"],
        fine=data.get("fine", 0),
        reasons=data["reasons"],
        confiscation=notice.confiscation if notice and kind == Decision.Kind.PENALTY else 0,
        outcome=data.get("outcome") or case.proposal.outcome,
        warning=data.get("warning", False),
        noticed_fine=notice.fine if notice else None,
        defence_handling=defence_summary(case),
        education=data.get("education", ""),
    )
    decision.kept_items = list(data["items"]) if "items" in data else []
    return decision


def prior_notice(case, data) -> dict:
    """Context of the notice of the case's procedure."""
    return procedure_of(case).notice(case, on=data["on"], hearing=offers_hearing(case, data["on"]))


def exempt_notice(case, data) -> dict:
    """Context of 不予行政处罚事先告知书."""
    return notices.exempt_notice(case, on=data["on"])


def penalty_decision(case, data) -> dict:
    """Context of the decision of the case's procedure."""
    return procedure_of(case).decision(case, _decision(case, data, Decision.Kind.PENALTY))


def exempt_decision(case, data) -> dict:
    """Context of 不予行政处罚决定书."""
    return decisions.exempt_decision(case, _decision(case, data, Decision.Kind.EXEMPT))
