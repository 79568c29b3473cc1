"""What a paper would say if it were issued now, from the form on the screen; nothing is stored."""

from cases.decision.papers import decisions
from cases.decision.procedures import procedure_of
from cases.decision.services.decision import defence_summary
from cases.decision.thresholds import offers_hearing
from cases.models import Decision


def _decision(case, data, kind: str) -> Decision:
    notice = getattr(case, "notice", None)
    return Decision(
        case=case,
        kind=kind,
        notice=notice,
        decided_on=data["on"],
        fine=data.get("fine", 0),
        reasons=data["reasons"],
        confiscation=case.proposal.confiscation,
        outcome=case.proposal.outcome,
        warning=data.get("warning", False),
        noticed_fine=notice.fine if notice else None,
        defence_handling=defence_summary(case),
    )


def prior_notice(case, data) -> dict:
    """Context of the notice of the case's procedure."""
    return procedure_of(case).notice(case, on=data["on"], hearing=offers_hearing(case, data["on"]))


def penalty_decision(case, data) -> dict:
    """Context of the decision of the case's procedure."""
    return procedure_of(case).decision(case, _decision(case, data, Decision.Kind.PENALTY))


def exempt_decision(case, data) -> dict:
    """Context of 不予行政处罚决定书."""
    return decisions.exempt_decision(case, _decision(case, data, Decision.Kind.EXEMPT))
