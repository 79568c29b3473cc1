"""Days of these tests."""

from datetime import date

import pytest


@pytest.fixture
def day() -> date:
    """The day most tests are told on."""
    return date(2026, 11, 23)
