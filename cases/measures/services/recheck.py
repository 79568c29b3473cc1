"""Re-inspection (复查): the record made on the spot, as paper, as evidence, and its legal effect."""

from datetime import date, time

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from cases import papers
from cases.investigation.services.officers import refuse_uncertified
from cases.measures.services import evidence
from cases.models import CorrectionOrder, Recheck
from cases.workflow import CASES, ORDERS


@transaction.atomic
def recheck(
    *,
    order: CorrectionOrder,
    actor,
    corrected: bool,
    result: str,
    obstructed: bool = False,
    officer_b=None,
    on: date | None = None,
    from_time: time | None = None,
    to_time: time | None = None,
    **facts,
) -> CorrectionOrder:
    """One round by two certified officers: corrected, still going on, or obstructed (按日办法 第10、12、13条).

    Without `officer_b` it is the other officer of the order. A round after the thirty days is recorded too; it then
    cannot carry a daily penalty (fatal error 23). Raises Refused.
    """
    on = on or today()
    second = officer_b or (order.officer_b if actor.pk == order.officer_a_id else order.officer_a)
    refuse_uncertified("登记复查", on, actor, second, case=order.case)
    finding = _finding(corrected, obstructed)
    due_on = _due_on(order)
    name = "recheck_corrected" if corrected else "recheck_uncorrected"
    with ORDERS.step(order, name, actor=actor, on=on, note=result, data={"finding": finding}) as row:
        row.rechecked_on, row.recheck_result = on, result
        made = Recheck(
            order=row,
            on=on,
            due_on=due_on,
            from_time=from_time,
            to_time=to_time,
            finding=finding,
            result=result,
            officer_a=actor,
            officer_b=second,
            **facts,
        )
        made.full_clean(exclude=["order"])
        made.document = documents.issue(
            row.case or row, "recheck_record", actor=actor, on=on, context=papers.recheck_record(made, on=on)
        )
        made.save()
    _as_evidence(made)
    note_on_case(row, actor, f"复查：{made.get_finding_display()}", on)
    return row


def note_on_case(order: CorrectionOrder, actor, label: str, on: date) -> None:
    """The case's own record names each act on its orders."""
    if order.case_id:
        record.append(
            order.case, actor=actor, verb="order", label=label, on=on, legal=True, data={"order": order.pk}
        )


def _finding(corrected: bool, obstructed: bool) -> str:
    if corrected:
        return Recheck.Finding.CORRECTED
    return Recheck.Finding.OBSTRUCTED if obstructed else Recheck.Finding.CONTINUES


def _due_on(order: CorrectionOrder) -> date | None:
    """Last day of the thirty: of the clock that runs since service, else of the rule of that day."""
    clock = Clock.objects.of(order).filter(key="daily.recheck").exclude(state="cancelled").last()
    if clock is not None:
        return clock.due_on
    served, office = order.served_on, order.office
    if served is None or timelimits.rule_or_none("daily.recheck", served, office=office) is None:
        return None
    return timelimits.due("daily.recheck", served, office=office).on


def _as_evidence(made: Recheck) -> None:
    """The record is evidence of the case while its facts are gathered; later it stays a paper of the case."""
    case = made.order.case
    if case is None or case.state not in CASES["finish_investigation"].sources:
        return
    evidence.of_recheck(case, made)
