"""Work that is due by the clock, started by the worker's own thread. It needs no broker: the row is enough."""

import threading
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from bureau.jobs.models import Job
from bureau.jobs.runner import run_row

PATIENCE = timedelta(minutes=10)  # after a failure
KEPT = timedelta(days=30)
_duties: dict[str, Callable[[], bool]] = {}


def every_hour(kind: str, is_due: Callable[[], bool]) -> None:
    """Registers a kind of job that is started whenever `is_due()` says so."""
    _duties[kind] = is_due


def start_due() -> list[Job]:
    """Starts what is due, each in a thread of its own; the sweeper finds it again if this worker dies."""
    started = []
    for kind, is_due in _duties.items():
        if is_due() and not _at_it(kind):
            Job.objects.filter(
                kind=kind, state=Job.State.READY, finished_at__lt=timezone.now() - KEPT
            ).delete()
            job = Job.objects.create(kind=kind)
            threading.Thread(target=run_row, args=(job.pk,), daemon=True, name=kind).start()
            started.append(job)
    return started


def _at_it(kind: str) -> bool:
    """Whether such a job runs, or has just been tried."""
    jobs = Job.objects.filter(kind=kind)
    return jobs.unfinished().exists() or jobs.filter(created_at__gt=timezone.now() - PATIENCE).exists()
