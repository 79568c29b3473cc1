"""Local days and years. Statutory dates are days in Asia/Shanghai, never instants in UTC."""

import re
from datetime import date, datetime, time, timedelta

from django.utils import timezone

_DATE_FORMS = (
    re.compile(r"^(\d{4})(\d{2})(\d{2})$"),
    re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$"),
    re.compile(r"^(\d{4})年(\d{1,2})月(\d{1,2})日$"),
    re.compile(r"^()(\d{1,2})[-/.](\d{1,2})$"),
)


def today() -> date:
    """The local calendar day."""
    return timezone.localdate()


def local_day(moment: datetime) -> date:
    """The local calendar day on which a moment falls."""
    return timezone.localtime(moment).date()


def start_of_day(day: date) -> datetime:
    """Local midnight at which a day begins, as an aware datetime."""
    return timezone.make_aware(datetime.combine(day, time.min))


def year_range(year: int) -> tuple[datetime, datetime]:
    """Half-open range of instants [1 January, next 1 January) in local time."""
    return start_of_day(date(year, 1, 1)), start_of_day(date(year + 1, 1, 1))


def year_days(year: int) -> tuple[date, date]:
    """Half-open range of days [1 January, next 1 January)."""
    return date(year, 1, 1), date(year + 1, 1, 1)


def quarter_days(year: int, quarter: int) -> tuple[date, date]:
    """Half-open range of days of a quarter (1 to 4)."""
    first = date(year, 3 * quarter - 2, 1)
    return first, (first + timedelta(days=93)).replace(day=1)


def parse_date(text: str) -> date | None:
    """A typed date: 20261123, 2026-11-23, 2026年11月23日, or 11-23 of this year. None if it is none of these."""
    for form in _DATE_FORMS:
        if found := form.match(text.strip()):
            year, month, day = (int(part) if part else today().year for part in found.groups())
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None
