"""Lists as files: CSV streamed line by line, XLSX written row by row, neither able to run a formula."""

import csv
import io
import re
from collections.abc import Iterable
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse
from openpyxl import Workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def harmless(value):
    """Text that a spreadsheet would run as a formula is kept as text."""
    if not isinstance(value, str):
        return value
    value = printable(value)
    return "'" + value if value.startswith(_STARTS_A_FORMULA) else value


def printable(text: str) -> str:
    """Text without control characters: neither a workbook nor a feed can hold them."""
    return _CONTROL.sub("", text)


def disposition(filename: str) -> str:
    """A download header that keeps a Chinese file name."""
    return f"attachment; filename*=UTF-8''{quote(filename)}"


class _Echo:
    """A file that hands every line straight on."""

    def write(self, line):
        return line


def csv_response(filename: str, header: list[str], rows: Iterable[list]) -> StreamingHttpResponse:
    """A CSV that starts at once however long it is; the mark at its head makes office programs read it as UTF-8."""
    writer = csv.writer(_Echo())

    def lines():
        yield "\ufeff" + writer.writerow(header)
        for row in rows:
            yield writer.writerow([harmless(value) for value in row])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = disposition(filename)
    return response


def xlsx_response(filename: str, title: str, header: list[str], rows: Iterable[list]) -> HttpResponse:
    """A workbook of one sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:30])
    sheet.append(header)
    for row in rows:
        sheet.append([harmless(value) for value in row])
    target = io.BytesIO()
    book.save(target)
    response = HttpResponse(target.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = disposition(filename)
    return response
