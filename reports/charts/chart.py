"""What every chart is: a picture and the same numbers as a table."""

from dataclasses import dataclass
from math import ceil

from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Chart:
    """`svg` for the eye, `columns` and `rows` for everyone else, `note` says definition, period, as-of."""

    title: str
    svg: SafeString
    columns: tuple[str, ...]
    rows: tuple[tuple, ...]
    note: str = ""
    legend: tuple[tuple[str, str], ...] = ()  # (class, word)


@dataclass(frozen=True)
class Mark:
    """One value of a chart: its name, this year's value, last year's, and the list behind it."""

    name: str
    value: int | None
    before: int | None = None
    url: str = ""


def ceiling(values) -> int:
    """The top of a zero-based axis with four equal steps of whole numbers."""
    top = max([v for v in values if v is not None] or [0])
    step = max(1, ceil(top / 4))
    for nice in (1, 2, 3, 4, 5, 10, 15, 20, 25, 50, 75, 100):
        if step <= nice:
            return 4 * nice
    magnitude = 10 ** (len(str(step)) - 1)
    return 4 * ceil(step / magnitude) * magnitude


def shown(value) -> str:
    """A value in the table: an em dash for what has not happened yet."""
    return "—" if value is None else f"{value:,}"
