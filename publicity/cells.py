"""One value of a row as a person reads it: the same on screen, in CSV and in XLSX."""

from datetime import date
from decimal import Decimal


def cell(row, column: str):
    """The value in words; numbers stay numbers so that sheets can add them."""
    display = getattr(row, f"get_{column}_display", None)
    if display:
        return display()
    value = getattr(row, column)
    if hasattr(value, "all"):
        return "、".join(str(one) for one in value.all())
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return value
    return "" if value is None else str(value)


def on_screen(value):
    """A cell as drawn in a page: large numbers grouped."""
    return f"{value:,}" if isinstance(value, int | Decimal) else value
