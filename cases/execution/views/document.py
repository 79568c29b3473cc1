"""Issued papers: the stored file, service of papers without a step of their own, repeating a failed render."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render

from bureau.access import fills, reads, verb
from bureau.documents.models import IssuedDocument
from bureau.documents.views import pdf_response
from bureau.jobs import services as jobs
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.acts import CASE_DESK
from cases.execution.forms.service import ServiceForm
from cases.execution.services.serving import serve_other
from cases.perms import case_for, clue_for, order_for, reporters_letter
from cases.views import add_service_errors, render_form, told

OWNERS = {
    "cases.case": case_for,
    "cases.clue": clue_for,
    "cases.complaint": reporters_letter,
    "cases.correctionorder": order_for,
}
# Papers whose service is a step of the procedure and so is registered there.
SERVED_BY_STEP = (
    "prior_notice",
    "penalty_decision",
    "exempt_decision",
    "correction_order",
    "sealing_release",
)
NEVER_SERVED = (
    "filing_approval",
    "declined_filing",
    "cancelled_filing",
    "closing_approval",
    "proof_of_service",
    "sealing_approval",
    "sealing_scene",
)


def document_for(user, pk: int) -> IssuedDocument:
    """A paper of this room whose dossier the person may see, or 404."""
    document = get_object_or_404(
        IssuedDocument.objects.filter(dossier_kind__in=OWNERS).select_related("job"), pk=pk
    )
    OWNERS[document.dossier_kind](user, document.dossier_id)
    return document


@reads()
def document_pdf(request, pk):
    """The frozen file; while it is still being made, a page that says so."""
    document = document_for(request.user, pk)
    if document.state != IssuedDocument.State.READY:
        return render(request, "cases/document/waiting.html", {"document": document})
    return pdf_response(document)


@verb(Role.OFFICER, Role.LEADER, Role.CLERK, Role.REVIEWER)
def document_retry(request, pk):
    """Repeats a failed rendering; number and content stay as frozen."""
    document = document_for(request.user, pk)
    jobs.retry(document.job)
    messages.success(request, f"已重新排版《{document.title}》，完成后可打开")
    return redirect("cases:document", pk=pk)


@fills(Role.OFFICER)
def document_serve(request, pk, document):
    """登记送达 of a paper that moves nothing by itself."""
    case = case_for(request.user, pk)
    paper = get_object_or_404(
        IssuedDocument.objects.of(case)
        .exclude(type__in=SERVED_BY_STEP + NEVER_SERVED)
        .filter(service__isnull=True),
        pk=document,
    )
    form = ServiceForm(request.POST or None, dossier=case, user=request.user)
    title = f"登记送达：{paper.title}"
    refusals = CASE_DESK.workflow.refusals(case, "serve_other", actor=request.user)
    if refusals:
        raise Refused(title, refusals)
    page = {
        "form": form,
        "title": title,
        "dossier": case,
        "submit": "登记送达",
        "back": redirect("cases:case", pk=pk).url,
    }
    if request.method != "POST" or not form.is_valid():
        return render_form(request, **page)
    try:
        serve_other(case=case, document=paper, actor=request.user, **form.cleaned_data)
    except ValidationError as error:
        add_service_errors(form, error)
        return render_form(request, **page)
    except Refused as refused:
        return render_form(request, **page, refused=refused)
    messages.success(request, told(case, title))
    return redirect(page["back"])
