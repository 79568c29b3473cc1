"""The register as files: every version with its dates, source and mark."""

import csv
from urllib.parse import quote

from django.http import StreamingHttpResponse

from bureau.access import reads
from bureau.cells import harmless
from bureau.dates import today
from bureau.law.registers import register_or_404
from bureau.law.services.changes import words
from bureau.staff.roles import ALL


class _Echo:
    """A file that hands every line straight on."""

    def write(self, line):
        return line


@reads(*ALL)
def export(request, kind):
    """All rows of a kind as CSV; the mark at its head makes office programs read it as UTF-8."""
    register = register_or_404(kind)
    foreign = [f.name for f in register.model._meta.concrete_fields if f.is_relation]
    rows = list(register.model.objects.select_related(*foreign) if foreign else register.model.objects.all())
    writer = csv.writer(_Echo())

    def lines():
        head = list(words(rows[0])) if rows else []
        yield "\ufeff" + writer.writerow(head)
        for row in rows:
            yield writer.writerow([harmless(text) for text in words(row).values()])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    name = quote(f"{register.noun}-{today()}.csv")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response
