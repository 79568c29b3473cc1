"""Orders to correct, in a case or directly after a finding: drafted, signed, served, repeated, withdrawn."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from bureau.workflow import Refusal, Refused
from cases import papers
from cases.execution.services.serving import record_service
from cases.intake.services.clue import PARTY_FIELDS
from cases.investigation.services.investigation import refuse_uncertified
from cases.measures.papers.orders import warns_of_daily
from cases.measures.services.recheck import note_on_case, recheck
from cases.models import CorrectionOrder
from cases.workflow import ORDERS

__all__ = [
    "draft_order",
    "issue_order",
    "party_of",
    "recheck",
    "repeat_order",
    "revoke_order",
    "serve_order",
    "withdraw_order",
]


def party_of(enterprise) -> dict:
    """The party facts of a registered enterprise, as they stand today."""
    return {
        "enterprise": enterprise,
        "party_name": enterprise.name,
        "party_code": enterprise.code,
        "party_address": enterprise.address,
        "party_representative": enterprise.legal_representative,
        "party_phone": enterprise.phone,
    }


@transaction.atomic
def draft_order(
    *,
    actor,
    officer_b,
    violation,
    facts: str,
    demand: str,
    correct_by: date,
    case=None,
    finding=None,
    office=None,
    previous: CorrectionOrder | None = None,
    report_on: date | None = None,
    on: date | None = None,
    **party,
) -> CorrectionOrder:
    """Drafts 责令改正违法行为决定书 for the head to sign. Of a case it takes the party; else `party` gives it.

    `report_on`, the day the monitoring report came in, starts the three working days to serve it (按日办法 第8条).
    Raises Refused for officers without certificate and for a finished case.
    """
    on = on or today()
    refuse_uncertified("责令改正", on, actor, officer_b, case=case)
    if case:
        _refuse_in_case(case, actor)
    if case:
        party = {name: getattr(case, name) for name in PARTY_FIELDS}
        office = case.office
    order = CorrectionOrder(
        case=case,
        finding=finding,
        office=office,
        created_by=actor,
        violation=violation,
        previous=previous,
        report_on=report_on,
        facts=facts,
        demand=demand,
        correct_by=correct_by,
        officer_a=actor,
        officer_b=officer_b,
        **party,
    )
    order.full_clean(exclude=["case", "finding"])
    order.save()
    if report_on:
        timelimits.start(order, "order.correct.serve", on=report_on, actor=actor)
    for dossier in filter(None, (order, case)):
        record.append(
            dossier,
            actor=actor,
            verb="draft_order",
            label="拟责令改正违法行为",
            on=on,
            data={"order": order.pk},
        )
    return order


def _refuse_in_case(case, actor) -> None:
    """A case that is over, or the case of others."""
    reasons = []
    if case.is_finished:
        text = f"案件当前为“{case.state_label}”，不能再拟责令改正。"
        reasons.append(Refusal(text, "行政处罚法 第28条"))
    if not case.is_handler(actor):
        reasons.append(Refusal("须由本案承办人拟责令改正。", "行政处罚法 第28条、第42条"))
    if reasons:
        raise Refused("责令改正", reasons)


@transaction.atomic
def issue_order(*, order: CorrectionOrder, actor, on: date | None = None) -> CorrectionOrder:
    """The head signs; the paper belongs to the case if there is one."""
    on = on or today()
    with ORDERS.step(order, "issue_order", actor=actor, on=on) as row:
        row.issued_on, row.issued_by = on, actor
        row.warns_daily = warns_of_daily(row, on)
        row.document = documents.issue(
            row.case or row,
            "correction_order",
            actor=actor,
            on=on,
            context=papers.correction_order(row, on=on),
        )
    if row.previous_id:
        with ORDERS.step(row.previous, "mark_repeated", actor=actor, on=on):
            pass
    note_on_case(row, actor, f"制发责令改正 {row.document.number}", on)
    return row


@transaction.atomic
def withdraw_order(*, order: CorrectionOrder, actor, reason: str) -> CorrectionOrder:
    """A draft is taken back, with the reason."""
    with ORDERS.step(order, "withdraw_order", actor=actor, note=reason) as row:
        row.withdrawn_on, row.withdrawn_reason = today(), reason
        timelimits.cancel(row, "order.correct.serve", reason)
    return row


@transaction.atomic
def serve_order(*, order: CorrectionOrder, actor, **service) -> CorrectionOrder:
    """Served: re-inspection is due within thirty days (按日办法 第10条)."""
    ORDERS.require(order, "serve_order", actor=actor)
    served = record_service(document=order.document, actor=actor, case=order.case, **service)
    with ORDERS.step(order, "serve_order", actor=actor, on=served.served_on) as row:
        row.served_on = served.served_on
    note_on_case(row, actor, "送达责令改正", served.served_on)
    return row


@transaction.atomic
def repeat_order(
    *,
    order: CorrectionOrder,
    actor,
    officer_b,
    demand: str,
    correct_by: date,
    on: date | None = None,
    **facts,
) -> CorrectionOrder:
    """再次责令改正 after a refusal: a further order, itself to be served and re-inspected (按日办法 第14条)."""
    on = on or today()
    with ORDERS.step(order, "repeat_order", actor=actor, on=on) as row:
        party = {} if row.case_id else {name: getattr(row, name) for name in PARTY_FIELDS}
        again = draft_order(
            actor=actor,
            officer_b=officer_b,
            violation=row.violation,
            demand=demand,
            correct_by=correct_by,
            case=row.case,
            finding=row.finding,
            office=row.office,
            previous=row,
            on=on,
            **facts,
            **party,
        )
    return again


@transaction.atomic
def revoke_order(*, order: CorrectionOrder, actor, reason: str, on: date | None = None) -> CorrectionOrder:
    """An order given is withdrawn in writing, with the reason; its clocks fall away."""
    on = on or today()
    with ORDERS.step(order, "revoke_order", actor=actor, on=on, note=reason) as row:
        row.withdrawn_on, row.withdrawn_reason = on, reason
        for key in ("daily.recheck", "order.correct.serve"):
            timelimits.cancel(row, key, reason)
        documents.issue(
            row.case or row,
            "order_withdrawal",
            actor=actor,
            on=on,
            context=papers.order_withdrawal(row, on=on),
        )
    if row.previous_id:
        with ORDERS.step(row.previous, "resume_order", actor=actor, on=on, note=reason):
            pass
    note_on_case(row, actor, f"撤销责令改正 {row.document.number}", on)
    return row
