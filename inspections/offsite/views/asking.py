"""The firm's written explanation: the link an officer makes, and the page behind it, which needs no sign-in."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import select_template
from django.urls import reverse
from django.views.decorators.cache import never_cache

from bureau.access import fills, open_form, reads, verb
from bureau.dates import today
from bureau.record.models import StoredFile
from inspections.models import OnlineCheck
from inspections.offsite.forms.data import AskForm, ExplanationForm
from inspections.offsite.models import ExplanationRequest
from inspections.offsite.services import asking
from inspections.offsite.workflow import ON_DUTY
from inspections.views.acting import add_errors

# The public site's frame belongs to a room above; a house without that room still asks.
UNKNOWN = {
    "code": 404,
    "title": "没有这个链接",
    "text": "可能没有复制完整。请对照收到的链接重新打开；仍打不开的，请联系发出链接的生态环境部门。",
}
FRAMES = ("public/base.html", "documents/bare.html")


@never_cache
@fills(*ON_DUTY)
def ask(request, pk):
    """要求企业书面说明: the link is shown once, to be sent to the firm."""
    rows = OnlineCheck.objects.visible_to(request.user).select_related("enterprise__office")
    check = get_object_or_404(rows, pk=pk)
    question = f"请说明 {check.day} 自动监控数据异常的原因、整改措施和结果：\n{check.description}"
    form, address = AskForm(request.POST or None, initial={"question": question}), ""
    if request.method == "POST" and form.is_valid():
        try:
            token = asking.ask(check=check, actor=request.user, **form.cleaned_data)
            address = settings.SITE_URL + reverse("inspections:explain", args=[token])
        except ValidationError as error:
            add_errors(form, error)
    context = {"check": check, "form": form, "address": address}
    if address:
        context["ends"] = today() + timedelta(days=form.cleaned_data["days"])
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "inspections/offsite/ask.html", context, status=status)


def _request(request, pk) -> ExplanationRequest:
    checks = OnlineCheck.objects.visible_to(request.user)
    rows = ExplanationRequest.objects.filter(check_row__in=checks).select_related(
        "check_row__enterprise__office"
    )
    return get_object_or_404(rows, pk=pk)


@verb(*ON_DUTY)
def revoke(request, pk):
    """撤销链接."""
    found = _request(request, pk)
    asking.revoke(request=found, actor=request.user)
    return redirect("inspections:online-check", found.check_row_id)


@reads()
def attachment(request, pk, file):
    """A file the firm sent."""
    found = _request(request, pk)
    stored = get_object_or_404(StoredFile.objects.of(found), pk=file)
    return FileResponse(
        stored.file.open("rb"), content_type=stored.content_type, as_attachment=True, filename=stored.name
    )


@never_cache
@open_form
def explain(request, token):
    """The firm's page. The token is the key: unknown ones are 404, used and expired ones say so."""
    found = asking.by_token(token[:100])
    if found is None:
        return render(request, "error.html", UNKNOWN, status=404)
    usable = found.is_open
    form, status = ExplanationForm(), 200
    if request.method == "POST":
        if not asking.attempt(found):
            return _page(request, found, form, usable=False, busy=True, status=429)
        form = ExplanationForm(request.POST, request.FILES)
        if not usable:
            return _page(request, found, form, usable=False, status=410)
        status = 422
        if form.is_valid() and _take(found, form):
            return redirect("inspections:explain", token)
    return _page(request, found, form, usable=usable, status=status)


def _take(found, form) -> bool:
    try:
        asking.answer(request=found, **form.cleaned_data)
    except ValidationError as error:
        add_errors(form, error)
        return False
    return True


def _page(request, found, form, *, usable: bool, busy: bool = False, status: int = 200):
    context = {
        "found": found,
        "check": found.check_row,
        "form": form,
        "usable": usable,
        "busy": busy,
        "frame": select_template(FRAMES),
        "files": StoredFile.objects.of(found).order_by("pk") if found.answered_at else (),
    }
    answer = render(request, "inspections/offsite/explain.html", context, status=status)
    # The address is the key, so no other site may learn it. Not "no-referrer": with that a browser sends the form
    # with "Origin: null", which the guard against foreign forms refuses.
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex"
    return answer
