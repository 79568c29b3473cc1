"""Which handler runs which kind of job. Handlers register through `job_task` in each app's `tasks.py`."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Handler:
    """The function that does the work and the Celery task that wakes it."""

    run: Callable
    task: object


_handlers: dict[str, Handler] = {}


def add(kind: str, run: Callable, task) -> None:
    """Registers a handler; one per kind."""
    if kind in _handlers:
        raise ValueError(f"two handlers for {kind}")
    _handlers[kind] = Handler(run, task)


def get(kind: str) -> Handler:
    """The handler of a kind; KeyError if no app registered one."""
    return _handlers[kind]
