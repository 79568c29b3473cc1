"""The decision (行政处罚法 第57、59条)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from cases.decision.papers import decisions as papers
from cases.decision.papers.approvals import disposal_approval
from cases.decision.procedures import procedure_of
from cases.measures import duties
from cases.models import Case, Decision, PenaltyItem
from cases.wording.hearing import defence_summary
from cases.workflow import CASES
from inspections.services import positive

__all__ = ["defence_summary", "issue_decision", "issue_exemption"]


@transaction.atomic
def issue_decision(
    *,
    case: Case,
    actor,
    fine: Decimal,
    reasons: str,
    on: date | None = None,
    warning: bool = False,
    items: Iterable[PenaltyItem] | None = None,
) -> Decision:
    """Issues 案件处理内部审批表 and 行政处罚决定书 (行政处罚法 第57、59条). Refused with every missing step.

    `items`: those of the notice that are kept; all of them unless given.
    """
    on = on or today()
    kept = list(items) if items is not None else list(case.notice.items.all()) if case.notice else []
    data = {"fine": fine, "items": kept}
    with CASES.step(case, "issue_decision", actor=actor, on=on, data=data) as row:
        decision = Decision(
            case=row,
            kind=Decision.Kind.PENALTY,
            notice=row.notice,
            decided_on=on,
            decided_by=actor,
            fine=fine,
            confiscation=row.notice.confiscation,
            noticed_fine=row.notice.fine,
            warning=warning or any(item.kind == PenaltyItem.Kind.WARNING for item in kept),
            outcome=row.proposal.outcome,
            reasons=reasons,
            defence_handling=defence_summary(row),
        )
        row.decided_on = on
        decision.kept_items = kept
        _approve(row, decision, actor)
        procedure = procedure_of(row)
        context = procedure.decision(row, decision)
        decision.document = documents.issue(
            row, procedure.decision_paper, actor=actor, on=on, context=context
        )
        decision.save()
        for item in kept:
            decision.items.create(**item.facts)
        row.decision = case.decision = decision
        duties.begin(row, on=on, actor=actor)
        leave_positive_list(row, decision, actor)
    return decision


def _approve(case: Case, decision: Decision, actor) -> None:
    documents.issue(
        case,
        "disposal_approval",
        actor=actor,
        on=decision.decided_on,
        context=disposal_approval(case, decision),
    )


def leave_positive_list(case: Case, decision: Decision, actor) -> None:
    """A punished firm leaves the positive list the same day (正面清单意见, 10 号)."""
    if case.enterprise:
        reason = f"{decision.decided_on} 受到行政处罚（{decision.document.number}）"
        positive.remove_for_violation(
            enterprise=case.enterprise, reason=reason, by=actor, on=decision.decided_on
        )


@transaction.atomic
def issue_exemption(
    *,
    case: Case,
    actor,
    reasons: str,
    on: date | None = None,
    education: str = "",
    outcome: str = "",
    grounds: Iterable[str] = (),
) -> Decision:
    """Issues 不予行政处罚决定书 (行政处罚法 第33条): slight and corrected, first time and slight, or without fault.

    `education` says how the party was taught (第33条第3款). After a notice of a penalty the heads may still come to no
    penalty: then `outcome` with its `grounds` replaces the proposed one.
    """
    on, grounds = on or today(), list(grounds)
    data = {"outcome": outcome, "grounds": grounds, "education": education}
    step = "exempt_after_defence" if outcome else "issue_exemption"
    with CASES.step(case, step, actor=actor, on=on, data=data) as row:
        if outcome and not row.proposal.is_exempt:
            row.proposal.outcome, row.proposal.grounds = outcome, ",".join(grounds)
            row.proposal.fine = row.proposal.confiscation = Decimal(0)
            row.proposal.full_clean(exclude=["case"])
            row.proposal.save()
        decision = Decision(
            case=row,
            kind=Decision.Kind.EXEMPT,
            notice=row.notice,
            decided_on=on,
            decided_by=actor,
            fine=0,
            outcome=row.proposal.outcome,
            reasons=reasons,
            education=education,
            defence_handling=defence_summary(row),
        )
        row.decided_on = on
        _approve(row, decision, actor)
        decision.document = documents.issue(
            row, "exempt_decision", actor=actor, on=on, context=papers.exempt_decision(row, decision)
        )
        decision.save()
    return decision
