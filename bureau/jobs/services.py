"""Asking for background work, repeating it, and finding work that was lost."""

import logging
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from bureau.dossier import about
from bureau.jobs import registry
from bureau.jobs.models import Job
from bureau.jobs.runner import exhausted, run_row

log = logging.getLogger(__name__)
_held_until: ContextVar[datetime | None] = ContextVar("held_until", default=None)


@contextmanager
def held_back(until: datetime):
    """Jobs asked for inside wake no worker, so that a bulk load does not stand before the work of people.

    Whoever loads runs them one after another (`Job.objects.held()`); what is left at `until` the sweeper wakes.
    """
    token = _held_until.set(until)
    try:
        yield
    finally:
        _held_until.reset(token)


def _wake(job_id: int, kind: str) -> None:
    """Tells a worker. If the broker is away the row stays queued and the sweeper wakes it later."""
    if settings.JOBS_INLINE:
        run_row(job_id, beat=False)
        return
    try:
        registry.get(kind).task.delay(job_id)
    except Exception:
        log.exception("job %s: broker not reached; the sweeper will try again", job_id)


def enqueue(kind: str, *, actor=None, dossier=None, params: dict | None = None) -> Job:
    """Writes the row in the caller's transaction and wakes a worker after commit. Never fails for the broker's sake."""
    registry.get(kind)
    facts = about(dossier) if dossier is not None else {}
    if until := _held_until.get():
        facts["woken_at"] = until
    job = Job.objects.create(kind=kind, params=params or {}, created_by=actor, **facts)
    if not until:
        transaction.on_commit(lambda: _wake(job.pk, kind))
    return job


def retry(job: Job) -> None:
    """Queues a failed job again, at a person's wish."""
    again = Job.objects.filter(pk=job.pk, state=Job.State.FAILED).update(
        state=Job.State.QUEUED,
        attempts=0,
        progress=0,
        error="",
        note="",
        finished_at=None,
        woken_at=timezone.now(),
    )
    if again:
        transaction.on_commit(lambda: _wake(job.pk, job.kind))


def run_now(job: Job) -> Job:
    """Runs a job in this process: management commands. Returns the fresh row.

    Inside a transaction there is no heartbeat: another connection could not see the row, and this one must stay open.
    """
    run_row(job.pk, beat=not connection.in_atomic_block)
    job.refresh_from_db()
    return job


def sweep() -> int:
    """Wakes queued rows whose message was lost and running rows whose worker died. Returns how many."""
    now = timezone.now()
    woken = 0
    for job in Job.objects.lost(now).order_by("pk")[:200]:
        if exhausted(job):
            Job.objects.filter(pk=job.pk).update(
                state=Job.State.FAILED,
                finished_at=now,
                error="工作进程三次中断，已停止。请查看服务器日志后重试。",
            )
            continue
        Job.objects.filter(pk=job.pk).update(woken_at=now)
        _wake(job.pk, job.kind)
        woken += 1
    return woken
