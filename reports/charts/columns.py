"""Upright bars for a few steps in time, such as the quarters of a year, with up to four series side by side."""

from bureau.charts.svg import frame, line, link, rect, text
from reports.charts.chart import Chart, ceiling, shown

LEFT, RIGHT, TOP, BOTTOM = 34, 12, 24, 26
SERIES = ("s1", "s2", "s3", "s4")


def column_chart(
    title: str,
    names: list[str],
    series: list[tuple[str, list[int], list[str]]],
    *,
    unit: str,
    width: int = 550,
    height: int = 194,
    note: str = "",
    first: str = "时段",
) -> Chart:
    """`series` are (name, values, addresses). More than four do not fit one chart."""
    if len(series) > len(SERIES):
        raise ValueError("split the chart: more than four series")
    top = ceiling([v for _, values, _ in series for v in values])
    room, depth = width - LEFT - RIGHT, height - TOP - BOTTOM
    slot = room / max(1, len(names))
    bar = min(34, slot * 0.7 / max(1, len(series)))
    parts = []
    for step in range(5):
        value = top * step // 4
        y = TOP + depth * (1 - value / top)
        parts += [line(LEFT, y, width - RIGHT, y, "grid"), text(LEFT - 6, y + 4, value, "dim", "end")]
    for i, name in enumerate(names):
        middle = LEFT + slot * (i + 0.5)
        parts.append(text(middle, height - 8, name, "dim", "middle"))
        for k, (label, values, urls) in enumerate(series):
            x = middle + bar * (k - len(series) / 2)
            tall = depth * values[i] / top
            shape = rect(x + 1, TOP + depth - tall, bar - 2, tall, SERIES[k])
            words = text(x + bar / 2, TOP + depth - tall - 5, f"{values[i]:,}", "b", "middle")
            parts.append(link(urls[i] if urls else "", f"{name}{label} {values[i]} {unit}", shape + words))
    rows = tuple((name, *(shown(values[i]) for _, values, _ in series)) for i, name in enumerate(names))
    legend = tuple((SERIES[k], label) for k, (label, _, _) in enumerate(series))
    return Chart(
        title,
        frame(width, height, f"{title}，{unit}", parts),
        (first, *(s[0] for s in series)),
        rows,
        note,
        legend,
    )
