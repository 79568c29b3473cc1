"""Keeping the working-day calendar: seeding from the package, editing a day, publishing a year."""

from datetime import date
from importlib.metadata import version

from chinese_calendar import constants
from django.db import transaction

from bureau.record import services as record
from bureau.timelimits.errors import ClockRefused
from bureau.timelimits.models import CalendarYear, Holiday
from bureau.timelimits.services.recompute import recompute_around, recompute_provisional

NAMES = {str(h.value): h.chinese for h in constants.Holiday}


def known_years() -> range:
    """The years for which the chinesecalendar package holds the State Council's notices."""
    return range(min(constants.holidays).year, max(constants.holidays).year + 1)


def package_days(year: int | None = None) -> list[Holiday]:
    """The package's exceptional days as unsaved rows, of one year or of all."""
    source = f"国务院办公厅放假安排（chinesecalendar {version('chinesecalendar')}）"
    rows = []
    for kind, table in ((Holiday.Kind.OFF, constants.holidays), (Holiday.Kind.WORK, constants.workdays)):
        for day, name in table.items():
            if year is None or day.year == year:
                rows.append(Holiday(date=day, kind=kind, name=NAMES[str(name)], source=source))
    return rows


@transaction.atomic
def seed_calendar() -> int:
    """Adds the days and years the package knows and the table lacks; returns the number of days added.

    Days already there stay as they are: an administrator may have corrected them. The year after the last
    known one is entered as unpublished. When a year becomes known, provisional due dates are computed anew.
    """
    have = set(Holiday.objects.values_list("date", flat=True))
    missing = [row for row in package_days() if row.date not in have]
    Holiday.objects.bulk_create(missing, batch_size=500)
    published = dict(CalendarYear.objects.values_list("year", "published"))
    newly = [year for year in known_years() if not published.get(year)]
    for year in newly:
        CalendarYear.objects.update_or_create(
            year=year, defaults={"published": True, "source": "国务院办公厅放假安排"}
        )
    if known_years().stop not in published:
        CalendarYear.objects.create(year=known_years().stop)
    if newly or missing:
        recompute_provisional()
    return len(missing)


@transaction.atomic
def import_year(*, year: int, actor) -> int:
    """Adds the package's days of one year and marks it published; hand-made days stay. Returns the days
    added.
    """
    if year not in known_years():
        raise ClockRefused(
            f"没有导入：所装放假数据只到 {known_years().stop - 1} 年。公布后请更新数据，或逐日录入。"
        )
    have = set(Holiday.objects.of_year(year).values_list("date", flat=True))
    missing = [row for row in package_days(year) if row.date not in have]
    Holiday.objects.bulk_create(missing)
    publish_year(year=year, source="国务院办公厅放假安排", actor=actor)
    for row in missing:
        recompute_around(row.date)
    return len(missing)


@transaction.atomic
def publish_year(*, year: int, source: str, actor) -> int:
    """Says that the notice for `year` is out and entered; recomputes provisional clocks, returns how
    many changed.
    """
    if not source.strip():
        raise ClockRefused("没有登记：缺放假通知的来源。请写明文号或公布网址。")
    row, _ = CalendarYear.objects.get_or_create(year=year)
    before = "已公布" if row.published else "未公布"
    row.published, row.source = True, source
    row.save()
    record.append(
        row, actor=actor, verb="publish", label=f"登记 {year} 年放假安排", before=before, after="已公布"
    )
    return recompute_provisional()


@transaction.atomic
def set_day(*, day: date, kind: str, name: str, reason: str, actor) -> int:
    """Corrects one day of the calendar, with a reason; returns how many running clocks moved.

    The row stays even when the day becomes ordinary again (`Holiday.Kind.PLAIN`), so that the change can be
    seen.
    """
    if not reason.strip():
        raise ClockRefused(f"没有更改 {day}：缺理由。请写明依据。")
    year, _ = CalendarYear.objects.get_or_create(year=day.year)
    row = Holiday.objects.filter(date=day).first() or Holiday(date=day, source="人工录入")
    before = row.get_kind_display() if row.pk else "未列"
    row.kind, row.name, row.reason, row.changed_by = (
        kind,
        name or row.name or Holiday.Kind(kind).label,
        reason,
        actor,
    )
    row.full_clean()
    row.save()
    record.append(
        year,
        actor=actor,
        verb="set_day",
        label=f"更改 {day}",
        before=before,
        after=row.get_kind_display(),
        data={"day": day, "name": row.name},
        note=reason,
    )
    return recompute_around(day)
