"""Sealing and seizure: list, one of them, applying."""

from django.contrib import messages
from django.shortcuts import redirect

from bureau.access import fills, reads
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.acts import SEALING_DESK
from cases.measures.forms.sealing import SealingForm
from cases.measures.services.sealing import apply_for_sealing
from cases.models import Sealing
from cases.pages import dossier_page, state_list
from cases.perms import case_for, sealing_for
from cases.states import SealingState
from cases.views import render_form, told

OPEN_SEALINGS = (SealingState.APPLIED, SealingState.APPROVED, SealingState.IN_FORCE)


@reads()
def sealing_list(request):
    """Measures in force or asked for."""
    rows = Sealing.objects.visible_to(request.user).select_related("case", "officer_a")
    return state_list(
        request, rows, SealingState, OPEN_SEALINGS, "cases/sealing/list.html", ("-applied_on", "-pk")
    )


@reads()
def sealing_detail(request, pk):
    """One measure with its list."""
    sealing = sealing_for(request.user, pk)
    return dossier_page(
        request, sealing, SEALING_DESK, "cases/sealing/detail.html", items=sealing.items.all()
    )


@fills(Role.OFFICER)
def sealing_add(request, pk):
    """申请查封、扣押"""
    case = case_for(request.user, pk)
    form = SealingForm(request.POST or None, dossier=case, user=request.user)
    page = {
        "form": form,
        "title": "申请查封、扣押",
        "dossier": case,
        "submit": "报请批准",
        "back": redirect("cases:case", pk=pk).url,
    }
    if request.method != "POST" or not form.is_valid():
        return render_form(request, **page)
    try:
        sealing = apply_for_sealing(case=case, actor=request.user, **form.cleaned_data)
    except Refused as refused:
        return render_form(request, **page, refused=refused)
    messages.success(request, told(sealing, "报请查封、扣押"))
    return redirect("cases:sealing", pk=sealing.pk)
