"""Where the page of any row is. The rooms below keep their own addresses; this table names the patterns."""

from django.urls import reverse

# kind of row -> (name of the pattern, attribute that is its argument)
PAGES: dict[str, tuple[str, str]] = {
    "cases.case": ("cases:case", "pk"),
    "cases.clue": ("cases:clue", "pk"),
    "cases.sealing": ("cases:sealing", "pk"),
    "cases.correctionorder": ("cases:order", "pk"),
    "inspections.enterprise": ("inspections:enterprise", "pk"),
    "inspections.drawplan": ("inspections:plan", "pk"),
    "inspections.draw": ("inspections:plan", "plan_id"),
    "inspections.inspectiontask": ("inspections:task", "pk"),
    "inspections.campaign": ("inspections:campaign", "pk"),
    "inspections.positivelistentry": ("inspections:positive-entry", "pk"),
    "publicity.publication": ("publicity:publication", "pk"),
    "publicity.correction": ("publicity:correction", "pk"),
    "inspections.onlinecheck": ("inspections:online-check", "pk"),
}


def address_of(row) -> str:
    """The page of a row, or an empty string for one without a page of its own."""
    if row is None:
        return ""
    if hasattr(row, "get_absolute_url"):
        return row.get_absolute_url()
    name, argument = PAGES.get(row._meta.label_lower, ("", "pk"))
    return reverse(name, args=[getattr(row, argument)]) if name else ""
