"""A line through the months of a year, last year dashed behind it."""

from bureau.charts.svg import dot, frame, line, link, polyline, text
from reports.charts.chart import Chart, Mark, ceiling, shown

LEFT, RIGHT, TOP, BOTTOM = 34, 40, 24, 26


def line_chart(
    title: str, marks: list[Mark], *, unit: str, width: int = 550, height: int = 194, note: str = ""
) -> Chart:
    """`marks` are twelve months (or any even steps); a value of None is not drawn: the month has not begun."""
    top = ceiling([m.value for m in marks] + [m.before for m in marks])
    room, depth = width - LEFT - RIGHT - 20, height - TOP - BOTTOM
    xs = [LEFT + 10 + room * i / max(1, len(marks) - 1) for i in range(len(marks))]

    def y(value):
        return TOP + depth * (1 - value / top)

    parts = []
    for step in range(5):
        value = top * step // 4
        parts += [
            line(LEFT, y(value), width - RIGHT + 10, y(value), "grid"),
            text(LEFT - 6, y(value) + 4, value, "dim", "end"),
        ]
    before = [(x, y(m.before)) for x, m in zip(xs, marks, strict=True) if m.before is not None]
    now = [(x, y(m.value)) for x, m in zip(xs, marks, strict=True) if m.value is not None]
    parts += [polyline(points, css) for points, css in ((before, "last"), (now, "line1")) if len(points) > 1]
    for i, (x, mark) in enumerate(zip(xs, marks, strict=True)):
        parts.append(text(x, height - 8, mark.name, "dim", "middle"))
        if mark.value is not None:
            above = _peak(marks, i)
            words = text(x, y(mark.value) + (-9 if above else 18), f"{mark.value:,}", "b", "middle")
            parts.append(
                link(mark.url, f"{mark.name} {mark.value} {unit}", dot(x, y(mark.value), "s1") + words)
            )
    parts += _ends(now, before)
    label = f"{title}，{unit}，今年与去年"
    rows = tuple((m.name, shown(m.value), shown(m.before)) for m in marks)
    return Chart(
        title,
        frame(width, height, label, parts),
        ("月份", "今年", "去年"),
        rows,
        note,
        (("line1", "今年"), ("last", "去年")),
    )


def _peak(marks, i) -> bool:
    """Whether the label stands above its mark: below only in a dip that has room."""
    around = [marks[j].value for j in (i - 1, i + 1) if 0 <= j < len(marks) and marks[j].value is not None]
    return not (marks[i].value and around and all(marks[i].value < v for v in around))


def _ends(now, before):
    """Names beside the last marks where nothing else is drawn; the legend names the lines in any case."""
    parts = []
    if now:
        x, y = now[-1]
        around = [b for b in before if x - 1 <= b[0] <= x + 60]
        if all(abs(b[1] - y) > 14 for b in around):
            parts.append(text(x + 12, y + 4, "今年", "b"))
    if before and (not now or now[-1][0] < before[-1][0] or abs(now[-1][1] - before[-1][1]) > 14):
        parts.append(text(before[-1][0] + 8, before[-1][1] + 4, "去年", "dim"))
    return parts
