"""What this stage shows on the case page."""

from bureau.paging import page_of
from cases.file.sections import Panel

SHOWN = 50


def evidence(view):
    """The evidence of the case, in the order it came in."""
    rows = view.case.evidence.select_related("file", "collected_by", "second_collector")
    page = page_of(view.request, rows, key=("pk",), size=SHOWN)
    return {"page": page, "evidence": page.rows}


PANELS = (
    Panel("evidence", "cases/case/_evidence.html", evidence, rows=lambda view: view.case.evidence.all()),
)
