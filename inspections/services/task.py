"""Giving out visits. No visit without a basis and two officers who may make it."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from bureau.staff.roles import Role
from bureau.workflow import Refusal, Refused
from inspections.guards.task import TWO_OFFICERS
from inspections.models import DrawResult, Enterprise, InspectionTask, Recusal
from inspections.services.number import next_numbers
from inspections.workflow import TASK

USUAL_TERM = timedelta(days=30)  # days to make a visit that has no date of its own


def check_officers(*, enterprise: Enterprise, officers, on: date) -> list[Refusal]:
    """Why these two may not be sent: not two, not officers, no certificate on the day, recused."""
    found = []
    if len({officer.pk for officer in officers}) < 2:
        found.append(Refusal("检查人员须为两名不同的人。", TWO_OFFICERS))
    for officer in officers:
        if not officer.has_role(Role.OFFICER):
            found.append(Refusal(f"{officer.name} 不是执法人员。", TWO_OFFICERS))
        elif not officer.is_certified(on):
            found.append(Refusal(f"{officer.name} 在 {on} 没有有效执法证。", TWO_OFFICERS))
    away = Recusal.objects.in_force(on).filter(enterprise=enterprise, officer__in=[o.pk for o in officers])
    found += [
        Refusal(
            f"{recusal.officer.name} 须回避 {enterprise.short_name}：{recusal.reason}。", "行政处罚法 第43条"
        )
        for recusal in away.select_related("officer")
    ]
    return found


@transaction.atomic
def create_many(
    *, office, actor, visits: list[dict], basis: str, due_on=None, on: date | None = None, **shared
):
    """Visits of one basis at once; each dict of `visits` has enterprise, officer_a, officer_b and what differs.

    Routine visits to enterprises on the positive list are remote (law: 正面清单意见); a clear clue goes on site.
    """
    on = on or today()
    listed = set(
        Enterprise.objects.listed(on)
        .filter(pk__in=[v["enterprise"].pk for v in visits])
        .values_list("pk", flat=True)
    )
    numbers = next_numbers(office=office, kind="task", year=on.year, count=len(visits))
    made = []
    for number, facts in zip(numbers, visits, strict=True):
        task = InspectionTask(
            office=office,
            created_by=actor,
            number=f"检〔{on.year}〕{number}号",
            basis=basis,
            assigned_on=on,
            due_on=due_on or on + USUAL_TERM,
            listed=facts["enterprise"].pk in listed,
            **shared,
            **facts,
        )
        if task.listed and basis != InspectionTask.Basis.TRIGGER:
            task.mode = InspectionTask.Mode.REMOTE
        reasons = check_officers(enterprise=task.enterprise, officers=task.officers, on=on)
        if reasons:
            raise Refused("下达检查任务", reasons)
        task.full_clean()
        task.save()
        record.append(
            task,
            actor=actor,
            verb="assign",
            label=f"下达检查任务：{task.officer_names}",
            legal=True,
            after=task.state,
            on=on,
            data={"basis": task.basis_text, "mode": task.mode, "enterprise": task.enterprise.code},
        )
        made.append(task)
    return made


def create(
    *,
    office,
    actor,
    enterprise: Enterprise,
    officer_a,
    officer_b,
    basis: str,
    on: date | None = None,
    **facts,
):
    """One visit by a stated trigger, a plan or a campaign. Raises Refused or ValidationError (no basis)."""
    visit = {"enterprise": enterprise, "officer_a": officer_a, "officer_b": officer_b}
    (task,) = create_many(office=office, actor=actor, visits=[visit], basis=basis, on=on, **facts)
    return task


def consent(*, task: InspectionTask, actor, reason: str, on: date | None = None) -> None:
    """The head agrees to a visit on site to an enterprise of the positive list."""
    if not reason.strip():
        raise ValidationError("没有登记同意：缺理由。请写明为何须到现场。")
    with TASK.step(task, "consent", actor=actor, on=on, note=reason) as row:
        row.mode, row.consent_by = InspectionTask.Mode.ONSITE, actor
        row.consent_on, row.consent_reason = on or today(), reason.strip()


def reassign(
    *, task: InspectionTask, actor, officer_a, officer_b, reason: str, on: date | None = None
) -> None:
    """Sends other officers; the reason stays in the record."""
    officers = (officer_a, officer_b)
    reasons = check_officers(enterprise=task.enterprise, officers=officers, on=on or today())
    if reasons:
        raise Refused("改派检查人员", reasons)
    data = {"before": task.officer_names, "after": "、".join(o.name for o in officers)}
    with TASK.step(task, "reassign", actor=actor, on=on, data=data, note=reason) as row:
        row.officer_a, row.officer_b = officers


def cancel(*, task: InspectionTask, actor, reason: str, on: date | None = None) -> None:
    """Gives a visit up before it began."""
    if not reason.strip():
        raise ValidationError("没有取消：缺理由。请填写。")
    with TASK.step(task, "cancel", actor=actor, on=on, note=reason) as row:
        row.cancelled_reason = reason.strip()


@transaction.atomic
def call_reserve(*, task: InspectionTask, actor, reason: str, on: date | None = None) -> InspectionTask:
    """A drawn enterprise cannot be visited (stopped, gone): the first free reserve of its category takes its place."""
    if task.basis != InspectionTask.Basis.DRAW:
        raise ValidationError("没有递补：只有双随机任务可以由候补递补。")
    reserves = DrawResult.objects.filter(draw=task.result.draw, stratum=task.result.stratum, place="reserve")
    reserve = (
        reserves.exclude(tasks__isnull=False).order_by("rank").select_related("enterprise", "draw").first()
    )
    if reserve is None:
        raise ValidationError("没有递补：候补已用完。请取消本任务并写明理由。")
    cancel(task=task, actor=actor, reason=f"由候补递补：{reason}", on=on)
    visit = {
        "enterprise": reserve.enterprise,
        "officer_a": task.officer_a,
        "officer_b": task.officer_b,
        "result": reserve,
    }
    (made,) = create_many(
        office=task.office, actor=actor, visits=[visit], basis=task.basis, on=on, due_on=task.due_on
    )
    return made
