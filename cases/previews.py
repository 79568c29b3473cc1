"""What a paper would say if it were issued now, from the form on the screen; nothing is stored."""

from bureau.dates import today
from cases import papers
from cases.models import Decision
from cases.services.decision import defence_summary
from cases.thresholds import offers_hearing


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


def preview_context(kind: str, key: str, dossier, data: dict) -> dict:
    """The context of a preview. `data` is the cleaned form."""
    on = data.get("on") or today()
    builders = {
        "filing_approval": lambda d: papers.filing_approval(d, opinion=data["opinion"], on=on),
        "prior_notice": lambda d: papers.prior_notice(d, on=on, hearing=offers_hearing(d, on)),
        "exempt_decision": lambda d: papers.exempt_decision(d, _decision(d, data, Decision.Kind.EXEMPT)),
        "penalty_decision": lambda d: papers.penalty_decision(d, _decision(d, data, Decision.Kind.PENALTY)),
        "closing_approval": lambda d: papers.closing_approval(d, opinion=data["opinion"], on=on),
    }
    if key in builders:
        return builders[key](dossier)
    for name in (
        "release_ground",
        "reason",
    ):  # an unsaved copy: what the form says, as the paper will print it
        if name in data:
            setattr(dossier, {"reason": "extension_reason"}.get(name, name), data[name])
    return getattr(papers, key)(dossier, on=on)
