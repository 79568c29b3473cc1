"""The proposed penalty: the form with its worksheet, tried out or kept; the worksheet as a paper."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import fills, reads
from bureau.constraints import words_of
from bureau.dates import today
from bureau.documents import services as documents
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.acts import CASE_DESK
from cases.archive.access import ensure_inner_open
from cases.decision import records
from cases.decision.forms.proposal import ProposalForm
from cases.decision.papers.discretion import discretion_sheet
from cases.decision.services import proposal as proposing
from cases.models import DiscretionSheet
from cases.perms import case_for
from cases.views import add_service_errors, told

TITLE = "处罚建议"


@fills(Role.OFFICER)
def proposal(request, pk):
    """处罚建议"""
    case = case_for(request.user, pk)
    if refusals := CASE_DESK.workflow.refusals(case, "propose", actor=request.user):
        raise Refused(TITLE, refusals)
    loading = "load" in request.POST
    data = request.POST if request.method == "POST" and not loading else None
    initial = {"benchmark": (request.POST if loading else request.GET).get("benchmark", "")}
    if loading:
        initial |= {name: request.POST[name] for name in KEPT if request.POST.get(name)}
    form = ProposalForm(data, dossier=case, user=request.user, initial=initial)
    page = {
        "form": form,
        "case": case,
        "title": TITLE,
        "earlier": list(records.earlier_penalties(case)[:5]),
        "past": records.past(case, today()),
        "damages": [(claim, records.damage_words(claim)) for claim in records.damage_claims(case)],
    }
    if data is None or not form.is_valid() or "try" in request.POST:
        page["result"] = getattr(form, "result", None)
        status = 422 if data is not None and form.errors else 200
        return render(request, "cases/decision/proposal.html", page, status=status)
    try:
        proposing.propose(case=case, actor=request.user, **form.cleaned_data)
    except (ValidationError, IntegrityError) as error:
        add_service_errors(form, error if isinstance(error, ValidationError) else words_of(error))
        return render(request, "cases/decision/proposal.html", page, status=422)
    messages.success(request, told(case, TITLE))
    return redirect(reverse("cases:case", args=[case.pk]) + "?tab=decision")


KEPT = (
    "basis",
    "duty_articles",
    "law_choice_reason",
    "investment",
    "fault",
    "outcome",
    "ground_facts",
    "reasons",
)


@reads()
def sheet(request, pk, sheet):
    """行政处罚裁量表 as PDF; nothing is stored."""
    case = case_for(request.user, pk)
    ensure_inner_open(request.user, case)
    found = get_object_or_404(
        DiscretionSheet.objects.select_related("benchmark"), pk=sheet, proposal__case=case
    )
    pdf = documents.preview(
        "discretion_sheet", discretion_sheet(case, found, on=found.made_on), on=found.made_on
    )
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": 'inline; filename="sheet.pdf"'}
    )
