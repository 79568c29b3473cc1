"""The decision, its service, payment, closing, and the limit of the case."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.timelimits import services as timelimits
from cases import papers
from cases.models import Case, Decision, Payment
from cases.services.serving import record_service
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
        decision.document = documents.issue(
            row, "penalty_decision", actor=actor, on=on, context=papers.penalty_decision(row, decision)
        )
        decision.save()
        case.decision = decision
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


@transaction.atomic
def serve_decision(*, case: Case, actor, **service) -> Decision:
    """The party has received the decision: the fifteen days of payment begin (行政处罚法 第67条)."""
    CASES.require(case, "serve_decision", actor=actor)
    decision = case.decision
    served = record_service(document=decision.document, actor=actor, case=case, **service)
    with CASES.step(
        case, "serve_decision", actor=actor, on=served.served_on, data={"mode": served.mode}
    ) as row:
        decision.served_on = served.served_on
        if decision.due_amount:
            clock = timelimits.start(row, "fine.pay", on=served.served_on, actor=actor)
            decision.pay_until = clock.due_on
        decision.save()
    return decision


@transaction.atomic
def record_payment(*, case: Case, actor, paid_on: date, amount: Decimal, receipt_no: str) -> Payment:
    """One payment; the last one meets the payment term. More than is owed is refused."""
    with CASES.step(
        case, "record_payment", actor=actor, on=paid_on, data={"amount": amount, "receipt": receipt_no}
    ) as row:
        decision = row.decision
        if paid_on < decision.decided_on:
            raise ValidationError(
                {"paid_on": f"没有登记：缴款日期早于决定日期 {decision.decided_on}。请核对票据。"}
            )
        left = decision.due_amount - decision.paid_amount
        if amount > left:
            raise ValidationError(
                {"amount": f"没有登记：还应缴 {left:,.2f} 元，本次填写的 {amount:,.2f} 元超过。请核对票据。"}
            )
        payment = Payment(
            decision=decision, paid_on=paid_on, amount=amount, receipt_no=receipt_no, recorded_by=actor
        )
        payment.full_clean(exclude=["decision"])
        payment.save()
        if amount == left:
            timelimits.meet(row, "fine.pay", on=paid_on)
    return payment


@transaction.atomic
def request_closing(*, case: Case, actor, basis: str, on: date | None = None) -> Case:
    """报请结案 when nothing is left to do (办法 第77条)."""
    with CASES.step(case, "request_closing", actor=actor, on=on, note=basis) as row:
        row.closing_basis = basis
    return row


@transaction.atomic
def approve_closing(*, case: Case, actor, opinion: str = "同意结案。", on: date | None = None) -> Case:
    """The head approves 结案审批表."""
    on = on or today()
    with CASES.step(case, "approve_closing", actor=actor, on=on, note=opinion) as row:
        row.closed_on = on
        documents.issue(
            row,
            "closing_approval",
            actor=actor,
            on=on,
            context=papers.closing_approval(row, opinion=opinion, on=on, by=actor),
        )
    return row


@transaction.atomic
def return_closing(*, case: Case, actor, reason: str) -> Case:
    """Sends a request to close back."""
    with CASES.step(case, "return_closing", actor=actor, note=reason) as row:
        pass
    return row


@transaction.atomic
def extend_limit(*, case: Case, actor, reason: str, on: date | None = None) -> Case:
    """30 days by the head, 30 more by collective discussion (办法 第57条)."""
    on = on or today()
    with CASES.step(case, "extend_limit", actor=actor, on=on, note=reason) as row:
        timelimits.extend(row, "case.limit", on=on, reason=reason, by=actor)
    return row


@transaction.atomic
def exclude_time(*, case: Case, actor, first: date, last: date, reason: str) -> Case:
    """Testing, appraisal, public notice and the like do not count (办法 第57条)."""
    with CASES.step(
        case, "exclude_time", actor=actor, data={"first": first, "last": last}, note=reason
    ) as row:
        timelimits.exclude(row, "case.limit", first=first, last=last, reason=reason)
    return row
