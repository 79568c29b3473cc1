"""Handing the dossiers of an officer to another (移交): one act; the record of each dossier notes it."""

from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from cases.investigation.services import officers
from cases.models import Case, CorrectionOrder
from cases.states import OrderState
from cases.workflow import CASES
from inspections.models import InspectionTask
from inspections.services import task as visits

OPEN_ORDERS = (OrderState.DRAFTED, OrderState.ISSUED, OrderState.SERVED, OrderState.UNCORRECTED)


def cases_of(user, person):
    """The running cases of a person that the user may see."""
    return Case.objects.visible_to(user).ongoing().handled_by(person)


def orders_of(user, person):
    """Open orders to correct outside any case; those of a case follow the case."""
    rows = CorrectionOrder.objects.visible_to(user).filter(case__isnull=True, state__in=OPEN_ORDERS)
    return rows.filter(officer_a=person) | rows.filter(officer_b=person)


def visits_of(user, person):
    """Visits given to a person and not yet begun."""
    rows = InspectionTask.objects.visible_to(user).filter(state=InspectionTask.State.ASSIGNED)
    return rows.of_officer(person)


@transaction.atomic
def hand_over(*, person, to, actor, reason: str, cases=(), orders=(), tasks=()) -> int:
    """Puts `to` in the place of `person` on all given dossiers, or on none.

    Clocks stay as they are; reminders and lists follow. The other officer of each pair stays. Raises Refused with the
    reasons of every dossier that cannot be handed over: two certified officers (行政处罚法 第42条), recusal (第43条).
    """
    refused: list[Refusal] = []
    for dossiers, move in ((cases, _case), (orders, _order), (tasks, _visit)):
        for row in dossiers:
            try:
                move(row, person, to, actor, reason)
            except Refused as found:
                refused += [Refusal(f"{row}：{r.text}", r.article) for r in found.refusals]
    if refused:
        raise Refused("移交", refused)
    return len(cases) + len(orders) + len(tasks)


def _swapped(first, second, person, to) -> tuple:
    return tuple(to if officer.pk == person.pk else officer for officer in (first, second))


def _case(case: Case, person, to, actor, reason: str) -> None:
    handler, co_handler = _swapped(case.handler, case.co_handler, person, to)
    data = {"from": person, "to": to, "handler": handler, "co_handler": co_handler}
    with CASES.step(case, "hand_over", actor=actor, note=reason, data=data) as row:
        officers.hand_over(row, handler=handler, co_handler=co_handler, on=today())


def _order(order: CorrectionOrder, person, to, actor, reason: str) -> None:
    first, second = _swapped(order.officer_a, order.officer_b, person, to)
    officers.refuse_uncertified("移交", today(), first, second)
    CorrectionOrder.objects.filter(pk=order.pk).update(officer_a=first, officer_b=second)
    note = {"from": {"id": person.pk, "name": person.name}, "to": {"id": to.pk, "name": to.name}}
    record.append(order, actor=actor, verb="hand_over", label="移交承办人", data=note, note=reason)


def _visit(task: InspectionTask, person, to, actor, reason: str) -> None:
    first, second = _swapped(task.officer_a, task.officer_b, person, to)
    visits.reassign(task=task, actor=actor, officer_a=first, officer_b=second, reason=reason)
