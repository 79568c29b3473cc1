"""The calendar of due dates and its feed."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache

from bureau import dossiers
from bureau.access import fills, open_page, reads, verb
from bureau.agenda import feed, services
from bureau.agenda import month as grid
from bureau.agenda.forms import FeedForm
from bureau.agenda.models import CalendarFeed
from bureau.dates import parse_date, today
from bureau.paging import page_of
from bureau.staff.roles import STAFF, Role
from bureau.timelimits.models import Clock
from bureau.timelimits.services import load_calendar

OWN_ACTS = (Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.CLERK)
MOST_IN_GRID = 400


@dataclass(frozen=True)
class Entry:
    """One limit in the calendar."""

    day: date
    clock: Clock
    left: object
    dossier: dossiers.Shown


def _entries(clocks) -> list[Entry]:
    clocks, now = list(clocks), today()
    shown = dossiers.shown_of(clocks)
    return [
        Entry(c.due_on, c, c.left(now), shown.get((c.dossier_kind, c.dossier_id), dossiers.UNKNOWN))
        for c in clocks
    ]


def _day(text: str):
    """The day asked for; None for no date and for one outside the century, whose months have no neighbours."""
    day = parse_date(text)
    return day if day and 2000 <= day.year < 2100 else None


def _asked(request):
    """Whose limits, of which kind: from the address; those who handle dossiers see their own first."""
    usual = "mine" if request.user.has_role(Role.OFFICER) else "all"
    whose = request.GET.get("whose", usual)
    kind = dossiers.kind_of(request.GET.get("kind", ""))
    return whose if whose in dossiers.WHOSE else usual, kind


@reads()
def month(request):
    """A month with its limits; below it the list of the same limits, which is what a telephone shows."""
    whose, kind = _asked(request)
    now, on = today(), _day(request.GET.get("on", ""))
    first = grid.parse_month(request.GET.get("month", ""), on or now)
    clocks = dossiers.clocks_of(request.user, whose)
    clocks = clocks.filter(dossier_kind=kind.key) if kind else clocks
    shown = clocks.filter(due_on__range=grid.span(first))
    counts = dict(shown.order_by().values_list("due_on").annotate(count=Count("pk")))
    listed = (
        clocks.filter(due_on=on)
        if on
        else clocks.filter(due_on__gte=first, due_on__lt=grid.neighbours(first)[1])
    )
    page = page_of(request, listed, key=("due_on", "pk"), size=50)
    before, after = grid.neighbours(first)
    calendar = load_calendar()
    context = {
        "first": first,
        "before": f"{before:%Y-%m}",
        "after": f"{after:%Y-%m}",
        "now": now,
        "on": on,
        "whose": whose,
        "ranges": dossiers.WHOSE,
        "kind": kind,
        "kinds": dossiers.every(),
        "weeks": grid.weeks(first, now, calendar, _entries(shown[:MOST_IN_GRID]), counts),
        "unsettled": calendar.unsettled_years(*grid.span(first)),
        "page": page,
        "entries": _entries(page.rows),
        "overdue": clocks.overdue(now).filter(due_on__lt=first).count(),
        "may_subscribe": request.user.has_role(*OWN_ACTS),
        "total": sum(number for day, number in counts.items() if day.month == first.month),
    }
    return render(request, "agenda/month.html", context)


@never_cache
@fills(*OWN_ACTS)
def feeds(request):
    """One's own feeds; a new address is shown once, and no browser keeps the page."""
    form, address = FeedForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        token = services.open_feed(user=request.user, **form.cleaned_data)
        address = settings.SITE_URL + reverse("agenda:feed", args=[token])
    rows = CalendarFeed.objects.active().filter(user=request.user)
    return render(request, "agenda/feeds.html", {"form": form, "address": address, "rows": rows})


@verb(*OWN_ACTS)
def revoke(request, pk):
    """Ends one address."""
    services.revoke(feed=get_object_or_404(CalendarFeed, pk=pk, user=request.user))
    messages.success(request, "已撤销订阅地址，此后访问为 404")
    return redirect("agenda:feeds")


@never_cache
@open_page
def feed_file(request, token):
    """The feed. The token is the key; revoked, unknown, or its owner gone: 404."""
    found = CalendarFeed.objects.by_token(token)
    if found is None or not found.user.has_role(*STAFF):
        raise Http404
    body = feed.ical(found)
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"Content-Disposition": 'inline; filename="limits.ics"', "X-Robots-Tag": "noindex"}
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)
    answer["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=answer)
