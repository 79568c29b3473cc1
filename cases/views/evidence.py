"""Evidence, the proposed penalty, the facts of a case, defence answers: acts that concern a part of a case."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header

from bureau.access import fills, reads
from bureau.constraints import words_of
from bureau.record.models import StoredFile
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.acts import CASE_DESK
from cases.forms.base import ReasonForm
from cases.forms.clue import CaseFactsForm
from cases.forms.investigation import EvidenceForm, ProposalForm, ToldForm
from cases.forms.notice import AnswerForm
from cases.perms import case_for
from cases.services import filing
from cases.services import investigation as investigating
from cases.services import notice as noticing
from cases.views.act import add_service_errors, render_form, told


def _run(request, case, name: str, form, title: str, act):
    """Refused, form, or done: the same three ends as every act."""
    back = redirect("cases:case", pk=case.pk).url
    refusals = CASE_DESK.workflow.refusals(case, name, actor=request.user)
    if refusals:
        raise Refused(title, refusals)
    page = {"form": form, "title": title, "dossier": case, "submit": title, "back": back}
    if request.method != "POST" or not form.is_valid():
        return render_form(request, **page)
    try:
        act(form.cleaned_data)
    except ValidationError as error:
        add_service_errors(form, error)
        return render_form(request, **page)
    except IntegrityError as error:
        add_service_errors(form, words_of(error))
        return render_form(request, **page)
    messages.success(request, told(case, title))
    return redirect(back)


@fills(Role.OFFICER)
def edit(request, pk):
    """修改案情"""
    case = case_for(request.user, pk)
    form = CaseFactsForm(request.POST or None, dossier=case, user=request.user)
    return _run(
        request,
        case,
        "edit_facts",
        form,
        "修改案情",
        lambda data: filing.edit_facts(case=case, actor=request.user, **data),
    )


@fills(Role.OFFICER)
def evidence_add(request, pk):
    """登记证据"""
    case = case_for(request.user, pk)
    form = EvidenceForm(request.POST or None, request.FILES or None, dossier=case, user=request.user)
    return _run(
        request,
        case,
        "add_evidence",
        form,
        "登记证据",
        lambda data: investigating.add_evidence(case=case, actor=request.user, **data),
    )


@fills(Role.OFFICER)
def evidence_told(request, pk, item):
    """登记结果告知"""
    case = case_for(request.user, pk)
    found = get_object_or_404(case.evidence.usable(), pk=item)
    form = ToldForm(request.POST or None, dossier=case, user=request.user)
    return _run(
        request,
        case,
        "tell_result",
        form,
        f"登记结果告知：{found.title}",
        lambda data: investigating.tell_result(case=case, item=found, actor=request.user, **data),
    )


@fills(Role.OFFICER)
def evidence_withdraw(request, pk, item):
    """不予采用"""
    case = case_for(request.user, pk)
    found = get_object_or_404(case.evidence.usable(), pk=item)
    form = ReasonForm(request.POST or None, dossier=case, user=request.user)
    return _run(
        request,
        case,
        "withdraw_evidence",
        form,
        f"不予采用：{found.title}",
        lambda data: investigating.withdraw_evidence(case=case, item=found, actor=request.user, **data),
    )


@fills(Role.OFFICER)
def proposal(request, pk):
    """处罚建议"""
    case = case_for(request.user, pk)
    form = ProposalForm(request.POST or None, dossier=case, user=request.user)
    return _run(
        request,
        case,
        "propose",
        form,
        "处罚建议",
        lambda data: investigating.propose(case=case, actor=request.user, **data),
    )


@fills(Role.OFFICER, Role.REVIEWER)
def defence_answer(request, pk, defence):
    """复核陈述申辩"""
    case = case_for(request.user, pk)
    found = get_object_or_404(case.defences.filter(answered_on__isnull=True), pk=defence)
    form = AnswerForm(request.POST or None, dossier=case, user=request.user)
    return _run(
        request,
        case,
        "answer_defence",
        form,
        "复核陈述申辩",
        lambda data: noticing.answer_defence(case=case, defence=found, actor=request.user, **data),
    )


@reads()
def stored_file(request, pk, file):
    """A file of the case: pictures may be shown, everything else is downloaded; never guessed by the browser."""
    case = case_for(request.user, pk)
    stored = get_object_or_404(StoredFile.objects.of(case), pk=file)
    response = FileResponse(stored.file.open("rb"), content_type=stored.content_type)
    response["Content-Disposition"] = content_disposition_header(not stored.is_image, stored.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
