import pytest
import time_machine

from cases.states import CaseState


@pytest.fixture
def story(conduct):
    """A case under investigation, seen from late November 2026."""
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        made = conduct()
        made.until(CaseState.INVESTIGATING)
        yield made
