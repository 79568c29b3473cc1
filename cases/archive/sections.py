"""What this stage shows on the case page."""

from cases.file.sections import Panel


def archives(view):
    """The volume of the case and its supplements."""
    return {"archives": view.case.archives.order_by("supplement")}


PANELS = (
    Panel("overview", "cases/case/_archive.html", archives, when=lambda case: case.is_finished, order=5),
)
