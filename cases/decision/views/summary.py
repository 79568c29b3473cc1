"""当场处罚: one form, one act; nothing happens before everything holds."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.shortcuts import redirect
from django.urls import reverse

from bureau.access import fills
from bureau.constraints import words_of
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.decision.forms.summary import PARTY, SPOT, SummaryForm
from cases.decision.services import summary
from cases.views import add_service_errors, render_form, told


@fills(Role.OFFICER)
def add(request):
    """当场处罚"""
    form = SummaryForm(request.POST or None, user=request.user)
    page = {
        "form": form,
        "title": "当场处罚",
        "dossier": "简易程序（行政处罚法 第51条）：事实确凿、有法定依据、小额罚款或者警告",
        "submit": "制发当场处罚决定书",
        "back": reverse("cases:cases"),
    }
    if request.method != "POST" or not form.is_valid():
        return render_form(request, **page)
    try:
        decision = _decide(request, dict(form.cleaned_data))
    except Refused as refused:
        return render_form(request, **page, refused=refused)
    except (ValidationError, IntegrityError) as error:
        add_service_errors(form, error if isinstance(error, ValidationError) else words_of(error))
        return render_form(request, **page)
    messages.success(request, told(decision.case, "当场处罚"))
    return redirect("cases:case", pk=decision.case_id)


def _decide(request, data: dict):
    """The form's fields as the service takes them."""
    party = {name: data.pop(name) for name in PARTY}
    spot = {name: data.pop(name) for name in SPOT}
    return summary.decide_on_the_spot(
        actor=request.user, office=request.user.office, party=party, spot=spot, act_on=data["on"], **data
    )
