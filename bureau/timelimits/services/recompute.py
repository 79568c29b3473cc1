"""Computing due dates, for one clock or for all that a change of the calendar touches."""

from datetime import date

from django.db import transaction

from bureau.timelimits.models import Clock
from bureau.timelimits.services.dossiers import refresh_dossier

BATCH = 500


def apply_due(clock: Clock) -> None:
    """Sets due date, provisional flag and running/stopped state from the clock's arithmetic; does not save.

    A new clock has no stops yet. Met and cancelled clocks keep their state.
    """
    found = clock.arithmetic()
    clock.due_on, clock.due_at, clock.provisional = found.on, found.at, found.provisional
    if clock.state in (Clock.State.RUNNING, Clock.State.STOPPED):
        clock.state = Clock.State.RUNNING if found.on else Clock.State.STOPPED


@transaction.atomic
def recompute(clocks) -> int:
    """Computes the given clocks anew and stores the changed ones; returns how many due dates or flags
    changed.
    """
    changed = []
    rows = clocks.select_for_update(of=("self",)).prefetch_related("stops", "extensions")
    for clock in rows:
        before = (clock.due_on, clock.provisional, clock.state)
        apply_due(clock)
        if (clock.due_on, clock.provisional, clock.state) != before:
            clock.revise()
            changed.append(clock)
    moved = ["due_on", "due_at", "provisional", "state", "revision", "changed_at"]
    Clock.objects.bulk_update(changed, moved, batch_size=BATCH)
    for clock in {(c.dossier_kind, c.dossier_id): c for c in changed}.values():
        refresh_dossier(clock)
    return len(changed)


def recompute_provisional() -> int:
    """Recomputes living clocks whose due date waited for the holidays of a year; returns how many changed."""
    return recompute(Clock.objects.alive().filter(provisional=True))


def recompute_around(day: date) -> int:
    """Recomputes running clocks that a change of `day` can move: those it lies within."""
    return recompute(Clock.objects.running().filter(started_on__lt=day, due_on__gte=day))
