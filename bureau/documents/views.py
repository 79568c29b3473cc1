"""The public page that tells a true paper from a false one, and the response with a document's file."""

from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.template.loader import select_template
from django.utils.http import content_disposition_header

from bureau.access import open_page
from bureau.documents.codes import clean_code
from bureau.documents.models import IssuedDocument

# The public site's frame belongs to a room above; a house without that room still verifies its papers.
FRAMES = ("public/base.html", "documents/bare.html")


@open_page
def ask(request):
    """Enter a code. A code in the query leads to its page, so that the form works by GET and can be bookmarked."""
    typed = request.GET.get("code", "").strip()[:60]
    code = clean_code(typed)
    if code:
        return redirect("documents:verify", code=code)
    return _page(request, {"typed": typed, "outcome": "slip" if typed else ""})


@open_page
def verify(request, code):
    """What is known about the paper with this code: never the parties or the content."""
    clean = clean_code(code[:60])
    if not clean:
        return _page(request, {"typed": code[:60], "outcome": "slip"}, status=404)
    if clean != code:
        return redirect("documents:verify", code=clean)
    document = IssuedDocument.objects.filter(verify_code=clean).first()
    if document is None:
        return _page(request, {"typed": clean, "outcome": "unknown"}, status=404)
    return _page(request, {"typed": clean, "outcome": _outcome(document), "document": document})


def _page(request, facts, status=200):
    return render(
        request, "documents/verify.html", {"site": select_template(FRAMES).template, **facts}, status=status
    )


def _outcome(document):
    if document.is_void:
        return "void"
    return "valid" if document.state == IssuedDocument.State.READY else "making"


def pdf_response(document, *, inline=True):
    """The stored file of a document, for a view that has asked who may have it. Raises Http404 while there is none."""
    if document.state != IssuedDocument.State.READY:
        raise Http404("not rendered yet")
    response = FileResponse(document.file.open("rb"), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(not inline, document.file_name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
