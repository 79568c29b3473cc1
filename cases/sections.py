"""The panels of all stages, joined into the tabs of the case page. How to add one: `cases/file/sections.py`."""

from django.db.models import Q
from django.template.loader import render_to_string

from bureau.dates import today
from bureau.dossier import about
from bureau.tally import tally
from cases.archive import sections as archive
from cases.decision import sections as decision
from cases.execution import sections as execution
from cases.file import panels as file
from cases.file.sections import TABS, Panel, View
from cases.investigation import sections as investigation
from cases.measures import sections as measures
from cases.supervision import sections as supervision

MOST = 9999
PANELS: tuple[Panel, ...] = (
    *file.PANELS,
    *investigation.PANELS,
    *measures.PANELS,
    *decision.PANELS,
    *execution.PANELS,
    *archive.PANELS,
    *supervision.PANELS,
)


def panels_of(tab: str, case) -> list[Panel]:
    """The panels of a tab that this case has, in order."""
    found = [panel for panel in PANELS if panel.tab == tab and panel.when(case)]
    return sorted(found, key=lambda panel: panel.order)


def view_of(request, case) -> View:
    """What the loaders of a case's panels are given."""
    return View(case, request.user, today(), request, about_case(case))


def tabs(view: View) -> list[tuple[str, str, int | None]]:
    """(key, name, number of rows or None) of every tab this case has; all numbers in one query."""
    case = view.case
    counted = {
        f"{panel.tab} {number}": panel.rows(view) if panel.rows else panel.dossiers(case)
        for number, panel in enumerate(PANELS)
        if (panel.rows or panel.dossiers) and panel.when(case)
    }
    numbers = tally(counted, MOST)
    return [
        (key, label, _sum(numbers, key))
        for key, label in TABS.items()
        if any(panel.tab == key and panel.when(case) for panel in PANELS)
    ]


def _sum(numbers: dict[str, int], tab: str) -> int | None:
    own = [number for name, number in numbers.items() if name.split()[0] == tab]
    return sum(own) if own else None


def about_case(case) -> Q:
    """The condition that a row (clock, paper, entry) points at the case or at a dossier that belongs to it."""
    found = Q(**about(case))
    for panel in PANELS:
        if panel.dossiers:
            rows = panel.dossiers(case)
            found |= Q(dossier_kind=rows.model._meta.label_lower, dossier_id__in=rows.order_by().values("pk"))
    return found


def belonging(case) -> list:
    """The dossiers that belong to the case, read: one query a kind."""
    return [row for panel in PANELS if panel.dossiers for row in panel.dossiers(case)]


def drawn(panel: Panel, view: View) -> str:
    """A panel as HTML."""
    case = view.case
    context = {
        "case": case,
        "today": view.day,
        "is_handler": case.is_handler(view.user),
        "panel": panel,
        **{name: getattr(case, name, None) for name in ("proposal", "notice", "hearing", "decision")},
        **panel.load(view),
    }
    return render_to_string(panel.template, context, request=view.request)


def placed(panel: Panel, view: View) -> str:
    """The panel itself, or for a lazy one the place into which it is fetched."""
    if panel.lazy and view.request.GET.get("panel") != panel.key:
        return render_to_string(
            "cases/case/_lazy.html", {"case": view.case, "panel": panel}, request=view.request
        )
    return drawn(panel, view)
