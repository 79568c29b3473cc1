"""Cells of lists that leave as CSV or XLSX: none is run by a spreadsheet as a formula."""

import re

# A program for Chinese text takes the full-width signs for the same; a tab or a line end hides what follows it.
STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def printable(text: str) -> str:
    """Text without control characters and halves of characters: no workbook, feed or database can hold them."""
    return _CONTROL.sub("", text)


def harmless(value):
    """Text that a spreadsheet would run as a formula is kept as text; anything but text stays what it is."""
    if not isinstance(value, str):
        return value
    value = printable(value)
    return "'" + value if value.startswith(STARTS_A_FORMULA) else value
