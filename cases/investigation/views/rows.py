"""A page with a head and rows that works without scripts: 加行 posts the form and shows more empty lines."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.shortcuts import redirect, render

from bureau.constraints import words_of
from bureau.workflow import Refused
from cases.investigation.forms.fields import one_more
from cases.views import add_service_errors

MORE = "more"


def bound(request, head: type, rows: type | None, *, dossier, initial=None, lines=None):
    """Head and rows from the request, or with the values they begin with. After 加行 nothing is checked yet."""
    posted = request.method == "POST"
    more = posted and MORE in request.POST
    data = one_more(request.POST) if more else request.POST.copy()
    data["form-INITIAL_FORMS"] = "0"  # a line emptied is no line, whether it was stored before or not
    if posted and not more:
        form = head(data, request.FILES, dossier=dossier, user=request.user)
        return form, rows(data) if rows else None
    typed = {name: request.POST[name] for name in request.POST} if more else (initial or {})
    form = head(dossier=dossier, user=request.user, initial=typed)
    if rows is None:
        return form, None
    return form, _unchecked(rows, data) if more else rows(initial=lines)


def _unchecked(rows: type, data):
    """The rows as typed, with more empty ones and without those struck out."""
    bare = rows(data)
    typed = [
        {name: form[name].value() for name in form.fields if name != "DELETE"}
        for form in bare.forms
        if not form["DELETE"].value()
    ]
    return rows(initial=[line for line in typed if any(line.values())])


def rows_page(request, *, form, rows, title: str, dossier, submit: str, back: str, save):
    """Shows the page, or saves with `save(cleaned head, lines)` and goes where it says."""
    page = {
        "form": form,
        "rows": rows,
        "title": title,
        "dossier": dossier,
        "submit": submit,
        "back_url": back,
        "refused": None,
    }
    status = 200
    if request.method == "POST" and MORE not in request.POST:
        status = 422
        if form.is_valid() and (rows is None or rows.is_valid()):
            try:
                return redirect(save(form.cleaned_data, rows.lines if rows is not None else ()))
            except ValidationError as error:
                add_service_errors(form, error)
            except IntegrityError as error:
                add_service_errors(form, words_of(error))
            except Refused as refused:
                page["refused"], status = refused, 409
    return render(request, "cases/rows.html", page, status=status)
