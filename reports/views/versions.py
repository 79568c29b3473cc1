"""The PDFs of an annual report: asking for a draft, watching it being made, repeating, reading."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import reads, verb
from bureau.documents.views import pdf_response
from bureau.jobs import services as jobs
from reports import reading
from reports.models import Rendering
from reports.services import publishing, rendering
from reports.views.annual import DECIDERS, WRITERS, report_of


@verb(*WRITERS, *DECIDERS)
def render_draft(request, year):
    """Asks for a PDF of the text as it is."""
    rendering.ask(report=report_of(request, year), actor=request.user)
    return redirect(f"{reverse('reports:annual', args=[year])}#pdf")


@verb(*WRITERS, *DECIDERS)
def repeat(request, year, pk):
    """Queues a failed rendering again: a draft by its own number, the approved copy by 0."""
    report = report_of(request, year)
    version = get_object_or_404(report.renderings, pk=pk) if pk else publishing.final_of(report)
    job = version.job if version else None
    if job is None:
        raise Http404
    jobs.retry(job)
    return redirect(f"{report.get_absolute_url()}#pdf")


@reads()
def versions(request, year):
    """The panel of versions alone: what a page asks for again while one is being made."""
    report = report_of(request, year)
    return render(
        request, "reports/_versions.html", {"report": report, **reading.versions(report, request.user)}
    )


@reads()
def draft_pdf(request, year, pk):
    """The PDF of a draft."""
    found = get_object_or_404(Rendering, report=report_of(request, year), pk=pk)
    if not found.is_ready:
        raise Http404
    return FileResponse(found.file.open("rb"), content_type="application/pdf", filename=found.file_name)


@reads()
def final_pdf(request, year):
    """The approved copy."""
    document = publishing.final_of(report_of(request, year))
    if document is None:
        raise Http404
    return pdf_response(document)
