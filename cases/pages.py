"""Pages every kind of dossier has: a list with tabs by state, and the dossier with its steps, clocks and record."""

from django.shortcuts import render

from bureau.dates import today
from bureau.paging import page_of
from bureau.record.models import Entry
from bureau.timelimits.models import Clock
from cases.file.listing import nearest_clocks


def state_list(request, rows, states, open_states, template, newest, **more):
    """A list by nearest statutory date while open, else newest first; `newest` is the key of the latter."""
    state = request.GET.get("state", "open")
    if state == "open":
        rows = rows.filter(state__in=open_states)
    elif state in states.values:
        rows = rows.filter(state=state)
    page = page_of(request, rows, key=("next_due_on", "pk") if state == "open" else newest)
    context = {
        "page": page,
        "clocks": nearest_clocks(page.rows),
        "state": state,
        "states": states.choices,
        "today": today(),
        **more,
    }
    return render(request, template, context)


def dossier_page(request, dossier, desk, template, **more):
    """One dossier: what may be done now, its clocks, its record, and what the caller adds."""
    day = today()
    context = {
        desk.kind: dossier,
        "offers": desk.offers(dossier, request.user),
        "today": day,
        "clocks": [(c, c.left(day)) for c in Clock.objects.of(dossier)],
        "entries": Entry.objects.of(dossier).order_by("-sequence"),
        **more,
    }
    return render(request, template, context)
