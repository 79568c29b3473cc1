"""Running one row: claim it, beat while working, write down how it ended."""

import logging
import threading
from contextlib import nullcontext
from datetime import timedelta

from django.db import close_old_connections, connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from bureau.jobs import registry
from bureau.jobs.models import MAX_ATTEMPTS, STALE_AFTER, Job

log = logging.getLogger(__name__)
_BEAT = timedelta(seconds=10)


class GaveUp(Exception):
    """A handler's own reason, in Chinese, why this cannot be done; shown to the person as it stands."""


class Run:
    """What a handler holds: its row's parameters and a way to say how far it is."""

    def __init__(self, job: Job):
        self.job = job
        self.params = job.params
        self.dossier_id = job.dossier_id

    def progress(self, percent: int, note: str = "") -> None:
        """Says how far the work is; also a sign of life."""
        Job.objects.filter(pk=self.job.pk).update(
            progress=min(99, max(0, percent)), note=note[:120], heartbeat_at=timezone.now()
        )


def _claim(job_id: int) -> Job | None:
    """Takes the row if nobody is working on it. Two workers woken for one row: one gets it, one gets None."""
    now = timezone.now()
    free = Q(state=Job.State.QUEUED) | Q(state=Job.State.RUNNING, heartbeat_at__lt=now - STALE_AFTER)
    taken = Job.objects.filter(free, pk=job_id).update(
        state=Job.State.RUNNING, started_at=now, heartbeat_at=now, attempts=F("attempts") + 1, error=""
    )
    return Job.objects.get(pk=job_id) if taken else None


class _Heart(threading.Thread):
    """Beats for a handler that is busy in one long call, so that a slow render is not taken for a dead worker."""

    def __init__(self, job_id: int):
        super().__init__(daemon=True)
        self.job_id, self.done = job_id, threading.Event()

    def run(self):
        while not self.done.wait(_BEAT.total_seconds()):
            try:
                Job.objects.filter(pk=self.job_id, state=Job.State.RUNNING).update(
                    heartbeat_at=timezone.now()
                )
            except Exception:
                log.exception("job %s: no heartbeat written", self.job_id)
        connection.close()


def _finish(job: Job, **facts) -> None:
    Job.objects.filter(pk=job.pk).update(finished_at=timezone.now(), **facts)


def _failed(job: Job, error: Exception) -> None:
    log.exception("job %s (%s) failed", job.pk, job.kind)
    reason = str(error) if isinstance(error, GaveUp) else f"{type(error).__name__}: {error}"
    _finish(job, state=Job.State.FAILED, error=reason or type(error).__name__)


def run_row(job_id: int, *, beat: bool = True) -> None:
    """Runs a job by its primary key; returns at once if it is finished or in other hands."""
    if beat:
        close_old_connections()
    job = _claim(job_id)
    if job is None:
        return
    heart = _Heart(job.pk) if beat else None
    if heart:
        heart.start()
    try:
        with nullcontext() if beat else transaction.atomic():
            result = registry.get(job.kind).run(Run(job))
        _finish(job, state=Job.State.READY, progress=100, note="", result=result or {})
    except Exception as error:
        _failed(job, error)
    finally:
        if heart:
            heart.done.set()
            close_old_connections()


def exhausted(job: Job) -> bool:
    """Whether a job that keeps losing its worker should be given up."""
    return job.attempts >= MAX_ATTEMPTS
