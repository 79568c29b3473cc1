"""Inquiries into faults: list, opening, one of them."""

from django.contrib import messages
from django.shortcuts import redirect

from bureau.access import fills, reads
from bureau.staff.roles import Role
from cases.acts import ACCOUNTABILITY_DESK
from cases.pages import dossier_page, state_list
from cases.perms import accountabilities_of, accountability_for
from cases.states import AccountabilityState
from cases.supervision.forms.accountability import OpenForm
from cases.supervision.services.accountability import open_accountability
from cases.views import render_form, told

OPEN = (AccountabilityState.OPENED, AccountabilityState.HEARD)


@reads()
def accountability_list(request):
    """Inquiries the person may see."""
    return state_list(
        request,
        accountabilities_of(request.user),
        AccountabilityState,
        OPEN,
        "cases/supervision/accountabilities.html",
        ("-pk",),
        may_open=request.user.has_role(Role.SUPERVISOR),
    )


@fills(Role.SUPERVISOR)
def accountability_add(request):
    """启动过错责任调查"""
    form = OpenForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        office = request.user.office.parent if request.user.office.kind == "section" else request.user.office
        made = open_accountability(actor=request.user, office=office, **form.cleaned_data)
        messages.success(request, told(made, f"启动过错责任调查 {made.number}"))
        return redirect("cases:accountability", pk=made.pk)
    page = {"title": "启动过错责任调查", "dossier": "责任人、来源和事实", "submit": "启动"}
    return render_form(request, form=form, back=redirect("cases:accountabilities").url, **page)


@reads()
def accountability_detail(request, pk):
    """One inquiry."""
    row = accountability_for(request.user, pk)
    return dossier_page(request, row, ACCOUNTABILITY_DESK, "cases/supervision/accountability.html")
