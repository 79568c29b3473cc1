"""Horizontal bars: one per kind, last year as a thin bar below, the value printed at the end."""

from bureau.charts.svg import frame, link, rect, text
from reports.charts.chart import Chart, Mark, shown

PITCH, BAR, THIN = 31, 15, 4


def row_chart(
    title: str,
    marks: list[Mark],
    *,
    unit: str,
    width: int = 550,
    first: str = "类别",
    note: str = "",
    share: bool = False,
) -> Chart:
    """`share` adds to each bar its part of the bar before: a funnel. Names longer than the room are cut with …"""
    compared = any(m.before is not None for m in marks)
    longest = max([_width(m.name) for m in marks] or [0])
    start = min(max(60, longest + 16), width * 0.4)
    top = max([m.value or 0 for m in marks] + [m.before or 0 for m in marks] + [1])
    room = width - start - (110 if share else 64)
    parts, height = [], 8 + PITCH * max(1, len(marks))
    for i, mark in enumerate(marks):
        y, value = 8 + PITCH * i, mark.value or 0
        end = start + room * value / top
        parts.append(text(start - 10, y + 13, _cut(mark.name, start - 16), "", "end"))
        bar = rect(start, y, max(end - start, 1 if value else 0), BAR, "s1") + text(
            end + 8, y + 13, f"{value:,}", "b"
        )
        compare = f"，去年同期 {mark.before} {unit}" if mark.before is not None else ""
        parts.append(link(mark.url, f"{mark.name} {value} {unit}{compare}", bar))
        if mark.before is not None:
            parts.append(rect(start, y + BAR + 2, room * mark.before / top, THIN, "before"))
        if share and i and marks[i - 1].value:
            digits = len(f"{value:,}")
            parts.append(
                text(end + 18 + 8 * digits, y + 13, f"{100 * value / marks[i - 1].value:.0f}%", "dim")
            )
    if not marks:
        parts.append(text(width / 2, 26, "期间内没有记录", "dim", "middle"))
    columns = (first, "今年", "去年同期") if compared else (first, unit)
    rows = tuple(
        (m.name, shown(m.value), shown(m.before)) if compared else (m.name, shown(m.value)) for m in marks
    )
    legend = (("s1", "今年"), ("before", "去年同期")) if compared else ()
    return Chart(title, frame(width, height, f"{title}，{unit}", parts), columns, rows, note, legend)


def _width(name: str) -> int:
    """The width of a label at 12 px: full-width characters are 12, others 7."""
    return sum(12 if ord(c) > 0x2E80 else 7 for c in name)


def _cut(name: str, room: float) -> str:
    if _width(name) <= room:
        return name
    while name and _width(name) + 12 > room:
        name = name[:-1]
    return name + "…"
