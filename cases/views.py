"""One page for every step: what is missing, or the form; then the service. Drawn from the table in `cases/acts.py`."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from bureau.access import fills
from bureau.constraints import words_of
from bureau.dates import today
from bureau.documents import registry
from bureau.documents import services as documents
from bureau.workflow import Refused
from cases.desk import Act, Desk

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def add_service_errors(form, error: ValidationError) -> None:
    """Errors a service found, shown at their fields where the form has them."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, found in error.message_dict.items():
        form.add_error(name if name in form.fields else None, found)


def told(dossier, label: str) -> str:
    """What was done and what is due next."""
    dossier.refresh_from_db()
    due = dossier.next_due_on
    return f"已办理：{label}" + (f"，最近期限 {due}（{dossier.next_due_label}）" if due else "")


def render_form(
    request, *, form, title, dossier, submit, act=None, refused=None, back, template="cases/act.html", **more
):
    """The form page of an act; `template` extends the usual one where a step shows more than its form."""
    status = 409 if refused else 422 if form.is_bound and form.errors else 200
    context = {
        "form": form,
        "title": title,
        "dossier": dossier,
        "submit": submit or title,
        "back_url": back,
        "refused": refused,
        "back_label": "返回",
        "subtitle": str(dossier),
        "act": act,
        **more,
    }
    return render(request, template, context, status=status)


def _refused_page(request, refused: Refused, title: str, back: str):
    return render(
        request, "cases/refused.html", {"refused": refused, "title": title, "back_url": back}, status=409
    )


def _preview(act: Act, dossier, form) -> HttpResponse:
    pdf = documents.preview(act.paper_key(dossier), act.preview(dossier, form.cleaned_data), on=today())
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": 'inline; filename="preview.pdf"'}
    )


def _draft(act: Act, dossier, form) -> HttpResponse:
    """The paper as it would be issued, as a Word file to go on writing in; nothing is stored."""
    paper = act.paper_key(dossier)
    content = documents.draft_docx(paper, act.preview(dossier, form.cleaned_data), on=today())
    name = f"{registry.get(paper).title}-草稿-{dossier}.docx"
    return HttpResponse(
        content,
        content_type=DOCX,
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )


def act_view(desk: Desk, act: Act):
    """The view of one step of one kind of dossier."""
    transition = desk.transition(act.name)

    @fills(*transition.roles)
    def view(request, pk):
        dossier = desk.fetch(request.user, pk)
        back = redirect(desk.page, pk=pk).url
        refusals = desk.workflow.refusals(dossier, act.name, actor=request.user)
        if refusals:
            return _refused_page(request, Refused(transition.label, refusals), transition.label, back)
        form = act.form(request.POST or None, request.FILES or None, dossier=dossier, user=request.user)
        page = {
            "form": form,
            "title": transition.label,
            "dossier": dossier,
            "submit": act.submit,
            "back": back,
            "act": act,
        }
        if request.method != "POST" or not form.is_valid():
            return render_form(request, **page)
        if act.has_paper and "preview" in request.POST:
            return _preview(act, dossier, form)
        if act.has_paper and "draft" in request.POST:
            return _draft(act, dossier, form)
        try:
            act.service(**{desk.kind: dossier}, actor=request.user, **form.cleaned_data)
        except ValidationError as error:
            add_service_errors(form, error)
            return render_form(request, **page)
        except IntegrityError as error:
            add_service_errors(form, words_of(error))
            return render_form(request, **page)
        except Refused as refused:
            return render_form(request, **page, refused=refused)
        messages.success(request, told(dossier, transition.label))
        return redirect(back)

    view.__name__ = f"{desk.kind}_{act.name}"
    return view


def part_step(request, desk: Desk, dossier, name: str, form, title: str, act):
    """A step about a part of a dossier (one piece of evidence, one defence): refused, form, or done."""
    back = redirect(desk.page, pk=dossier.pk).url
    refusals = desk.workflow.refusals(dossier, name, actor=request.user)
    if refusals:
        raise Refused(title, refusals)
    page = {
        "form": form,
        "title": title,
        "dossier": dossier,
        "submit": title.partition("：")[0],
        "back": back,
    }
    if request.method != "POST" or not form.is_valid():
        return render_form(request, **page)
    try:
        act(form.cleaned_data)
    except ValidationError as error:
        add_service_errors(form, error)
        return render_form(request, **page)
    except IntegrityError as error:
        add_service_errors(form, words_of(error))
        return render_form(request, **page)
    except Refused as refused:
        return render_form(request, **page, refused=refused)
    messages.success(request, told(dossier, title))
    return redirect(back)
