"""What the editor page of an annual report shows: chapters, paragraphs with figures, doubts, versions, steps."""

from dataclasses import dataclass

from bureau.dates import today
from bureau.documents.models import IssuedDocument
from bureau.jobs.models import Job
from bureau.record.models import Entry
from bureau.timelimits.left import Left
from reports import doubts, manuscript
from reports.documents import ANNUAL_REPORT
from reports.figures import freezing, registry
from reports.links import figure_url
from reports.models import AnnualReport
from reports.workflow import WORKFLOW, due_on

PART_NAMES = {
    0: "导语",
    1: "一、主要举措和成效",
    2: "二、不足和原因",
    3: "三、第一责任人履职",
    4: "四、下一年安排",
}


@dataclass(frozen=True)
class Shown:
    """A piece of a paragraph: words, or a figure with its look and its door."""

    text: str
    css: str = ""
    url: str = ""
    title: str = ""


def page(report: AnnualReport, user, query) -> dict:
    """Everything the editor page shows."""
    sections = list(report.sections.all())
    current = next((s for s in sections if s.key == query.get("section")), sections[0])
    found = doubts.of(report)
    keys = manuscript.keys_in(current.text)
    readings = freezing.readings(report, keys=set(keys))
    doubtful = doubts.doubtful_figures(found)
    return {
        "report": report,
        "sections": [(s, manuscript.length(s.text)) for s in sections],
        "part_names": PART_NAMES,
        "current": current,
        "paragraphs": _paragraphs(current.text, report, readings, doubtful),
        "chosen": _chosen(keys, readings, report),
        "faults": manuscript.faults(current.text),
        "doubts": _grouped(found),
        "open_doubts": sum(not d.reason for d in found),
        "offers": WORKFLOW.offers(report, user),
        "total": sum(manuscript.length(s.text) for s in sections),
        "figure_count": len(registry.every()),
        "due": due_left(report),
        "today": today(),
        "may_write": report.is_open and user.has_role("clerk"),
        "entries": Entry.objects.of(report).order_by("-sequence")[:6],
        **versions(report, user),
    }


def _grouped(found) -> list[tuple]:
    """(kind, doubts) in order of the kinds."""
    kinds = {doubt.kind.key: doubt.kind for doubt in found}
    return [(kind, [d for d in found if d.kind.key == key]) for key, kind in kinds.items()]


def _paragraphs(text, report, readings, doubtful):
    lines = manuscript.paragraphs(text, lambda key: key not in readings or readings[key].is_zero)
    return [[_shown(piece, report, readings, doubtful) for piece in line] for line in lines]


def _shown(piece, report, readings, doubtful) -> Shown:
    if not piece.key:
        return Shown(piece.text)
    reading = readings.get(piece.key)
    if reading is None:
        return Shown(piece.text, "fig doubt", "", "没有这个数字")
    look = "fig frozen" if reading.frozen else "fig doubt" if piece.key in doubtful else "fig"
    look += " names" if reading.figure.is_list else ""
    return Shown(
        reading.phrase,
        look,
        figure_url(reading.figure, report.year),
        f"{reading.figure.label}：{reading.figure.basis}",
    )


def _chosen(keys, readings, report):
    """The figure explained below the text: the first one that changed since it was frozen, else the first."""
    named = [readings[key] for key in keys if key in readings and not readings[key].is_zero]
    reading = next((r for r in named if r.differs), named[0] if named else None)
    return (reading, figure_url(reading.figure, report.year)) if reading else None


def due_left(report: AnnualReport) -> Left:
    """What is left until the report must have gone up."""
    due, now = due_on(report.year, report.office), today()
    if report.state in (AnnualReport.State.APPROVED, AnnualReport.State.PUBLISHED):
        return Left("met", "已审定")
    days = (due - now).days
    if days < 0:
        return Left("over", f"超期 {-days} 日")
    return Left("today", "今日届满") if days == 0 else Left("near" if days <= 7 else "plain", f"剩 {days} 日")


def versions(report: AnnualReport, user) -> dict:
    """Drafts and approved copies, newest first, and whether one is being made."""
    drafts = list(report.renderings.select_related("job")[:8])
    finals = list(
        IssuedDocument.objects.of(report).of_type(ANNUAL_REPORT).select_related("job").order_by("-pk")[:4]
    )
    making = any(v.job and not v.job.is_finished for v in [*drafts, *finals])
    return {
        "drafts": drafts,
        "finals": finals,
        "making": making,
        "Job": Job.State,
        "may_render": user.has_role("clerk", "reviewer", "leader"),
    }


def figures_for_picking(report: AnnualReport):
    """(group, [(figure, value)]) to insert into a text."""
    readings = freezing.readings(report)
    return [
        (name, [(f, readings[f.key].phrase) for f in figures if f.key in readings])
        for name, figures in registry.grouped()
    ]


def figures_table(report: AnnualReport) -> dict:
    """Every figure of the report; frozen ones with what the records say today."""
    readings = freezing.readings(report)
    groups = [
        (name, [(readings[f.key], figure_url(f, report.year)) for f in figures if f.key in readings])
        for name, figures in registry.grouped()
    ]
    return {"groups": groups, "differing": [r for r in readings.values() if r.differs], "today": today()}
