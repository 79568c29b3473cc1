"""Lists as files: CSV streamed line by line, XLSX written row by row; no cell is taken for a formula."""

import csv
from collections.abc import Iterable
from tempfile import TemporaryFile
from urllib.parse import quote

from django.http import FileResponse, StreamingHttpResponse
from openpyxl import Workbook

from bureau.cells import harmless

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


def as_xlsx(name: str, head: list[str], rows: Iterable[list]) -> FileResponse:
    """One sheet, written row by row to a temporary file and streamed from it."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("名录")
    sheet.append(head)
    for row in rows:
        sheet.append([harmless(cell) for cell in row])
    target = TemporaryFile()
    book.save(target)
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)
