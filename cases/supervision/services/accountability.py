"""Inquiries into faults, and looking at conduct."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents.services import take_number
from bureau.law.services import issuing_organ
from bureau.record import services as record
from bureau.staff.roles import Role
from bureau.staff.services import put_off_duty
from bureau.workflow import Refusal, Refused
from cases.models import Accountability, ConductCheck
from cases.workflow import ACCOUNTABILITIES


@transaction.atomic
def open_accountability(
    *, actor, office, person, source: str, facts: str, case=None, on: date | None = None
) -> Accountability:
    """Opens an inquiry into what one person is said to have done wrong."""
    on = on or today()
    number = take_number(organ=issuing_organ(on), key="accountability", word="责究", on=on)
    row = Accountability(
        office=office,
        created_by=actor,
        number=number,
        person=person,
        source=source,
        facts=facts,
        case=case,
        opened_on=on,
    )
    row.full_clean(exclude=["office", "created_by", "person", "case"])
    row.save()
    record.append(
        row,
        actor=actor,
        verb="open",
        label="启动过错责任调查",
        on=on,
        legal=True,
        data={"person": person.name},
    )
    return row


@transaction.atomic
def hear_person(
    *, accountability: Accountability, actor, statement: str, on: date | None = None
) -> Accountability:
    """Who is concerned has been heard; saying nothing is recorded too."""
    on = on or today()
    with ACCOUNTABILITIES.step(accountability, "hear_person", actor=actor, on=on) as row:
        row.statement, row.heard_on = statement, on
    return row


@transaction.atomic
def decide_fault(
    *,
    accountability: Accountability,
    actor,
    measure: str,
    decision: str,
    off_duty_until: date | None = None,
    on: date | None = None,
) -> Accountability:
    """The head decides. Off duty means: the certificate does not count until the day named."""
    on = on or today()
    with ACCOUNTABILITIES.step(
        accountability, "decide_fault", actor=actor, on=on, data={"measure": measure}
    ) as row:
        row.measure, row.decision, row.off_duty_until = measure, decision, off_duty_until
        row.decided_on, row.decided_by = on, actor
        if measure == Accountability.Measure.OFF_DUTY:
            put_off_duty(person=row.person, first=on, last=off_duty_until)
    return row


@transaction.atomic
def drop_fault(
    *, accountability: Accountability, actor, reason: str, on: date | None = None
) -> Accountability:
    """No fault was found."""
    with ACCOUNTABILITIES.step(accountability, "drop_fault", actor=actor, on=on, note=reason) as row:
        pass
    return row


@transaction.atomic
def check_conduct(*, actor, office, officers, **facts) -> ConductCheck:
    """Registers one look at how officers behaved; in a case its record notes it."""
    row = ConductCheck(office=office, checked_by=actor, **facts)
    row.full_clean(exclude=["office", "checked_by", "case"])
    row.save()
    row.officers.set(officers)
    if row.case:
        label = f"执法行为监督：{'规范' if row.proper else '发现问题'}"
        record.append(row.case, actor=actor, verb="conduct_checked", label=label, on=row.checked_on)
    return row


def require_concerned(check: ConductCheck, actor) -> None:
    """Raises Refused unless the person is one of those looked at, or a head."""
    if actor.has_role(Role.LEADER) or check.officers.filter(pk=actor.pk).exists():
        return
    raise Refused("登记整改情况", [Refusal("由当事执法人员或者局领导登记整改情况。")])


@transaction.atomic
def answer_conduct(*, check: ConductCheck, actor, answer: str, on: date | None = None) -> ConductCheck:
    """What was mended, once, by an officer concerned or a head; in a case its record notes who says so.

    Raises ValidationError for a day too early.
    """
    on = on or today()
    row = ConductCheck.objects.select_for_update(of=("self",)).get(pk=check.pk)
    require_concerned(row, actor)
    if row.answered_on:
        raise Refused("登记整改情况", [Refusal(f"已于 {row.answered_on} 登记整改情况。")])
    if on < row.checked_on:
        raise ValidationError({"on": f"整改早于监督日期 {row.checked_on}。请核对日期。"})
    row.answer, row.answered_on = answer, on
    row.save(update_fields=["answer", "answered_on"])
    if row.case:
        record.append(
            row.case, actor=actor, verb="conduct_answered", label="执法行为监督：登记整改", on=on, note=answer
        )
    return row
