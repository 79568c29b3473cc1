"""An anomaly looked at by a person: real, and its data frozen as evidence; or none, with the reason."""

import hashlib
from datetime import timedelta
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from openpyxl import Workbook

from bureau.cells import harmless
from bureau.dates import start_of_day
from bureau.record import services as record
from inspections.offsite.models import Anomaly, Correction, DeviceEvent, Reading
from inspections.offsite.models.reading import Mark, Span
from inspections.offsite.wording import plain
from inspections.offsite.workflow import ANOMALY
from inspections.services import online

AROUND = timedelta(days=1)  # frozen besides the day itself, before and after


@transaction.atomic
def confirm(*, anomaly: Anomaly, actor, note: str = "") -> Anomaly:
    """The anomaly is real: it enters the day's review of the firm, and its data is frozen (处罚法 第46条)."""
    with ANOMALY.step(anomaly, "confirm", actor=actor, note=note) as row:
        row.judged_by, row.judged_at, row.note = actor, timezone.now(), note.strip()
        text = f"{row.point.code} {row.parameter.name}：{row.text}"
        row.check_row = online.add_abnormal(
            enterprise=row.point.enterprise, officer=actor, day=row.day, text=text
        )
        freeze(row, actor)
    return row


@transaction.atomic
def dismiss(*, anomaly: Anomaly, actor, note: str) -> Anomaly:
    """The data is right, or the rule was wrong about it; the reason stays."""
    if not note.strip():
        raise ValidationError({"note": "没有登记：缺理由。请写明为何不是异常。"})
    with ANOMALY.step(anomaly, "dismiss", actor=actor, note=note) as row:
        row.judged_by, row.judged_at, row.note = actor, timezone.now(), note.strip()
    return row


def lines_of(anomaly: Anomaly) -> list[list[str]]:
    """The rows of the day and the days beside it, as they stand now, in the order of time."""
    window = (start_of_day(anomaly.day - AROUND), start_of_day(anomaly.day + 2 * AROUND))
    rows = Reading.objects.filter(parameter=anomaly.parameter, at__gte=window[0], at__lt=window[1])
    return [
        [
            anomaly.point.code,
            anomaly.parameter.name,
            f"{timezone.localtime(at):%Y-%m-%d %H:%M}",
            Span(span).label,
            "" if value is None else plain(value),
            Mark(mark).label,
        ]
        for span, at, value, mark in rows.order_by("span", "at").values_list("span", "at", "value", "mark")
    ]


def digest_of(lines: list[list[str]]) -> str:
    """SHA-256 of the rows: cells joined by tabs, rows by line feeds, in UTF-8."""
    return hashlib.sha256("\n".join("\t".join(line) for line in lines).encode()).hexdigest()


def freeze(anomaly: Anomaly, actor) -> None:
    """Stores the rows with what they were judged by as a workbook; the caller saves the anomaly."""
    lines = lines_of(anomaly)
    anomaly.rows_digest = digest_of(lines)
    book = Workbook()
    book.active.title = "数据"
    book.active.append(["点位编号", "监测因子", "起始时刻", "类型", "数值", "标记"])
    for line in lines:
        book.active.append([harmless(cell) for cell in line])
    about = book.create_sheet("说明")
    for pair in _about(anomaly):
        about.append([harmless(cell) for cell in pair])
    raw = BytesIO()
    book.save(raw)
    name = f"数据证据-{anomaly.pk}-{anomaly.day}.xlsx"
    anomaly.evidence = record.store_file(
        anomaly,
        upload=ContentFile(raw.getvalue(), name=name),
        actor=actor,
        title=f"{anomaly.parameter.name} {anomaly.day} 数据",
    )


def _about(anomaly: Anomaly) -> list[tuple[str, str]]:
    point, day = anomaly.point, anomaly.day
    limit = anomaly.parameter.limits.filter(effective_from__lte=day).first()
    events = DeviceEvent.objects.filter(device__point=point).overlapping(
        start_of_day(day - AROUND), start_of_day(day + 2 * AROUND)
    )
    changed = Correction.objects.filter(
        parameter=anomaly.parameter, at__gte=start_of_day(day), at__lt=start_of_day(day + AROUND)
    )
    found = [
        ("企业", point.enterprise.name),
        ("点位", f"{point.code} {point.name}"),
        ("监测因子", f"{anomaly.parameter.name}（{anomaly.parameter.unit or '无量纲'}）"),
        ("数据日期", day.isoformat()),
        ("异常", f"{anomaly.get_rule_display()}：{anomaly.text}"),
        ("限值依据", limit.standard if limit else "未登记"),
        ("固定时间", f"{timezone.localtime():%Y-%m-%d %H:%M:%S}"),
        ("数据行 SHA-256", anomaly.rows_digest),
        ("摘要算法", "数据表各行单元格以制表符连接，行间以换行连接，UTF-8"),
    ]
    found += [("设备报告", f"{e} {timezone.localtime(e.started_at):%m-%d %H:%M} 起") for e in events]
    found += [
        ("数据更正", f"{timezone.localtime(c.at):%m-%d %H:%M} 原 {c.value_before} 改 {c.value_after}")
        for c in changed
    ]
    return found
