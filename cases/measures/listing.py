"""Lists of measures: tabs by state, what is overdue, the same rows as a file."""

from django.shortcuts import render

from bureau.dates import today
from bureau.paging import page_of
from cases.file.listing import nearest_clocks
from inspections.export import as_csv

OPEN, LATE, ALL = "open", "late", "all"


def measure_list(request, rows, *, states, open_states, late, template, newest, late_label):
    """A page of measures: unfinished by nearest date, `late` (a narrowed queryset), one state, or all."""
    state = request.GET.get("state", OPEN)
    page = page_of(
        request,
        narrowed(rows, state, states, open_states, late),
        key=("next_due_on", "pk") if state in (OPEN, LATE) else newest,
    )
    context = {
        "page": page,
        "clocks": nearest_clocks(page.rows),
        "state": state,
        "states": states.choices,
        "late_count": late.order_by().count(),
        "late_label": late_label,
        "today": today(),
    }
    return render(request, template, context)


def narrowed(rows, state: str, states, open_states, late):
    """The rows of one tab."""
    if state == LATE:
        return rows.filter(pk__in=late.values("pk"))
    if state == OPEN:
        return rows.filter(state__in=open_states)
    return rows.filter(state=state) if state in states.values else rows


def measure_export(name: str, head: list[str], rows, cells):
    """The rows of the tab as CSV."""
    found = rows.order_by("pk").iterator(chunk_size=2000)
    return as_csv(f"{name}-{today()}", head, (cells(row) for row in found))
