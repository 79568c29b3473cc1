"""Two strips about clocks, the only charts that may be amber and red: days to come, and files by age."""

from dataclasses import dataclass
from datetime import date

from bureau.charts.svg import frame, link, rect, text
from reports.charts.chart import Chart, Mark, shown

WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Day:
    """One day of the strip: how many limits end, how near that is, and whether the office is closed."""

    on: date
    count: int
    level: str = "rest"  # rest, near, today, over
    closed: bool = False
    is_today: bool = False
    url: str = ""


def day_strip(title: str, days: list[Day], *, unit: str = "件", width: int = 1106, note: str = "") -> Chart:
    """A box per day; the bar grows with the count up to a full box."""
    slot = (width - 16) / max(1, len(days))
    most = max([d.count for d in days] + [3])
    parts = []
    for i, day in enumerate(days):
        parts += _day(day, 8 + slot * i, slot - 3, most, unit, first=i == 0 or day.on.day == 1)
    rows = tuple((d.on.isoformat(), shown(d.count)) for d in days)
    label = f"{title}，{days[0].on} 至 {days[-1].on} 每日到期件数" if days else title
    return Chart(title, frame(width, 100, label, parts), ("到期日", unit), rows, note)


def _day(day: Day, x: float, wide: float, most: int, unit: str, *, first: bool):
    middle, today = x + wide / 2, "b" if day.is_today else "dim"
    name = f"{day.on.month}月{day.on.day}日" if first else str(day.on.day)
    parts = [
        rect(x, 20, wide, 58, "off" if day.closed else "box"),
        text(middle, 13, "今天" if day.is_today else WEEKDAYS[day.on.weekday()], today, "middle"),
        text(middle, 95, name, "b" if day.is_today else "", "middle"),
    ]
    if day.count:
        tall = max(18, 56 * day.count / most)
        ink = "b inv" if day.level in ("today", "over") else "b"
        bar = rect(x + 4, 76 - tall, wide - 8, tall, f"k-{day.level}") + text(
            middle, 76 - tall + 14, day.count, ink, "middle"
        )
        parts.append(link(day.url, f"{day.on} 到期 {day.count} {unit}", bar))
    elif day.closed:
        parts.append(text(middle, 53, "休", "dim", "middle"))
    if day.is_today:
        parts.append(rect(x - 1, 19, wide + 2, 60, "sel"))
    return parts


def age_strip(
    title: str, marks: list[tuple[Mark, str]], *, unit: str = "件", width: int = 552, note: str = ""
) -> Chart:
    """One bar divided by age; each mark comes with its level (rest, near, today, over)."""
    total = sum(m.value for m, _ in marks) or 1
    shown_marks = [(m, level) for m, level in marks if m.value]
    room = width - 4 - 2 * max(0, len(shown_marks) - 1)
    least = 34.0
    spare = room - least * len(shown_marks)
    parts, x = [], 0.0
    for mark, level in shown_marks:
        wide = least + spare * mark.value / total
        ink = "b inv" if level in ("today", "over") else "b"
        bar = rect(x, 8, wide, 34, f"k-{level}") + text(x + wide / 2, 30, mark.value, ink, "middle")
        parts.append(link(mark.url, f"{mark.name} {mark.value} {unit}", bar))
        last = x + wide > width - 60 and len(shown_marks) > 1
        parts.append(text(x + wide if last else x, 60, mark.name, "", "end" if last else "start"))
        x += wide + 2
    if not shown_marks:
        parts.append(text(width / 2, 30, "没有在办案件", "dim", "middle"))
    rows = tuple((m.name, shown(m.value)) for m, _ in marks)
    return Chart(title, frame(width, 68, f"{title}，{unit}", parts), ("时段", unit), rows, note)
