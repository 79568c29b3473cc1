"""Answering a statement or defence."""

from django.shortcuts import get_object_or_404

from bureau.access import fills
from bureau.staff.roles import Role
from cases.acts import CASE_DESK
from cases.decision.forms.notice import AnswerForm
from cases.decision.services import defence as defending
from cases.perms import case_for
from cases.views import part_step


@fills(Role.OFFICER, Role.REVIEWER)
def defence_answer(request, pk, defence):
    """复核陈述申辩"""
    case = case_for(request.user, pk)
    found = get_object_or_404(case.defences.filter(answered_on__isnull=True), pk=defence)
    form = AnswerForm(request.POST or None, dossier=case, user=request.user)
    return part_step(
        request,
        CASE_DESK,
        case,
        "answer_defence",
        form,
        "复核陈述申辩",
        lambda data: defending.answer_defence(case=case, defence=found, actor=request.user, **data),
    )
