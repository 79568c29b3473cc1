"""Due dates as an iCalendar file (RFC 5545).

It says the least that is useful: matter, number, day, link. No party, no reporter, no officer: the file lies on
telephones and on servers of others.
"""

from datetime import UTC, date, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event

from bureau import dossiers
from bureau.dates import local_day, today
from bureau.timelimits.models import Clock

BACK = timedelta(days=90)  # overdue limits older than this are no longer appointments
WITHDRAWN_FOR = timedelta(days=30)  # how long an ended limit is told to be cancelled
MOST = 2000
REFRESH = timedelta(hours=6)


def clocks_in(feed) -> list[Clock]:
    """The limits that run, and those that lately ended, so that a calendar that keeps events takes them out."""
    asked = dossiers.about_asked(feed.user, feed.whose)
    running = Clock.objects.running().filter(asked, due_on__gte=today() - BACK)[:MOST]
    since = timezone.now() - WITHDRAWN_FOR
    ended = Clock.objects.exclude(state=Clock.State.RUNNING).filter(
        asked, changed_at__gte=since, revision__gt=0
    )
    return [*running, *ended.order_by("pk")[:MOST]]


def ical(feed) -> bytes:
    """The whole file; the same rows give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//bureau//statutory time limits//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", f"法定期限（{dossiers.WHOSE[feed.whose]}）")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    clocks = clocks_in(feed)
    shown = dossiers.shown_of(clocks)
    for clock in clocks:
        found = shown.get((clock.dossier_kind, clock.dossier_id), dossiers.UNKNOWN)
        calendar.add_component(_event(clock, found))
    return calendar.to_ical()


def _event(clock: Clock, dossier: dossiers.Shown) -> Event:
    day = _day(clock)
    event = Event()
    event.add("uid", f"clock-{clock.pk}@{urlsplit(settings.SITE_URL).hostname or 'bureau'}")
    event.add("dtstamp", clock.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("last-modified", clock.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", clock.revision)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", _summary(clock, dossier))
    event.add("status", _status(clock))
    event.add("transp", "TRANSPARENT")
    event.add("class", "CONFIDENTIAL")
    event.add("url", settings.SITE_URL + (dossier.url or "/"))
    return event


def _day(clock: Clock) -> date:
    """The last day; a limit that stands still has none, its cancelled entry keeps the day it stopped."""
    return clock.due_on or local_day(clock.changed_at)


def _summary(clock: Clock, dossier: dossiers.Shown) -> str:
    mark = "（暂定）" if clock.provisional else ""
    return f"{clock.label}届满{mark} {dossier.kind} {dossier.number}".strip()


def _status(clock: Clock) -> str:
    if clock.state != Clock.State.RUNNING:
        return "CANCELLED"
    return "TENTATIVE" if clock.provisional else "CONFIRMED"
