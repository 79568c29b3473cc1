"""The reminders of one person as a list of limits: what waits, what was acknowledged, what is muted."""

from django.db.models import Exists, OuterRef

from bureau.dates import today
from bureau.reminders.models import Mute, Reminder
from bureau.timelimits.models import Clock

VIEWS = {"waiting": "待确认", "known": "已确认", "muted": "已静默"}


def waiting(user):
    """The clocks a person has not yet said to know of; the number at the bell is their count."""
    rows = Reminder.objects.waiting_for(user, today()).filter(clock=OuterRef("pk"))
    return Clock.objects.running().filter(Exists(rows))


def known(user):
    """Those the person knows of: reminded, nothing waiting, not muted."""
    told = Reminder.objects.telling().filter(clock=OuterRef("pk"), recipient=user)
    silent = Mute.objects.on(today()).filter(clock=OuterRef("pk"), user=user)
    rows = Clock.objects.running().filter(Exists(told), ~Exists(silent))
    return rows.exclude(pk__in=waiting(user).order_by().values("pk"))


def muted(user):
    """Those the person does not want to hear of for now."""
    silent = Mute.objects.on(today()).filter(clock=OuterRef("pk"), user=user)
    return Clock.objects.running().filter(Exists(silent))


def clocks(user, view: str):
    """The list behind one of `VIEWS`."""
    return {"waiting": waiting, "known": known, "muted": muted}[view](user)
