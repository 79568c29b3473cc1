"""The decorator that turns a function into a job handler and a Celery task."""

from celery import shared_task

from bureau.jobs import registry
from bureau.jobs.runner import run_row


def job_task(kind: str):
    """`@job_task("documents.render") def render(run): …` — `run.params`, `run.dossier_id`, `run.progress(40, "…")`.

    The handler must be idempotent: called again after a kill it finishes the work or sees that it is done.
    """

    def register(handler):
        def wake(job_id):  # Celery reads the signature by the function's name: a lambda has none
            run_row(job_id)

        task = shared_task(name=kind, bind=False)(wake)
        registry.add(kind, handler, task)
        return handler

    return register
