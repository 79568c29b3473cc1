"""The law as a fresh installation has it."""

import pytest

from bureau.law import services


@pytest.fixture
def law(db):
    """Statutes, violations, organs and time-limit rules."""
    services.load_law()
