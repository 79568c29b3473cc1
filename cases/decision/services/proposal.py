"""The proposed penalty."""

from decimal import Decimal

from bureau.law.ranges import Range
from cases.models import Case, Proposal
from cases.workflow import CASES


def propose(
    *, case: Case, actor, basis, fine: Decimal, reasons: str, outcome: str, limits: Range | None, **facts
) -> Proposal:
    """The investigators' proposal; the database refuses an amount outside the range without its ground."""
    with CASES.step(
        case, "propose", actor=actor, data={"fine": fine, "outcome": outcome, "basis": basis}
    ) as row:
        proposal = Proposal.objects.filter(case=row).first() or Proposal(case=row)
        proposal.basis, proposal.fine, proposal.reasons, proposal.outcome = basis, fine, reasons, outcome
        proposal.range_min, proposal.range_max = (limits.low, limits.high) if limits else (None, None)
        for name, value in facts.items():
            setattr(proposal, name, value)
        proposal.full_clean(exclude=["case"])
        proposal.save()
    return proposal
