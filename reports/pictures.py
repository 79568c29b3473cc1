"""The charts of report and dashboard, each made from a figure's own definition."""

from reports import trends
from reports.charts import Chart, Mark, column_chart, line_chart, row_chart
from reports.figures import registry
from reports.figures.period import Period, whole_year
from reports.links import figure_url

FUNNEL = (
    ("clues", "线索"),
    ("cases_filed", "立案"),
    ("prior_notices", "事先告知"),
    ("decisions", "处罚决定"),
    ("cases_closed", "结案"),
)


def months(key: str, year: int, office, *, linked: bool = True, width: int = 550) -> Chart:
    """A figure through the months of a year, last year dashed."""
    figure = registry.get(key)
    marks = trends.month_marks(figure, year, office, linked=linked)
    now, before = sum(m.value or 0 for m in marks), sum(m.before or 0 for m in marks)
    note = f"全年累计 {figure.text(now)}，去年全年 {figure.text(before)}"
    return line_chart(f"各月{figure.label}", marks, unit=figure.unit, width=width, note=note)


def breakdown(
    key: str,
    dimension: str,
    period: Period,
    office,
    *,
    linked: bool = True,
    until: str = "",
    width: int = 550,
) -> Chart:
    """A figure by kind, with the same days of last year as thin bars."""
    figure = registry.get(key)
    label = figure.dimensions[dimension].label
    marks = trends.kind_marks(figure, dimension, period, office, linked=linked, until=until)
    return row_chart(
        f"{figure.label}，按{label}",
        marks,
        unit=figure.unit,
        width=width,
        first=label,
        note=f"{period.label}，各类之和等于总数",
    )


def quarters(
    keys: tuple[str, ...],
    title: str,
    year: int,
    office,
    *,
    linked: bool = True,
    width: int = 550,
    office_key="",
) -> Chart:
    """Several figures through the quarters of a year; `office_key` narrows the links to one office."""
    series = []
    for key in keys:
        figure = registry.get(key)
        urls = [figure_url(figure, year, quarter=q, office=office_key) for q in range(1, 5)] if linked else []
        series.append((figure.label, trends.quarter_values(figure, year, office), urls))
    names = [f"第{q}季度" for q in "一二三四"]
    return column_chart(title, names, series, unit=registry.get(keys[0]).unit, width=width, note=f"{year} 年")


def for_paper(year: int, office) -> list[Chart]:
    """The charts of the annual report's annex: without links, of the width of the type area."""
    period, known = whole_year(year), {f.key for f in registry.every()}
    charts = []
    if "cases_filed" in known:
        charts += [
            months("cases_filed", year, office, linked=False),
            breakdown("cases_filed", "violation", period, office, linked=False),
        ]
    if "visits_random" in known:
        charts.append(
            quarters(("drawn_enterprises", "visits_random"), "各季度双随机抽查", year, office, linked=False)
        )
    return charts


def funnel(period: Period, office, *, until: str = "", width: int = 550) -> Chart:
    """How many of each stage a period has; each stage by its own date, with its share of the one before."""
    marks = []
    for key, name in FUNNEL:
        figure = registry.get(key)
        marks.append(
            Mark(
                name,
                figure.value(period, office),
                figure.value(period.before(), office),
                figure_url(figure, period.year, until=until),
            )
        )
    note = "各阶段按各自的日期计，百分比为占上一阶段"
    return row_chart("从线索到结案", marks, unit="件", width=width, first="阶段", note=note, share=True)
