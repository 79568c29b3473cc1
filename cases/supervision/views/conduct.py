"""Looking at officers' conduct: the register, adding, what was mended."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render

from bureau.access import fills, reads
from bureau.paging import page_of
from bureau.staff.roles import Role
from cases.models import ConductCheck
from cases.perms import accountabilities_of
from cases.supervision.forms.accountability import AnswerConductForm, ConductForm
from cases.supervision.services.accountability import answer_conduct, check_conduct, require_concerned
from cases.views import add_service_errors, render_form


def _visible(user):
    return ConductCheck.objects.filter(office__path__startswith=user.scope_path)


@reads()
def conduct_list(request):
    """The register, newest first; `open` narrows to what is not mended yet."""
    rows = _visible(request.user).select_related("case", "checked_by").prefetch_related("officers")
    which = request.GET.get("which", "all")
    if which == "open":
        rows = rows.filter(proper=False, answered_on__isnull=True)
    context = {
        "page": page_of(request, rows, key=("-checked_on", "-pk")),
        "which": which,
        "may_check": request.user.has_role(Role.SUPERVISOR),
        "is_head": request.user.has_role(Role.LEADER),
        "open_inquiries": accountabilities_of(request.user)
        .exclude(state__in=["decided_fault", "withdrawn"])
        .count(),
    }
    return render(request, "cases/supervision/conduct.html", context)


@fills(Role.SUPERVISOR)
def conduct_add(request):
    """登记执法行为监督"""
    form = ConductForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        office = request.user.office.parent if request.user.office.kind == "section" else request.user.office
        check_conduct(actor=request.user, office=office, **form.cleaned_data)
        messages.success(request, "已登记执法行为监督")
        return redirect("cases:conduct")
    page = {"title": "登记执法行为监督", "dossier": "方式、人员和情况", "submit": "登记"}
    return render_form(request, form=form, back=redirect("cases:conduct").url, **page)


@fills(Role.OFFICER, Role.LEADER)
def conduct_answer(request, pk):
    """登记整改情况"""
    check = get_object_or_404(_visible(request.user).filter(proper=False, answered_on__isnull=True), pk=pk)
    require_concerned(check, request.user)
    form = AnswerConductForm(request.POST or None, dossier=check, user=request.user)
    back = redirect("cases:conduct").url
    if request.method == "POST" and form.is_valid():
        try:
            answer_conduct(check=check, actor=request.user, **form.cleaned_data)
        except ValidationError as error:
            add_service_errors(form, error)
        else:
            messages.success(request, "已登记整改情况")
            return redirect(back)
    page = {"title": "登记整改情况", "dossier": check, "submit": "登记"}
    return render_form(request, form=form, back=back, **page)
