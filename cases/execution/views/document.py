"""Issued papers: the stored file, their service, repeating a failed render."""

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
from cases.archive.access import ensure_open
from cases.execution.forms.service import AnnouncementForm, AttemptForm, CorrectionForm, ServiceForm
from cases.execution.served import NEVER_SERVED, SERVED_BY_STEP
from cases.execution.services.attempts import announce_service, record_attempt
from cases.execution.services.correcting import correct_service
from cases.execution.services.serving import serve_other
from cases.models import Case, Service
from cases.perms import case_for, clue_for, order_for, reporters_letter
from cases.views import add_service_errors, render_form, told

OWNERS = {
    "cases.case": case_for,
    "cases.clue": clue_for,
    "cases.complaint": reporters_letter,
    "cases.correctionorder": order_for,
}


def document_for(user, pk: int) -> IssuedDocument:
    """A paper of this room whose dossier the person may see, or 404. Refused when it lies in 副卷 closed to them."""
    document = get_object_or_404(
        IssuedDocument.objects.filter(dossier_kind__in=OWNERS).select_related("job"), pk=pk
    )
    OWNERS[document.dossier_kind](user, document.dossier_id)
    ensure_open(user, document=document)
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


def _unserved(case: Case, pk: int, *not_these: str) -> IssuedDocument:
    """A paper of the case that has no standing service, or 404."""
    standing = Service.objects.filter(withdrawn_on__isnull=True)
    rows = IssuedDocument.objects.of(case).standing().exclude(type__in=NEVER_SERVED + not_these)
    return get_object_or_404(rows.exclude(services__in=standing), pk=pk)


def _document_step(request, case: Case, name: str, form, title: str, act):
    """A step about one paper of a case: refused, form, or done."""
    refusals = CASE_DESK.workflow.refusals(case, name, actor=request.user)
    if refusals:
        raise Refused(title, refusals)
    back = redirect("cases:execution", pk=case.pk).url
    page = {"form": form, "title": title, "dossier": case, "submit": title.split("：")[0], "back": back}
    if request.method != "POST" or not form.is_valid():
        return render_form(request, **page)
    try:
        act(form.cleaned_data)
    except ValidationError as error:
        add_service_errors(form, error)
        return render_form(request, **page)
    except Refused as refused:
        return render_form(request, **page, refused=refused)
    messages.success(request, told(case, title))
    return redirect(back)


@fills(Role.OFFICER)
def document_serve(request, pk, document):
    """登记送达 of a paper that moves nothing by itself."""
    case = case_for(request.user, pk)
    paper = _unserved(case, document, *SERVED_BY_STEP)
    form = ServiceForm(request.POST or None, request.FILES or None, dossier=case, user=request.user)
    return _document_step(
        request,
        case,
        "serve_other",
        form,
        f"登记送达：{paper.title}",
        lambda data: serve_other(case=case, document=paper, actor=request.user, **data),
    )


@fills(Role.OFFICER)
def document_attempt(request, pk, document):
    """登记未成的送达 of any paper that is served on the party."""
    case = case_for(request.user, pk)
    paper = _unserved(case, document)
    form = AttemptForm(request.POST or None, request.FILES or None, dossier=case, user=request.user)
    return _document_step(
        request,
        case,
        "record_attempt",
        form,
        f"登记未成的送达：{paper.title}",
        lambda data: record_attempt(case=case, document=paper, actor=request.user, **data),
    )


@fills(Role.OFFICER)
def document_announce(request, pk, document):
    """制发送达公告 of a paper other modes could not bring to the party."""
    case = case_for(request.user, pk)
    paper = _unserved(case, document)
    form = AnnouncementForm(request.POST or None, dossier=case, user=request.user)
    return _document_step(
        request,
        case,
        "announce_service",
        form,
        f"制发送达公告：{paper.title}",
        lambda data: announce_service(case=case, document=paper, actor=request.user, **data),
    )


@fills(Role.OFFICER)
def service_correct(request, pk, service):
    """更正送达登记: the wrong entry is withdrawn, the right one registered."""
    case = case_for(request.user, pk)
    found = get_object_or_404(case.services.filter(withdrawn_on__isnull=True), pk=service)
    form = CorrectionForm(request.POST or None, request.FILES or None, dossier=case, user=request.user)
    return _document_step(
        request,
        case,
        "correct_service",
        form,
        f"更正送达登记：{found.document.title}",
        lambda data: correct_service(case=case, service=found, actor=request.user, **data),
    )
