"""Daily review of online monitoring data."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from bureau.dates import today
from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from inspections.models import Anomaly, Enterprise, InspectionTask, OnlineCheck, OnlineWatch
from inspections.services.task import create


@transaction.atomic
def watch(*, enterprise: Enterprise, actor, since: date | None = None) -> OnlineWatch:
    """Puts an enterprise under daily review. Raises ValidationError without online monitoring, or if already so."""
    if not enterprise.online_monitoring:
        raise ValidationError("没有登记：企业没有安装在线监控。请先更新企业信息。")
    found = OnlineWatch(enterprise=enterprise, since=since or today(), created_by=actor)
    found.full_clean()
    found.save()
    record.append(enterprise, actor=actor, verb="watch", label="列入每日在线巡查", on=found.since)
    return found


@transaction.atomic
def end_watch(*, watch: OnlineWatch, actor, until: date, reason: str) -> None:
    """Ends the daily review after a last day."""
    watch.until = until
    watch.full_clean()
    watch.save()
    record.append(
        watch.enterprise, actor=actor, verb="end_watch", label="结束每日在线巡查", note=reason, on=until
    )


@transaction.atomic
def note_check(
    *,
    enterprise: Enterprise,
    officer,
    day: date,
    abnormal: bool = False,
    description: str = "",
    ask_explanation: bool = False,
    at=None,
) -> OnlineCheck:
    """What the officer on duty saw in a day's data. Abnormal data may call for a written explanation at once."""
    if day > today():
        raise ValidationError("没有登记：数据日期在今天之后。请改正日期。")
    if not abnormal and Anomaly.objects.open().filter(point__enterprise=enterprise, day=day).exists():
        raise ValidationError(f"没有登记 {day} 无异常：当日有待核实的数据异常。请先逐条核实。")
    check = OnlineCheck(
        enterprise=enterprise,
        officer=officer,
        day=day,
        abnormal=abnormal,
        checked_at=at or timezone.now(),
        description=description.strip() if abnormal else "",
        explanation_requested_on=day if abnormal and ask_explanation else None,
    )
    check.full_clean()
    check.save()
    if abnormal:
        record.append(
            enterprise,
            actor=officer,
            verb="online_abnormal",
            label=f"{day} 在线数据异常",
            note=description,
            on=day,
            data={"check": check.pk, "explanation_requested": ask_explanation},
        )
    return check


@transaction.atomic
def note_quiet_day(*, enterprises, officer, day: date) -> int:
    """Enters "no abnormal data" for those not yet entered on a day. Returns how many.

    Firms with a found anomaly nobody has verified are left out: somebody must look.
    """
    known = set(
        OnlineCheck.objects.filter(day=day, enterprise__in=enterprises).values_list("enterprise", flat=True)
    )
    known |= set(Anomaly.objects.open().filter(day=day).values_list("point__enterprise", flat=True))
    left = [enterprise for enterprise in enterprises if enterprise.pk not in known]
    for enterprise in left:
        note_check(enterprise=enterprise, officer=officer, day=day)
    return len(left)


@transaction.atomic
def add_abnormal(*, enterprise: Enterprise, officer, day: date, text: str) -> OnlineCheck:
    """Abnormal data of a day perhaps looked at before: its row is kept and, unless a visit follows, open again."""
    check = OnlineCheck.objects.select_for_update().filter(enterprise=enterprise, day=day).first()
    if check is None:
        return note_check(enterprise=enterprise, officer=officer, day=day, abnormal=True, description=text)
    if text not in check.description:
        check.description = f"{check.description}\n{text}".strip()
    check.abnormal = True
    if check.outcome != OnlineCheck.Outcome.ONSITE:
        check.outcome = ""
    check.full_clean()
    check.save()
    record.append(
        enterprise,
        actor=officer,
        verb="online_abnormal",
        label=f"{day} 在线数据异常（补充）",
        note=text,
        on=day,
        data={"check": check.pk},
    )
    return check


