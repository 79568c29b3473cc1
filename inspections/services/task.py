"""Giving out visits. No visit without a basis and two officers who may make it."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from bureau.staff.roles import Role
from bureau.workflow import Refusal, Refused
from inspections.guards.task import TWO_OFFICERS
from inspections.models import Draw, DrawResult, Enterprise, InspectionTask, Recusal
from inspections.services import cap as caps
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

    Routine visits to enterprises on the positive list are remote (law: 正面清单意见); a clear clue goes on site, and
    the head agrees before it begins.
    A visit beyond the firm's yearly cap is held until the head decides. The record of the visit
    says why. One asked for by hand needs its `over_reason` at once, else ValidationError.
    """
    on = on or today()
    standings = caps.locked([v["enterprise"] for v in visits], on)
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
        task.reference = task.reference.strip()
        if task.listed and basis != InspectionTask.Basis.TRIGGER:
            task.mode = InspectionTask.Mode.REMOTE
        reasons = check_officers(enterprise=task.enterprise, officers=task.officers, on=on)
        if reasons:
            raise Refused("下达检查任务", reasons)
        _count(task, standings[task.enterprise_id])
        task.full_clean()
        task.save()
        _note(task, standings[task.enterprise_id], actor, on)
        made.append(task)
    return made


def _count(task: InspectionTask, found: caps.Standing) -> None:
    """Takes the visit's place of the year, or holds it when there is none left."""
    if not caps.counts(task, found.rule):
        task.over_reason = task.over_note = ""
    elif not found.is_full:
        task.over_reason = task.over_note = ""
        caps.take(task, found)
    elif task.basis == InspectionTask.Basis.PLAN and not task.over_reason:
        words = found.refusal(task.enterprise.short_name).text
        raise ValidationError(
            {"over_reason": f"{words}确需到现场的，请选理由报局领导批准；或改为非现场检查。"}
        )
    else:
        task.state, task.cap_most = InspectionTask.State.HELD, found.most


def _note(task: InspectionTask, found: caps.Standing, actor, on: date) -> None:
    held = task.state == InspectionTask.State.HELD
    data = {"basis": task.basis_text, "mode": task.mode, "enterprise": task.enterprise.code}
    record.append(
        task,
        actor=actor,
        verb="assign",
        label=f"{'超上限待批' if held else '下达检查任务'}：{task.officer_names}",
        legal=not held,
        after=task.state,
        on=on,
        note=found.refusal(task.enterprise.short_name).text if held else "",
        data={**data, "visit_class": task.visit_class, "cap": task.cap_text},
    )


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


@transaction.atomic
def consent(
    *, task: InspectionTask, actor, reason: str, on: date | None = None, over_reason: str = ""
) -> None:
    """The head agrees to a visit on site to an enterprise of the positive list, and if need be beyond the cap."""
    on = on or today()
    if not reason.strip():
        raise ValidationError("没有登记同意：缺理由。请写明为何须到现场。")
    with TASK.step(task, "consent", actor=actor, on=on, note=reason) as row:
        row.mode, row.consent_by = InspectionTask.Mode.ONSITE, actor
        row.consent_on, row.consent_reason = on, reason.strip()
        _settle(row, actor, on, over_reason, reason)


def _settle(row: InspectionTask, actor, on: date, over_reason: str, note: str) -> None:
    """Gives a visit that goes on site its place; beyond the cap with the head's reason of the closed list."""
    found = caps.locked([row.enterprise], on)[row.enterprise_id]
    if row.cap_year or not caps.counts(row, found.rule):
        return
    if found.is_full:
        if over_reason not in InspectionTask.OverCap.values:
            words = found.refusal(row.enterprise.short_name).text
            raise ValidationError({"over_reason": f"{words}到现场须同时批准超上限，请选理由。"})
        row.over_reason, row.over_note, row.over_by, row.over_on = over_reason, note.strip()[:200], actor, on
    caps.take(row, found)


@transaction.atomic
def approve_over_cap(
    *, task: InspectionTask, actor, over_reason: str, note: str, on: date | None = None
) -> None:
    """The head lets a visit beyond the yearly cap take place, for a reason of the closed list."""
    on = on or today()
    if over_reason not in InspectionTask.OverCap.values:
        raise ValidationError({"over_reason": "没有批准：缺理由。超上限的理由须从所列情形中选择。"})
    if not note.strip():
        raise ValidationError({"note": "没有批准：缺说明。请写明为何不能以非现场方式代替。"})
    data = {"over_reason": InspectionTask.OverCap(over_reason).label}
    with TASK.step(task, "over_cap", actor=actor, on=on, note=note, data=data) as row:
        _settle(row, actor, on, over_reason, note)


@transaction.atomic
def go_remote(*, task: InspectionTask, actor, on: date | None = None) -> None:
    """A visit beyond the cap is made off site instead: it does not count and needs no approval."""
    with TASK.step(task, "go_remote", actor=actor, on=on) as row:
        row.mode, row.cap_most, row.over_reason, row.over_note = InspectionTask.Mode.REMOTE, None, "", ""


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
        row.cancelled_reason = reason.strip()[:200]
        caps.give_back(row)


@transaction.atomic
def call_reserve(*, task: InspectionTask, actor, reason: str, on: date | None = None) -> InspectionTask:
    """A drawn enterprise cannot be visited (stopped, gone, at its cap): a reserve of its category takes its place.

    The first free reserve below its own cap, in the order of the draw; those passed over are named in the record.
    """
    on = on or today()
    if task.basis != InspectionTask.Basis.DRAW:
        raise ValidationError("没有递补：只有双随机任务可以由候补递补。")
    Draw.objects.select_for_update(of=("self",)).get(pk=task.result.draw_id)  # reserves are called one by one
    reserve, passed = _next_reserve(task, on)
    if reserve is None:
        said = f"（{'；'.join(passed)}）" if passed else ""
        raise ValidationError(f"没有递补：候补已用完{said}。请取消本任务并写明理由。")
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
    record.append(
        made,
        actor=actor,
        verb="reserve",
        label=f"由候补递补 {task.enterprise.short_name}",
        note="；".join([reason, *(f"跳过 {words}" for words in passed)]),
        data={"replaces": task.number, "passed": passed},
        on=on,
    )
    return made


def _next_reserve(task: InspectionTask, on: date) -> tuple[DrawResult | None, list[str]]:
    """The first free reserve in use and below its cap, and in words those passed over and why."""
    reserves = DrawResult.objects.filter(draw=task.result.draw, stratum=task.result.stratum, place="reserve")
    free = list(
        reserves.exclude(tasks__isnull=False)
        .order_by("rank")
        .select_related("enterprise__office", "draw__plan")
    )
    standings, passed = caps.locked([row.enterprise for row in free], on), []
    for row in free:
        firm, found = row.enterprise, standings[row.enterprise_id]
        if firm.active and not found.is_full:
            return row, passed
        passed.append(f"{firm.short_name} {found.text if firm.active else '已停用'}")
    return None, passed
