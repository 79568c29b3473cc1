"""The positive list for visitors: who is on it now, who is about to be, what is published, and objecting to it."""

from django.db.models import F
from django.shortcuts import get_object_or_404, render

from bureau.access import open_form, open_page
from bureau.dates import today
from bureau.paging import page_of
from inspections.models import PositiveListEntry
from inspections.services import objection as objections
from publicity import snapshots
from publicity.forms.disclosure import ObjectionForm
from publicity.models import Publication
from publicity.public.corrections import PER_VISITOR, sender_of
from publicity.public.penalties import found, gone_page

NOTICES = (Publication.Kind.POSITIVE_IN, Publication.Kind.POSITIVE_OUT)


@open_page
def listing(request):
    """The list in force, the ones under public notice, the newest notices."""
    entries = PositiveListEntry.objects.select_related("enterprise")
    on = today()
    in_force = entries.in_force(on).order_by("enterprise__town", "pk")
    proposed = entries.filter(state="noticed", notice_from__lte=on, notice_until__gte=on).order_by(
        F("notice_until"), "pk"
    )
    page = page_of(request, in_force, key=("-listed_on", "-pk"), size=50)
    context = {
        "page": page,
        "today": on,
        "lines": [snapshots.positive(entry) for entry in page],
        "proposed": [(entry.pk, snapshots.positive(entry)) for entry in proposed[:50]],
        "notices": Publication.objects.of_kinds(*NOTICES).shown(on).order_by("-published_on", "-pk")[:20],
    }
    return render(request, "public/positive.html", context)


@open_form
def objection(request, pk: int):
    """What a visitor has to say against a listing while it is under public notice."""
    rows = PositiveListEntry.objects.filter(state="noticed").select_related("enterprise")
    entry = get_object_or_404(rows, pk=pk)
    form = ObjectionForm(request.POST if request.method == "POST" else None)
    context = {"entry": entry, "form": form, "taken": False, "refused": ""}
    context["over"] = not entry.is_in_notice(today())
    if request.method == "POST" and form.is_valid() and not context["over"]:
        context["taken"], context["refused"] = _take(request, form, entry)
    status = 429 if context["refused"] else 422 if form.is_bound and form.errors else 200
    if form.is_bound and context["over"]:
        status = 409
    return render(request, "public/objection.html", context, status=status)


def _take(request, form: ObjectionForm, entry) -> tuple[bool, str]:
    if form.is_trapped:
        return True, ""  # a program: it learns nothing
    sent, sender = request.session.get("objections", 0), sender_of(request)
    if sent >= PER_VISITOR or objections.too_many(sender):
        return False, "没有收下：今天从这里提交的异议已达上限。请明天再提交，或者直接致电本局。"
    facts = {name: form.cleaned_data[name] for name in ("objector", "contact", "content")}
    objections.receive_from_public(entry=entry, sender=sender, **facts)
    request.session["objections"] = sent + 1
    return True, ""


@open_page
def notice(request, pk: int):
    """One entry or removal."""
    row = found(pk, *NOTICES)
    return gone_page(request, row) or render(
        request, "public/notice.html", {"row": row, "record": row.snapshot}
    )
