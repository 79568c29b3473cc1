"""A measure of a case under investigation."""

import pytest

from cases.measures.tests.measures import Measures


@pytest.fixture
def measures(conduct, cast):
    """`measures.in_force(day)` seals something."""
    return Measures(conduct(), cast)
