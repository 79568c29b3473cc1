"""Where the page of any row is. Dossiers are asked of the floor; this table names the rows that are none."""

from django.urls import reverse

from bureau import dossiers

# kind of row -> (name of the pattern, attribute that is its argument)
PAGES: dict[str, tuple[str, str]] = {
    "inspections.enterprise": ("inspections:enterprise", "pk"),
    "inspections.draw": ("inspections:plan", "plan_id"),
    "inspections.onlinecheck": ("inspections:online-check", "pk"),
}


def address_of(row) -> str:
    """The page of a row, or an empty string for one without a page of its own."""
    if row is None or row._meta.label_lower not in PAGES:
        return dossiers.address_of(row)
    name, argument = PAGES[row._meta.label_lower]
    return reverse(name, args=[getattr(row, argument)])
