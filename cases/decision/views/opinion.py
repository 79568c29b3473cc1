"""The register of legal advisers' opinions."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse

from bureau.access import fills, reads
from bureau.staff.roles import Role
from cases.acts import OPINION_DESK
from cases.decision.forms.opinion import AskOpinionForm
from cases.decision.services import opinion as opinions_of
from cases.models import LegalOpinion
from cases.pages import dossier_page, state_list
from cases.perms import opinion_for
from cases.states import OpinionState
from cases.views import add_service_errors, render_form

OPEN_OPINIONS = (OpinionState.ASKED, OpinionState.GIVEN)
ASKERS = (Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.CLERK)


@reads()
def opinions(request):
    """Opinions by state, the newest first."""
    rows = LegalOpinion.objects.visible_to(request.user).select_related("case", "document")
    return state_list(
        request, rows, OpinionState, OPEN_OPINIONS, "cases/opinion/list.html", newest=("-asked_on", "-pk")
    )


@reads()
def detail(request, pk):
    """One opinion: question, answer, what became of it."""
    return dossier_page(request, opinion_for(request.user, pk), OPINION_DESK, "cases/opinion/detail.html")


@fills(*ASKERS)
def add(request):
    """提请法律顾问审查"""
    form = AskOpinionForm(request.POST or None, request.FILES or None, user=request.user)
    page = {
        "form": form,
        "title": "提请法律顾问审查",
        "dossier": "案件、合同、协议和文件的法律意见",
        "submit": "登记提请",
        "back": reverse("cases:opinions"),
    }
    if request.method != "POST" or not form.is_valid():
        return render_form(request, **page)
    try:
        made = opinions_of.ask_opinion(actor=request.user, office=request.user.office, **form.cleaned_data)
    except ValidationError as error:
        add_service_errors(form, error)
        return render_form(request, **page)
    messages.success(request, f"已提请法律顾问审查：{made.title}")
    return redirect("cases:opinion", pk=made.pk)
