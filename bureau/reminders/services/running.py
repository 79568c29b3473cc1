"""Making the reminders of a day, and of the days before on which none were made."""

from collections import defaultdict
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from bureau.dates import today
from bureau.reminders import alarm
from bureau.reminders.models import Mute, Reminder, ReminderRun, ReminderStep
from bureau.reminders.people import Audiences, Directory
from bureau.reminders.schedule import falling, horizon
from bureau.reminders.services.mailing import send_new
from bureau.timelimits.left import PARTY_TERMS
from bureau.timelimits.models import Clock
from bureau.timelimits.services import load_calendar

BATCH = 500
EVERY = timedelta(hours=1)  # a clock of hours that starts in the morning is heard of the same morning
CATCH_UP = 31  # days: older gaps hold nothing that the overdue reminders do not say


def is_due() -> bool:
    """Whether a run is asked for: none today yet, or the last an hour ago."""
    done = ReminderRun.objects.filter(day=today()).values_list("finished_at", flat=True).first()
    return done is None or timezone.now() - done >= EVERY


def run(progress=lambda percent, note: None) -> int:
    """Makes what is missing up to today; returns the number of reminders made. May run twice, or be killed, freely."""
    days = _days(today())
    made = 0
    for number, day in enumerate(days):
        progress(99 * number // len(days), f"{day}")
        fresh = remind(day)
        ReminderRun.objects.update_or_create(day=day, defaults={"finished_at": timezone.now()})
        _count(day, fresh)
        made += fresh
    alarm.forget()
    send_new()
    return made


def _days(now: date) -> list[date]:
    """Today, after the days since the last run on which none was made."""
    last = ReminderRun.objects.order_by("-day").values_list("day", flat=True).first() or now
    first = max(last + timedelta(days=1), now - timedelta(days=CATCH_UP))
    missed = [first + timedelta(days=n) for n in range(max(0, (now - first).days))]
    return [*missed, now]


def _count(day: date, fresh: int) -> None:
    run = ReminderRun.objects.get(day=day)
    ReminderRun.objects.filter(pk=run.pk).update(made=run.made + fresh)


def remind(day: date) -> int:
    """Makes the reminders of one day for every running clock; returns how many were new."""
    steps = list(ReminderStep.objects.in_force(day))
    directory, calendar = Directory(day), load_calendar()
    clocks = Clock.objects.due_by(horizon(steps, day)).filter(started_on__lte=day).order_by("pk")
    made, after = 0, 0
    while batch := list(clocks.filter(pk__gt=after)[:BATCH]):
        after = batch[-1].pk
        made += _remind_batch(batch, steps, day, directory, calendar)
    return made


def _remind_batch(clocks, steps, day: date, directory: Directory, calendar) -> int:
    audiences, silence = Audiences(directory, clocks), _Silence(clocks, day)
    wanted = {}
    for clock in clocks:
        own = [step for step in steps if step.party_terms == (clock.key in PARTY_TERMS)]
        people = audiences.of(clock) if own else {}
        for step, told in falling(own, clock.due_on, day, calendar):
            if step.unless_acknowledged and silence.is_known(clock):
                continue
            for pk in people.get(step.audience, ()) - silence.muted(clock):
                wanted[clock.pk, step.level, told, pk] = Reminder(
                    clock=clock, level=step.level, audience=step.audience, day=told,
                    due_on=clock.due_on, recipient_id=pk,
                )  # fmt: skip
    return _store(clocks, wanted)


@transaction.atomic
def _store(clocks, wanted: dict) -> int:
    """Another run may be making the same rows: the constraint holds them together, nobody fails."""
    there = Reminder.objects.filter(clock__in=clocks, day__in={key[2] for key in wanted})
    have = set(there.values_list("clock_id", "level", "day", "recipient_id"))
    fresh = [row for key, row in wanted.items() if key not in have]
    Reminder.objects.bulk_create(fresh, batch_size=BATCH, ignore_conflicts=True)
    return len(fresh)


class _Silence:
    """Who of a batch has muted which clock, and which clocks are known to those in charge."""

    def __init__(self, clocks, day: date):
        self._muted = defaultdict(set)
        for clock, user in Mute.objects.on(day).filter(clock__in=clocks).values_list("clock_id", "user_id"):
            self._muted[clock].add(user)
        known = Reminder.objects.filter(
            clock__in=clocks, audience=ReminderStep.Audience.HOLDER, acknowledged_at__isnull=False
        )
        self._known = set(known.values_list("clock_id", "due_on"))

    def muted(self, clock) -> set[int]:
        """The people who do not want to hear of a clock on this day."""
        return self._muted[clock.pk]

    def is_known(self, clock) -> bool:
        """Whether somebody in charge has acknowledged this due date."""
        return (clock.pk, clock.due_on) in self._known
