"""Orders to correct, in a case or directly after a finding; re-inspection."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from cases import papers
from cases.execution.services.serving import record_service
from cases.intake.services.clue import PARTY_FIELDS
from cases.investigation.services.investigation import refuse_uncertified
from cases.models import CorrectionOrder
from cases.workflow import ORDERS


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
    on: date | None = None,
    **party,
) -> CorrectionOrder:
    """Drafts 责令改正违法行为决定书 for the head to sign. Of a case it takes the party; else `party` gives it."""
    on = on or today()
    refuse_uncertified("责令改正", on, actor, officer_b)
    if case and case.is_finished:
        text = f"案件当前为“{case.state_label}”，不能再拟责令改正。"
        raise Refused("责令改正", [Refusal(text, "行政处罚法 第28条")])
    if case:
        party = {name: getattr(case, name) for name in PARTY_FIELDS}
        office = case.office
    order = CorrectionOrder(
        case=case,
        finding=finding,
        office=office,
        created_by=actor,
        violation=violation,
        facts=facts,
        demand=demand,
        correct_by=correct_by,
        officer_a=actor,
        officer_b=officer_b,
        **party,
    )
    order.full_clean(exclude=["case", "finding"])
    order.save()
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


@transaction.atomic
def issue_order(*, order: CorrectionOrder, actor, on: date | None = None) -> CorrectionOrder:
    """The head signs; the paper belongs to the case if there is one."""
    on = on or today()
    with ORDERS.step(order, "issue_order", actor=actor, on=on) as row:
        row.issued_on, row.issued_by = on, actor
        row.document = documents.issue(
            row.case or row,
            "correction_order",
            actor=actor,
            on=on,
            context=papers.correction_order(row, on=on),
        )
    _note(row, actor, f"制发责令改正 {row.document.number}", on)
    return row


@transaction.atomic
def withdraw_order(*, order: CorrectionOrder, actor, reason: str) -> CorrectionOrder:
    """A draft is taken back, with the reason."""
    with ORDERS.step(order, "withdraw_order", actor=actor, note=reason) as row:
        row.withdrawn_reason = reason
    return row


@transaction.atomic
def serve_order(*, order: CorrectionOrder, actor, **service) -> CorrectionOrder:
    """Served: re-inspection is due within thirty days (按日办法 第10条)."""
    ORDERS.require(order, "serve_order", actor=actor)
    served = record_service(document=order.document, actor=actor, case=order.case, **service)
    with ORDERS.step(order, "serve_order", actor=actor, on=served.served_on) as row:
        row.served_on = served.served_on
    _note(row, actor, "送达责令改正", served.served_on)
    return row


@transaction.atomic
def recheck(
    *, order: CorrectionOrder, actor, corrected: bool, result: str, on: date | None = None
) -> CorrectionOrder:
    """Re-inspection: corrected or not."""
    on = on or today()
    with ORDERS.step(
        order, "recheck_corrected" if corrected else "recheck_uncorrected", actor=actor, on=on, note=result
    ) as row:
        row.rechecked_on, row.recheck_result = on, result
    _note(row, actor, f"复查：{'已改正' if corrected else '未改正'}", on)
    return row


def _note(order: CorrectionOrder, actor, label: str, on: date) -> None:
    """The case's own record names each act on its orders."""
    if order.case_id:
        record.append(
            order.case, actor=actor, verb="order", label=label, on=on, legal=True, data={"order": order.pk}
        )
