"""From a report to the context of its paper: text with figures filled in, figure tables, charts as literal SVG."""

from datetime import date

from bureau.record.models import Entry
from reports import manuscript, pictures
from reports.figures import freezing, registry
from reports.figures.period import whole_year
from reports.models import AnnualReport, ReportFigure

PARTS = {1: "一、主要举措和成效"}
UNKNOWN = "—"


def context_of(report: AnnualReport, *, tell=lambda percent, note: None) -> dict:
    """Everything the template needs, frozen or live as the report is. `tell` reports progress from 10 to 60 percent."""
    tell(10, "核对数字")
    readings = freezing.readings(report)
    tell(35, "填入正文")
    sections = list(report.sections.all())
    lead = "\n".join(_text(s, readings) for s in sections if s.part == 0)
    body = _parts([s for s in sections if s.part > 0], readings)
    tell(45, "统计上一年")
    tables = _tables(report, readings)
    tell(55, "绘制图表")
    charts = pictures.for_paper(report.year, report.office)
    return {
        "title": f"关于 {report.year} 年度法治政府建设工作情况的报告".replace(" ", ""),
        "year": report.year,
        "addressee": report.addressee,
        "copies_to": report.copies_to,
        "signer": report.approved_by.name if report.approved_by_id else "",
        "lead": lead,
        "sections": body,
        "attachments": [f"{report.year}年度数字表和统计图"],
        "annex_title": f"{report.year}年度数字表和统计图",
        "annex_tables": tables,
        "annex_charts": [{"title": c.title, "svg": str(c.svg), "basis": c.note} for c in charts],
        "check_code": report.check_code,
        "figures_count": len(readings),
    }


def _text(section, readings) -> str:
    lines = manuscript.paragraphs(section.text, lambda key: key not in readings or readings[key].is_zero)
    return "\n".join("".join(_words(piece, readings) for piece in line).strip() for line in lines)


def _words(piece, readings) -> str:
    """A figure as printed: value and unit without the space that screens have."""
    if not piece.key:
        return piece.text.replace(" ", "")
    reading = readings[piece.key]
    return reading.phrase.replace(" ", "")


def _parts(sections, readings) -> list[dict]:
    """Parts of one section are headed by it; part one has five heads below its own heading."""
    found: list[dict] = []
    for section in sections:
        text = _text(section, readings)
        if section.part not in PARTS:
            found.append({"heading": section.heading, "text": text})
        elif found and found[-1]["heading"] == PARTS[section.part]:
            found[-1]["text"] += f"\n{section.heading}\n{text}"
        else:
            found.append({"heading": PARTS[section.part], "text": f"{section.heading}\n{text}"})
    return found


def _tables(report: AnnualReport, readings) -> list[dict]:
    before = _last_year(report)
    tables = []
    for group, figures in registry.grouped():
        rows = [
            [f"{f.label}（{f.unit}）", readings[f.key].text, before(f)]
            for f in figures
            if f.key in readings and f.words is None
        ]
        if rows:
            tables.append(
                {
                    "caption": group,
                    "columns": ["项目", f"{report.year}年", f"{report.year - 1}年"],
                    "rows": rows,
                }
            )
    return tables


def _last_year(report: AnnualReport):
    """Last year's value of a figure: as frozen in last year's report where there is one, else from the records.

    A year before the first record is unknown, not zero.
    """
    if not Entry.objects.filter(on__lt=date(report.year, 1, 1)).exists():
        return lambda figure: UNKNOWN
    earlier = AnnualReport.objects.filter(office=report.office, year=report.year - 1, is_frozen=True).first()
    frozen = (
        dict(ReportFigure.objects.filter(report=earlier, round=earlier.rounds).values_list("key", "text"))
        if earlier
        else {}
    )
    period = whole_year(report.year - 1)
    return lambda figure: frozen.get(figure.key) or figure.text(figure.value(period, report.office))
