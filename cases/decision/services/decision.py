"""The decision (行政处罚法 第57、59条)."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from cases import papers
from cases.decision.procedures import procedure_of
from cases.measures import duties
from cases.models import Case, Decision
from cases.workflow import CASES
from inspections.services import positive


def defence_summary(case: Case) -> str:
    """How statement, defence and hearing were dealt with: a required part of every decision (办法 第55条)."""
    notice = getattr(case, "notice", None)
    if notice is None:
        return "依法不予行政处罚，未作不利处分。"
    parts = [
        f"当事人于{d.received_on.year}年{d.received_on.month}月{d.received_on.day}日提出陈述申辩，经复核，"
        f"{'予以采纳' if d.accepted else '不予采纳'}：{d.answer}"
        for d in case.defences.filter(answered_on__isnull=False)
    ]
    hearing = getattr(case, "hearing", None)
    if hearing and hearing.held_on:
        day = hearing.held_on
        parts.append(f"{day.year}年{day.month}月{day.day}日举行听证。听证意见：{hearing.conclusion}")
    if not parts:
        waived = "书面放弃" if notice.waived_on else "在法定期限内未提出"
        parts.append(f"当事人{waived}陈述申辩{'和听证申请' if notice.hearing_offered else ''}。")
    return "".join(parts)


@transaction.atomic
def issue_decision(
    *, case: Case, actor, fine: Decimal, reasons: str, on: date | None = None, warning: bool = False
) -> Decision:
    """Issues 行政处罚决定书 (行政处罚法 第57、59条). Refused with every missing step."""
    on = on or today()
    with CASES.step(case, "issue_decision", actor=actor, on=on, data={"fine": fine}) as row:
        facts = {
            "kind": Decision.Kind.PENALTY,
            "notice": row.notice,
            "decided_on": on,
            "decided_by": actor,
            "fine": fine,
            "confiscation": row.proposal.confiscation,
            "noticed_fine": row.notice.fine,
            "warning": warning,
            "outcome": row.proposal.outcome,
            "reasons": reasons,
            "defence_handling": defence_summary(row),
        }
        decision = Decision(case=row, **facts)
        row.decided_on = on
        procedure = procedure_of(row)
        context = procedure.decision(row, decision)
        decision.document = documents.issue(
            row, procedure.decision_paper, actor=actor, on=on, context=context
        )
        decision.save()
        row.decision = case.decision = decision
        duties.begin(row, on=on, actor=actor)
        _leave_positive_list(row, decision, actor)
    return decision


def _leave_positive_list(case: Case, decision: Decision, actor) -> None:
    """A punished firm leaves the positive list the same day (正面清单意见, 10 号)."""
    if case.enterprise:
        reason = f"{decision.decided_on} 受到行政处罚（{decision.document.number}）"
        positive.remove_for_violation(
            enterprise=case.enterprise, reason=reason, by=actor, on=decision.decided_on
        )


@transaction.atomic
def issue_exemption(*, case: Case, actor, reasons: str, on: date | None = None) -> Decision:
    """Issues 不予行政处罚决定书 (行政处罚法 第33条): slight and corrected, or first time and slight."""
    on = on or today()
    with CASES.step(case, "issue_exemption", actor=actor, on=on) as row:
        decision = Decision(
            case=row,
            kind=Decision.Kind.EXEMPT,
            decided_on=on,
            decided_by=actor,
            fine=0,
            outcome=row.proposal.outcome,
            reasons=reasons,
            defence_handling=defence_summary(row),
        )
        row.decided_on = on
        decision.document = documents.issue(
            row, "exempt_decision", actor=actor, on=on, context=papers.exempt_decision(row, decision)
        )
        decision.save()
    return decision
