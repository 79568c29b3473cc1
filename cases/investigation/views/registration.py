"""Registration of evidence: asking for it, one of them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect

from bureau.access import fills, reads
from bureau.dates import today
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.acts import REGISTRATION_DESK
from cases.investigation.forms.registration import RegistrationForm
from cases.investigation.services.registration import apply_for_registration
from cases.pages import dossier_page
from cases.perms import case_for, registration_for
from cases.views import add_service_errors, render_form, told


@reads()
def registration_detail(request, pk):
    """One measure with its list."""
    row = registration_for(request.user, pk)
    return dossier_page(
        request,
        row,
        REGISTRATION_DESK,
        "cases/registration/detail.html",
        items=row.items.all(),
        lapsed=row.is_lapsed(today()),
    )


@fills(Role.OFFICER)
def registration_add(request, pk):
    """申请先行登记保存"""
    case = case_for(request.user, pk)
    form = RegistrationForm(request.POST or None, dossier=case, user=request.user)
    page = {
        "form": form,
        "title": "申请先行登记保存",
        "dossier": case,
        "submit": "报请批准",
        "back": redirect("cases:case", pk=pk).url,
    }
    if request.method != "POST" or not form.is_valid():
        return render_form(request, **page)
    try:
        made = apply_for_registration(case=case, actor=request.user, **form.cleaned_data)
    except ValidationError as error:
        add_service_errors(form, error)
        return render_form(request, **page)
    except Refused as refused:
        return render_form(request, **page, refused=refused)
    messages.success(request, told(made, "报请先行登记保存"))
    return redirect("cases:registration", pk=made.pk)
