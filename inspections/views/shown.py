"""亮码: the officer shows the code; the firm reads the basis of the visit, confirms and rates it; leaders read that."""

import segno
from django.core.exceptions import ValidationError
from django.db.models import Avg, Count, Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.template.loader import select_template
from django.utils import timezone
from django.views.decorators.cache import never_cache

from bureau.access import open_form, reads, verb
from bureau.dates import local_day
from bureau.law.services import issuing_organ
from bureau.paging import page_of
from bureau.staff.roles import Role
from inspections.forms.shown import RatingFilter, RatingForm
from inspections.models import VisitCode, VisitRating
from inspections.services import shown
from inspections.views.acting import add_errors
from inspections.views.task import visible

# The public site's frame belongs to a room above; a house without that room still shows its visits.
FRAMES = ("public/base.html", "documents/bare.html")


def drawn(address: str) -> str:
    """The QR code of an address as a data address of an SVG picture."""
    return segno.make(address, error="m", micro=False).svg_data_uri(scale=6, border=2)


@verb(Role.OFFICER)
def make_code(request, pk):
    """亮码: makes the code of a visit if there is none, or a new one for one that ran out."""
    task = visible(request, pk)
    if request.user not in task.officers or task.state == task.State.CANCELLED:
        raise Http404
    shown.open_code(task=task, actor=request.user)
    return redirect("inspections:site-code", pk)


@never_cache
@reads(Role.OFFICER)
def code(request, pk):
    """The code, large, for the firm to scan."""
    task = visible(request, pk)
    if request.user not in task.officers:
        raise Http404
    found = VisitCode.objects.valid(timezone.now()).filter(task=task).first()
    address = shown.address_of(found) if found else ""
    context = {"task": task, "code": found, "address": address, "picture": drawn(address) if found else ""}
    return render(request, "inspections/site/code.html", {**context, "now": timezone.localtime()})


@never_cache
@open_form
def page(request, token):
    """What the firm sees: number, basis, officers and certificates, items; its confirmation and rating, once."""
    sender = request.META.get("REMOTE_ADDR", "")
    if shown.too_often(sender, "look", shown.TRIES_AN_HOUR):
        return _firm(
            request, {"busy": "打开得太频繁。请一小时后再试，或者请检查人员再次出示二维码。"}, status=429
        )
    found = shown.find(token[:80])
    if found is None or found.task.state == found.task.State.CANCELLED:
        return _firm(request, {"gone": True}, status=404)
    rating = VisitRating.objects.filter(task=found.task).first()
    form = RatingForm(request.POST if request.method == "POST" else None)
    status, just_now = 200, False
    staff = request.user.is_authenticated  # nobody of the bureau speaks for the firm
    if request.method == "POST" and not staff:
        if shown.too_often(sender, "send", shown.SENDS_AN_HOUR):
            return _firm(request, {"busy": "提交得太频繁。请一小时后再试。"}, status=429)
        if form.is_valid() and not form.cleaned_data["website"]:
            try:
                rating, just_now = shown.rate(code=found, **form.facts()), True
            except ValidationError as error:
                add_errors(form, error)
        status = 200 if just_now else 422
    context = {**_basis(found.task, found), "rating": rating, "form": form, "just_now": just_now}
    context["is_staff"] = staff
    return _firm(request, context, status=status)


def _basis(task, found) -> dict:
    scene = getattr(task, "scene", None)
    day = local_day(scene.started_at) if scene else local_day(timezone.now())
    numbers = (
        (scene.certificate_a, scene.certificate_b)
        if scene
        else (task.officer_a.certificate_no(day), task.officer_b.certificate_no(day))
    )
    checklist = scene.checklist if scene else None
    return {
        "task": task,
        "code": found,
        "organ": issuing_organ(day),
        "scene": scene,
        "officers": [(person.name, number) for person, number in zip(task.officers, numbers, strict=True)],
        "checklist": checklist,
        "items": checklist.items.all() if checklist else (),
    }


def _firm(request, context, status: int = 200):
    facts = {"busy": "", "gone": False, "site": select_template(FRAMES).template, **context}
    response = render(request, "inspections/shown/page.html", facts, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


@reads(Role.LEADER, Role.SUPERVISOR, Role.CLERK)
def ratings(request):
    """企业评价: what firms said of the visits, newest first, with the figures above."""
    rows = VisitRating.objects.visible_to(request.user)
    narrow = RatingFilter(request.GET)
    page = page_of(
        request,
        narrow.narrow(rows).select_related("task__enterprise", "task__officer_a", "task__officer_b"),
        key=("-rated_at", "-pk"),
    )
    figures = rows.aggregate(
        count=Count("pk"),
        average=Avg("score"),
        low=Count("pk", filter=Q(score__lte=2)),
        unshown=Count("pk", filter=Q(certificates_shown=False) | Q(basis_told=False)),
    )
    return render(
        request, "inspections/shown/ratings.html", {"page": page, "filter": narrow, "figures": figures}
    )
