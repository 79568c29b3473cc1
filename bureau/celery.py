"""The Celery application. Tasks live in each app's `tasks.py`; the truth about a run lives in `bureau.jobs`."""

import os

from celery import Celery
from celery.signals import worker_ready, worker_shutting_down

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bureau.settings")
app = Celery("bureau")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_ready.connect
def start_housekeeping(**_):
    """The worker's own heartbeat: pulse for /health, sweeping of stale jobs, the daily root."""
    from bureau.jobs.housekeeping import HOUSEKEEPER  # needs the apps, which load after this module

    HOUSEKEEPER.start()


@worker_shutting_down.connect
def stop_housekeeping(**_):
    """Ends the thread so that the process can leave."""
    from bureau.jobs.housekeeping import HOUSEKEEPER  # as above

    HOUSEKEEPER.stop()
