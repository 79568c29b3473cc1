"""Lists as files, streamed row by row as CSV or XLSX; no cell is taken for a formula."""

import csv
from collections.abc import Iterable
from itertools import chain
from urllib.parse import quote

from django.http import StreamingHttpResponse

from bureau.cells import harmless
from inspections.workbook import bytes_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


class _Line:
    def write(self, text):
        return text


def as_csv(name: str, head: list[str], rows: Iterable[list]) -> StreamingHttpResponse:
    """Starts at once however long the list is."""
    writer = csv.writer(_Line())

    def lines():
        yield "\ufeff" + writer.writerow(head)
        for row in rows:
            yield writer.writerow([harmless(cell) for cell in row])

    response = StreamingHttpResponse(lines(), content_type=CSV)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.csv"
    return response


def as_xlsx(name: str, head: list[str], rows: Iterable[list]) -> StreamingHttpResponse:
    """One sheet; starts at once however long the list is."""
    lines = chain([head], ([harmless(cell) for cell in row] for row in rows))
    response = StreamingHttpResponse(bytes_of(lines), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.xlsx"
    return response
