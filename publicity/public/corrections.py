"""申请更正, for anyone: what is wrong, on what ground. Taken in at most a few times per visitor and address."""

import hashlib

from django.conf import settings
from django.shortcuts import render

from bureau.access import open_form
from bureau.dates import today
from publicity.forms.disclosure import CorrectionForm
from publicity.models import Publication
from publicity.services.corrections import receive, too_many

PER_VISITOR = 3  # in one browser session


def sender_of(request) -> str:
    """A fingerprint of the address, so that a limit can be kept without keeping the address."""
    address = request.META.get("REMOTE_ADDR", "")
    return hashlib.sha256(f"{settings.SECRET_KEY}|{address}".encode()).hexdigest()


def _about(request) -> Publication | None:
    text = request.GET.get("about", "")
    return (
        Publication.objects.listed(today()).filter(pk=int(text)).first()
        if text.isdecimal() and len(text) < 12
        else None
    )


@open_form
def correction(request):
    """The form; after sending, the code by which the answer can be asked for."""
    publication = _about(request)
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "publication": publication, "code": "", "refused": ""}
    if request.method == "POST" and form.is_valid():
        context["code"], context["refused"] = _take(request, form, publication)
    status = 429 if context["refused"] else 422 if form.is_bound and form.errors else 200
    return render(request, "public/correction.html", context, status=status)


def _take(request, form: CorrectionForm, publication) -> tuple[str, str]:
    if form.is_trapped:
        return "已收到", ""  # a program: it learns nothing
    sent = request.session.get("corrections", 0)
    if sent >= PER_VISITOR or too_many(sender_of(request)):
        return "", "没有收下：今天从这里提交的申请已达上限。请明天再提交，或者直接致电本局。"
    facts = {name: form.cleaned_data[name] for name in ("applicant", "contact", "what", "evidence")}
    made = receive(publication=publication, sender=sender_of(request), **facts)
    request.session["corrections"] = sent + 1
    return made.code, ""
