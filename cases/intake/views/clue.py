"""Clues: list, register, one clue."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render

from bureau.access import fills, reads
from bureau.dates import today
from bureau.documents.models import IssuedDocument
from bureau.paging import key_in, page_of
from bureau.record.models import Entry
from bureau.staff.roles import Role
from bureau.timelimits.models import Clock
from cases.acts import CLUE_DESK
from cases.file.listing import nearest_clocks
from cases.intake.duplicates import alike
from cases.intake.forms.clue import ClueForm
from cases.intake.services.clue import register_clue
from cases.measures.services.order import party_of
from cases.models import Clue
from cases.perms import clue_for, sees_reporter
from cases.states import ClueState
from cases.views import render_form, told
from inspections.models import Finding

MOST_FINDINGS = 10
REGISTERS = (Role.OFFICER, Role.CLERK, Role.LEADER)


def _findings(user):
    """Problems found on visits that wait for a clue or an order to correct."""
    rows = Finding.objects.visible_to(user).to_follow().filter(clues__isnull=True, orders__isnull=True)
    return rows.select_related("task__enterprise", "violation").order_by("-pk")


@reads()
def clue_list(request):
    """Clues still to be decided, by the end of their filing term; or all."""
    rows = Clue.objects.visible_to(request.user).select_related("violation")
    state = request.GET.get("state", "open")
    if state == "open":
        rows = rows.filter(state__in=[ClueState.RECEIVED, ClueState.FILING_REQUESTED])
    elif state in ClueState.values:
        rows = rows.filter(state=state)
    if text := request.GET.get("q", "").strip():
        rows = rows.filter(Q(number__contains=text) | Q(party_name__contains=text))
    page = page_of(request, rows, key=("next_due_on", "pk") if state == "open" else ("-received_on", "-pk"))
    context = {
        "findings": _findings(request.user)[:MOST_FINDINGS] if state == "open" else (),
        "page": page,
        "clocks": nearest_clocks(page.rows),
        "state": state,
        "states": ClueState.choices,
        "today": today(),
        "may_register": request.user.has_role(*REGISTERS),
        "may_order": request.user.has_role(Role.OFFICER),
    }
    return render(request, "cases/clue/list.html", context)


def _initial(request) -> tuple[dict, Finding | None]:
    """A clue that comes from a finding of an inspection brings its firm and words."""
    number = key_in(request.GET.get("finding", ""))
    finding = (
        Finding.objects.visible_to(request.user).filter(pk=number).select_related("task__enterprise").first()
    )
    if finding is None:
        return {}, None
    return {
        "source": Clue.Source.INSPECTION,
        "content": finding.description,
        "violation": finding.violation_id,
        "place": finding.enterprise.address,
        **party_of(finding.enterprise),
    }, finding


@fills(*REGISTERS)
def clue_add(request):
    """Registers a clue."""
    initial, finding = _initial(request)
    form = ClueForm(request.POST or None, user=request.user, initial=initial)
    found = _alike(request, form) if request.method == "POST" and form.is_valid() else []
    if request.method == "POST" and form.is_valid() and not found:
        office = request.user.office.parent if request.user.office.kind == "section" else request.user.office
        clue = register_clue(actor=request.user, office=office, finding=finding, **form.cleaned_data)
        messages.success(request, told(clue, f"登记线索 {clue.number}"))
        return redirect("cases:clue", pk=clue.pk)
    page = {"title": "登记线索", "dossier": "来源、内容和当事人", "submit": "登记"}
    return render_form(
        request,
        form=form,
        back=redirect("cases:clues").url,
        template="cases/clue/add.html",
        alike=found,
        **page,
    )


def _alike(request, form) -> list:
    """Earlier clues that look like the one on the form, until the person says it is another matter."""
    if "another" in request.POST:
        return []
    asked = form.cleaned_data
    facts = {name: asked[name] for name in ("place", "content", "received_on")}
    return alike(request.user, name=asked["party_name"], code=asked["party_code"], **facts)


@reads()
def clue_detail(request, pk):
    """One clue."""
    clue = clue_for(request.user, pk)
    day = today()
    context = {
        "clue": clue,
        "offers": CLUE_DESK.offers(clue, request.user),
        "cases": clue.cases.order_by("pk"),
        "complaints": clue.complaints.order_by("pk"),
        "joined": clue.joined.order_by("pk"),
        "parts": clue.parts.order_by("pk"),
        "documents": IssuedDocument.objects.of(clue).order_by("-pk"),
        "today": day,
        "clocks": [(c, c.left(day)) for c in Clock.objects.of(clue)],
        "entries": Entry.objects.of(clue).order_by("-sequence"),
        "sees_reporter": sees_reporter(request.user),
    }
    return render(request, "cases/clue/detail.html", context)
