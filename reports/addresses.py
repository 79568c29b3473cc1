"""Where the page of any row is. The rooms below keep their own addresses; this table names the patterns."""

from django.urls import NoReverseMatch, reverse

# kind of row -> (name of the pattern, attribute that is its argument)
PAGES: dict[str, tuple[str, str]] = {
    "cases.case": ("cases:case", "pk"),
    "cases.clue": ("cases:clue", "pk"),
    "cases.sealing": ("cases:sealing", "pk"),
    "cases.correctionorder": ("cases:order", "pk"),
}


def address_of(row) -> str:
    """The page of a row, or an empty string for one without a page of its own."""
    if row is None:
        return ""
    if hasattr(row, "get_absolute_url"):
        return row.get_absolute_url()
    name, argument = PAGES.get(row._meta.label_lower, ("", "pk"))
    try:
        return reverse(name, args=[getattr(row, argument)]) if name else ""
    except NoReverseMatch:
        return ""
