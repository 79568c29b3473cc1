"""Days of these tests."""

from datetime import date

import pytest

from demo import days


@pytest.fixture
def day() -> date:
    """The day most tests are told on."""
    return date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _calendar_of_this_test():
    days.forget()
    yield
    days.forget()
