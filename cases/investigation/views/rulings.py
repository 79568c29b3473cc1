"""Deciding on a recusal, examining a claim of no fault."""

from django.shortcuts import get_object_or_404

from bureau.access import fills
from bureau.staff.roles import Role
from cases.acts import CASE_DESK
from cases.investigation.forms.standing import AnswerNoFaultForm, DecideRecusalForm
from cases.investigation.services import party, recusal
from cases.perms import case_for
from cases.views import part_step


@fills(Role.LEADER)
def recusal_decide(request, pk, row):
    """决定回避"""
    case = case_for(request.user, pk)
    found = get_object_or_404(case.recusals.filter(granted__isnull=True), pk=row)
    form = DecideRecusalForm(request.POST or None, dossier=case, user=request.user)
    return part_step(
        request,
        CASE_DESK,
        case,
        "decide_recusal",
        form,
        f"决定{found.user.name}的回避",
        lambda data: recusal.decide_recusal(case=case, recusal=found, actor=request.user, **data),
    )


@fills(Role.OFFICER, Role.REVIEWER)
def no_fault_answer(request, pk, row):
    """审查没有主观过错的材料"""
    case = case_for(request.user, pk)
    found = get_object_or_404(case.no_fault_claims.filter(answered_on__isnull=True), pk=row)
    form = AnswerNoFaultForm(request.POST or None, dossier=case, user=request.user)
    return part_step(
        request,
        CASE_DESK,
        case,
        "answer_no_fault",
        form,
        f"审查{found.by}没有主观过错的材料",
        lambda data: party.answer_no_fault(case=case, claim=found, actor=request.user, **data),
    )
