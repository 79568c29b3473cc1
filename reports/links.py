"""The address of the list behind a figure or a part of it."""

from django.urls import reverse
from django.utils.http import urlencode

from reports.figures.definition import Figure


def figure_url(figure: Figure, year: int, **narrowed) -> str:
    """The page that lists exactly the counted rows; `narrowed` by month, quarter, until, or by/kind."""
    wanted = {name: value for name, value in narrowed.items() if value not in (None, "")}
    address = reverse("reports:figure", args=[figure.key, year])
    return f"{address}?{urlencode(wanted)}" if wanted else address
