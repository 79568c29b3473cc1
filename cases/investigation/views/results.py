"""Test results with their values."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from bureau.access import fills
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.acts import CASE_DESK
from cases.investigation.forms.results import VALUES, ResultForm
from cases.investigation.services.results import register_result
from cases.investigation.views.rows import bound, rows_page
from cases.perms import case_for


@fills(Role.OFFICER)
def result_add(request, pk):
    """登记检测结果"""
    return _result(request, case_for(request.user, pk), None)


@fills(Role.OFFICER)
def result_origin(request, pk, item):
    """补登检测结果的来源: the evidence is there, where it comes from is not."""
    case = case_for(request.user, pk)
    found = get_object_or_404(
        case.evidence.usable().filter(is_test_result=True, test_report__isnull=True), pk=item
    )
    return _result(request, case, found)


def _result(request, case, item):
    refusals = CASE_DESK.workflow.refusals(case, "register_result", actor=request.user)
    if refusals:
        raise Refused("登记检测结果", refusals)
    initial = {"reported_on": item.obtained_on, "laboratory": item.provider} if item else None
    form, rows = bound(request, ResultForm, VALUES, dossier=case, initial=initial)

    def save(head, lines):
        register_result(case=case, actor=request.user, values=lines, item=item, **head)
        messages.success(request, "已登记检测结果。请将结果告知当事人（办法 第29条）。")
        return redirect("cases:case", pk=case.pk).url

    title = f"补登来源：{item.title}" if item else "登记检测结果"
    back = redirect("cases:case", pk=case.pk).url
    return rows_page(
        request, form=form, rows=rows, title=title, dossier=case, submit="登记检测结果", back=back, save=save
    )
