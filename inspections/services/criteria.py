"""The criteria of the positive list: which hold, and what the records say about a firm, line by line."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from bureau.record import services as record
from inspections import related
from inspections.models import (
    Enterprise,
    OnlineCheck,
    Permit,
    PositiveCriterion,
    PositiveListEntry,
    PositiveReview,
    PositiveReviewLine,
)

FILE = Path(__file__).resolve().parent.parent / "data" / "criteria.csv"
K = PositiveCriterion.Key
BY_RECORDS = (K.UNPUNISHED, K.LAWFUL)  # asked of upper rooms
SHOWN = 5  # records named in the evidence of one line


@dataclass(frozen=True)
class Line:
    """One criterion about one firm: fulfilled or not, by which records."""

    criterion: PositiveCriterion
    met: bool
    evidence: str
    url: str = ""


def criteria_on(office, on: date) -> list[PositiveCriterion]:
    """The criteria that hold for an office on a day, one of a kind; the nearest office's goes first."""
    found: dict[str, PositiveCriterion] = {}
    rows = [
        row
        for row in PositiveCriterion.objects.in_force(on).select_related("office")
        if row.office is None or office.path.startswith(row.office.path)
    ]
    for row in sorted(rows, key=lambda row: len(row.office.path) if row.office else 0):
        found[row.key] = row
    return [found[key] for key in K.values if key in found and found[key].applies]


def evaluate(enterprise: Enterprise, on: date) -> list[Line]:
    """Holds the firm against every criterion of the day. Reads only."""
    return [_JUDGES[c.key](enterprise, on, c) for c in criteria_on(enterprise.office, on)]


def _permit(firm: Enterprise, on: date, criterion) -> Line:
    held = firm.permit != Permit.NONE
    words = f"排污许可：{firm.get_permit_display()}" if held else "企业档案没有登记排污许可"
    return Line(criterion, held, words)


def _years_before(on: date, years: int) -> date:
    return on.replace(year=on.year - years, day=28 if (on.month, on.day) == (2, 29) else on.day)


def _of_records(firm: Enterprise, on: date, criterion) -> Line:
    since = _years_before(on, criterion.parameter)
    rows = related.records_against(criterion.key, firm, since, on)
    if not rows:
        return Line(criterion, True, f"{since} 至 {on}，系统内没有记录")
    named = "；".join(f"{row.title}（{row.day}）" for row in rows[:SHOWN])
    more = f"等 {len(rows)} 件" if len(rows) > SHOWN else ""
    return Line(criterion, False, f"{since} 至 {on}：{named}{more}", rows[0].url)


def _monitor(firm: Enterprise, on: date, criterion) -> Line:
    if firm.online_monitoring:
        return Line(criterion, True, "企业档案登记已安装在线监控")
    if firm.permit == Permit.KEY:  # 排污许可管理条例 第20条: those under key management install monitors
        return Line(criterion, False, "排污许可重点管理单位应当安装在线监控，企业档案没有登记")
    return Line(criterion, True, "不属于排污许可重点管理，不要求安装在线监控")


def _stable(firm: Enterprise, on: date, criterion) -> Line:
    if not firm.online_monitoring:
        return Line(criterion, True, "没有安装在线监控，不适用")
    since = on - timedelta(days=criterion.parameter)
    days = OnlineCheck.objects.filter(enterprise=firm, day__gt=since, day__lte=on)
    open_days = list(days.unsettled().order_by("-day").values_list("day", flat=True))
    if open_days:
        named = "、".join(str(day) for day in open_days[:SHOWN])
        return Line(criterion, False, f"{since} 至 {on}：{named} 数据异常尚未处理完")
    looked = days.count()
    if not looked:
        words = f"{since} 至 {on}：没有巡查记录，也没有未处理的数据异常；运行是否稳定须另行核实"
        return Line(criterion, True, words)
    return Line(criterion, True, f"{since} 至 {on}：巡查 {looked} 日，没有未处理的数据异常")


_JUDGES: dict[str, Callable] = {
    K.PERMIT: _permit,
    K.UNPUNISHED: _of_records,
    K.LAWFUL: _of_records,
    K.MONITOR: _monitor,
    K.STABLE: _stable,
}


@transaction.atomic
def keep(entry: PositiveListEntry, kind: str, *, by, on: date, note: str = "") -> PositiveReview:
    """Stores what the records say on a day, criterion by criterion."""
    lines = evaluate(entry.enterprise, on)
    review = PositiveReview(
        entry=entry,
        kind=kind,
        reviewed_on=on,
        reviewed_by=by,
        passed=all(line.met for line in lines),
        note=note.strip()[:200],
    )
    review.full_clean()
    review.save()
    PositiveReviewLine.objects.bulk_create(
        PositiveReviewLine(review=review, criterion=line.criterion, met=line.met, evidence=line.evidence)
        for line in lines
    )
    return review


@transaction.atomic
def load(path: Path = FILE) -> int:
    """Adds the general criteria that are missing; one once loaded is never changed. Returns how many were added."""
    added = 0
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        _, new = PositiveCriterion.objects.get_or_create(
            office=None,
            key=row["key"],
            effective_from=date.fromisoformat(row["effective_from"]),
            defaults={
                "parameter": int(row["parameter"]) if row["parameter"] else None,
                "effective_to": date.fromisoformat(row["effective_to"]) if row["effective_to"] else None,
                "source": row["source"],
                "verified": row["verified"],
                "note": row["note"],
            },
        )
        added += new
    return added


@transaction.atomic
def set_criterion(*, office, actor, key: str, effective_from: date, **facts) -> PositiveCriterion:
    """The bureau's own version of a criterion from a day on; its version before ends that day."""
    own = PositiveCriterion.objects.filter(office=office, key=key)
    before = own.in_force(effective_from).filter(effective_from__lt=effective_from).first()
    if before:
        before.effective_to = effective_from
        before.save(update_fields=["effective_to"])
    later = own.filter(effective_from__gt=effective_from).order_by("effective_from")
    row = PositiveCriterion(
        office=office,
        key=key,
        effective_from=effective_from,
        effective_to=later.values_list("effective_from", flat=True).first(),
        **facts,
    )
    row.full_clean()
    row.save()
    record.append(
        row,
        actor=actor,
        verb="set_criterion",
        label=f"设定正面清单条件：{row}",
        note=row.source,
        on=effective_from,
    )
    return row
