"""Points, what they measure, their instruments, and the reports firms owe (令19 第7、8条, 运行办法 第15条)."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from bureau.dates import local_day, today
from bureau.jobs import services as jobs
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from inspections.offsite.models import Device, DeviceEvent, Limit, MonitoringPoint, Parameter


@transaction.atomic
def add_point(*, actor, enterprise, **facts) -> MonitoringPoint:
    """Registers a point; the firm then counts as one with online monitoring. Raises ValidationError."""
    point = MonitoringPoint(enterprise=enterprise, **facts)
    point.full_clean()
    point.save()
    if not enterprise.online_monitoring:
        enterprise.online_monitoring = True
        enterprise.save(update_fields=["online_monitoring", "updated_at"])
    record.append(
        enterprise, actor=actor, verb="add_point", label=f"登记监测点位 {point.code} {point.name}"[:120]
    )
    return point


@transaction.atomic
def end_point(*, point: MonitoringPoint, actor, on: date, reason: str) -> None:
    """Data is expected up to and including a last day."""
    point.ended_on = on
    point.full_clean()
    point.save()
    record.append(
        point.enterprise,
        actor=actor,
        verb="end_point",
        label=f"停用监测点位 {point.code}",
        note=reason,
        on=on,
    )


@transaction.atomic
def add_parameter(*, point: MonitoringPoint, actor, name: str, unit: str, **limit) -> Parameter:
    """Adds what a point measures, with its first limit when one is given."""
    parameter = Parameter(point=point, name=name.strip(), unit=unit.strip())
    parameter.full_clean()
    parameter.save()
    record.append(
        point.enterprise,
        actor=actor,
        verb="add_parameter",
        label=f"{point.code} 增加监测因子 {parameter.name}",
    )
    if limit.get("hourly") is not None or limit.get("daily") is not None:
        set_limit(parameter=parameter, actor=actor, **limit)
    return parameter


@transaction.atomic
def set_limit(*, parameter: Parameter, actor, **facts) -> Limit:
    """A limit from a day on; earlier ones stay. The data of the days concerned is judged anew."""
    limit = Limit(parameter=parameter, **facts)
    limit.full_clean()
    limit.save()
    record.append(
        parameter.point.enterprise,
        actor=actor,
        verb="set_limit",
        label=f"{parameter.point.code} {parameter.name} 限值自 {limit.effective_from} 起",
        data={"hourly": limit.hourly, "daily": limit.daily, "low": limit.low, "standard": limit.standard},
        on=limit.effective_from,
    )
    judge_again(point=parameter.point, actor=actor, first=limit.effective_from)
    return limit


@transaction.atomic
def add_device(*, point: MonitoringPoint, actor, **facts) -> Device:
    """Registers an instrument."""
    device = Device(point=point, **facts)
    if device.parameter and device.parameter.point_id != point.pk:
        raise ValidationError({"parameter": "测量因子不属于这个点位。"})
    device.full_clean()
    device.save()
    record.append(
        point.enterprise, actor=actor, verb="add_device", label=f"{point.code} 登记设备 {device.name}"[:120]
    )
    return device


@transaction.atomic
def report(
    *,
    device: Device,
    actor,
    kind: str,
    started_at: datetime,
    ended_at: datetime | None = None,
    reported_at: datetime | None = None,
    asked_on: date | None = None,
    note: str = "",
) -> DeviceEvent:
    """A device is at fault, calibrated, maintained, stopped or taken away; terms are those of the day."""
    event = DeviceEvent(
        device=device,
        kind=kind,
        started_at=started_at,
        ended_at=ended_at,
        reported_at=reported_at,
        asked_on=asked_on,
        note=note,
        created_by=actor,
    )
    _set_terms(event)
    event.full_clean()
    event.save()
    _record(event, actor, f"{event.get_kind_display()}：{device.name}")
    judge_again(point=device.point, actor=actor, first=local_day(started_at))
    return event


def _set_terms(event: DeviceEvent) -> None:
    office, on = event.device.point.enterprise.office, local_day(event.started_at)
    if event.kind == DeviceEvent.Kind.FAULT:
        hours = {
            key: timelimits.rule(key, on, office=office).value
            for key in ("monitor.fault.report", "monitor.restore")
        }
        event.report_due_at = event.started_at + timedelta(hours=int(hours["monitor.fault.report"]))
        event.restore_due_at = event.started_at + timedelta(hours=int(hours["monitor.restore"]))
        event.due_on = timelimits.due("monitor.fault.repair", on, office=office).on
    elif event.kind in DeviceEvent.NEED_CONSENT and event.asked_on:
        event.due_on = timelimits.due("monitor.consent", event.asked_on, office=office).on


@transaction.atomic
def answer(*, event: DeviceEvent, actor, consented: bool, on: date | None = None, note: str = "") -> None:
    """The bureau agrees to a stop or removal, or does not. After the term silence has agreed (令19 第7条)."""
    event = DeviceEvent.objects.select_for_update(of=("self",)).get(pk=event.pk)
    on = on or today()
    if event.kind not in DeviceEvent.NEED_CONSENT:
        raise ValidationError("没有登记：只有停运、拆除须经同意。")
    if event.consented is not None:
        raise ValidationError(f"没有登记：{event.answered_on} 已答复。")
    if event.due_on and on > event.due_on:
        raise ValidationError(f"没有登记：答复期限 {event.due_on} 已过，逾期未答复视为同意（令 19 第7条）。")
    event.answered_on, event.consented = on, consented
    event.full_clean()
    event.save()
    words = "同意" if consented else "不同意"
    _record(event, actor, f"{words}{event.get_kind_display()}：{event.device.name}", note=note, on=on)
    judge_again(point=event.device.point, actor=actor, first=local_day(event.started_at))


@transaction.atomic
def restore(*, event: DeviceEvent, actor, ended_at: datetime) -> None:
    """The device gives valid data again; one taken away is gone for good."""
    event = DeviceEvent.objects.select_for_update(of=("self",)).get(pk=event.pk)
    if event.ended_at:
        raise ValidationError(f"没有登记：{timezone.localtime(event.ended_at):%Y-%m-%d %H:%M} 已恢复。")
    event.ended_at = ended_at
    event.full_clean()
    event.save()
    _record(event, actor, f"恢复：{event.device.name}", on=local_day(ended_at))
    judge_again(point=event.device.point, actor=actor, first=local_day(event.started_at))


def _record(event: DeviceEvent, actor, label: str, **more) -> None:
    firm = event.device.point.enterprise
    record.append(firm, actor=actor, verb="device", label=label[:120], data={"event": event.pk}, **more)


def judge_again(*, point: MonitoringPoint, actor, first: date) -> None:
    """What is known of the point has changed: its data from a day on is judged anew, in the background."""
    if point.last_at:
        extent = [point.pk, first.isoformat(), today().isoformat()]
        jobs.enqueue("inspections.anomalies", actor=actor, params={"extent": extent})
