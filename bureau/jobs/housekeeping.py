"""The worker's own thread: says it is alive, sweeps lost jobs, starts what is due, closes yesterday's record."""

import logging
import os
import socket
import threading
from datetime import timedelta

from django.db import close_old_connections
from django.utils import timezone

from bureau.dates import today
from bureau.jobs.hourly import start_due
from bureau.jobs.models import WorkerPulse
from bureau.jobs.services import sweep
from bureau.record.models import DailyRoot
from bureau.record.services import close_day

log = logging.getLogger(__name__)
PULSE_SECONDS = 5
SWEEP_EVERY = 4  # pulses
FRESH = timedelta(seconds=30)


def worker_alive() -> bool:
    """Whether any worker has been seen in the last half minute."""
    return WorkerPulse.objects.filter(seen_at__gte=timezone.now() - FRESH).exists()


def _name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def _pulse() -> None:
    WorkerPulse.objects.update_or_create(name=_name(), defaults={"seen_at": timezone.now()})
    WorkerPulse.objects.filter(seen_at__lt=timezone.now() - timedelta(days=1)).delete()


def _close_yesterday() -> None:
    yesterday = today() - timedelta(days=1)
    if not DailyRoot.objects.filter(day=yesterday).exists():
        close_day(yesterday)


class Housekeeper:
    """One daemon thread per worker."""

    def __init__(self):
        self._stop = threading.Event()

    def start(self):
        """Begins beating."""
        self._stop.clear()
        threading.Thread(target=self._run, daemon=True, name="housekeeping").start()

    def stop(self):
        """Ends at once and says so, that /health does not call a gone worker alive."""
        self._stop.set()
        WorkerPulse.objects.filter(name=_name()).delete()

    def _run(self):
        count = 0
        while not self._stop.is_set():
            try:
                close_old_connections()
                _pulse()
                if count % SWEEP_EVERY == 0:
                    sweep()
                    start_due()
                    _close_yesterday()
            except Exception:
                log.exception("housekeeping failed; trying again")
            count += 1
            self._stop.wait(PULSE_SECONDS)


HOUSEKEEPER = Housekeeper()
