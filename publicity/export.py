"""Lists as files: CSV streamed line by line, XLSX written row by row, neither able to run a formula."""

import csv
import io
from collections.abc import Iterable
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse
from openpyxl import Workbook

from bureau.cells import harmless

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