def _hold(check: OnlineCheck, act: str, *, open_only: bool = True) -> None:
    """Locks the day's row and reads it anew: the firm may answer while an officer decides. Raises Refused."""
    check.refresh_from_db(from_queryset=OnlineCheck.objects.select_for_update(of=("self",)))
    if not check.abnormal:
        raise Refused(act, [Refusal(f"{check.day} 没有登记数据异常。")])
    if open_only and check.outcome:
        raise Refused(act, [Refusal(f"{check.day} 的异常已办结：{check.get_outcome_display()}。")])


@transaction.atomic
def receive_explanation(*, check: OnlineCheck, actor, text: str, on: date | None = None) -> None:
    """The firm's written explanation has come; a further one is kept below the first. Raises Refused on a quiet day."""
    if not text.strip():
        raise ValidationError("没有登记：缺企业说明的内容。请填写。")
    _hold(check, "登记企业说明", open_only=False)
    check.explanation_requested_on = check.explanation_requested_on or check.day
    check.explanation = "\n".join(filter(None, [check.explanation, text.strip()]))
    check.explanation_received_on = on or today()
    check.full_clean()
    check.save()
    record.append(
        check.enterprise,
        actor=actor,
        verb="online_explanation",
        label=f"收到 {check.day} 数据异常的书面说明",
        note=text,
        on=check.explanation_received_on,
        data={"check": check.pk},
    )


@transaction.atomic
def settle(*, check: OnlineCheck, actor, outcome: str) -> None:
    """Closes an abnormal day as explained or as a fault of the device, once. Raises Refused, ValidationError."""
    if outcome == OnlineCheck.Outcome.ONSITE:
        raise ValidationError("没有登记：转现场检查须同时下达检查任务。")
    _hold(check, "办结异常")
    check.outcome = outcome
    check.full_clean()
    check.save()
    record.append(
        check.enterprise,
        actor=actor,
        verb="online_settle",
        label=f"{check.day} 数据异常：{check.get_outcome_display()}",
        data={"check": check.pk},
    )


@transaction.atomic
def to_visit(*, check: OnlineCheck, actor, officer_a, officer_b, on: date | None = None) -> InspectionTask:
    """Abnormal data leads to a visit on site, once; its basis is this check. Raises Refused."""
    _hold(check, "转现场检查")
    task = create(
        office=check.enterprise.office,
        actor=actor,
        enterprise=check.enterprise,
        officer_a=officer_a,
        officer_b=officer_b,
        basis=InspectionTask.Basis.TRIGGER,
        trigger=InspectionTask.Trigger.MONITORING,
        reference=f"在线巡查 {check.day}",
        purpose=check.description[:200],
        on=on,
    )
    check.outcome, check.task = OnlineCheck.Outcome.ONSITE, task
    check.full_clean()
    check.save()
    record.append(
        check.enterprise,
        actor=actor,
        verb="online_to_visit",
        label=f"{check.day} 数据异常转现场检查：{task.number}",
        data={"check": check.pk, "task": task.pk},
    )
    return task


def missed_days(*, user=None, office=None, first: date, beyond: date) -> list[tuple[Enterprise, list[date]]]:
    """For each watched enterprise the days of the half-open range on which nobody looked; future days do not count."""
    beyond = min(beyond, today() + timedelta(days=1))
    watches = OnlineWatch.objects.overlapping(first, beyond).select_related("enterprise")
    watches = (
        watches.visible_to(user) if user else watches.filter(enterprise__office__path__startswith=office.path)
    )
    seen = set(
        OnlineCheck.objects.filter(enterprise__watches__in=watches, day__gte=first, day__lt=beyond)
        .order_by()
        .values_list("enterprise", "day")
        .distinct()
    )
    missed: dict[int, list[date]] = {}
    firms = {}
    for found in watches:
        firms[found.enterprise_id] = found.enterprise
        days = [day for day in found.days(first, beyond) if (found.enterprise_id, day) not in seen]
        missed.setdefault(found.enterprise_id, []).extend(days)
    return [(firms[pk], sorted(days)) for pk, days in missed.items()]
