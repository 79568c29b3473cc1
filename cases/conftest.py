import pytest

from cases.tests.conduct import Conduct


@pytest.fixture
def conduct(cast):
    """`conduct(fine=…)` gives a case under way; `.until("decided")` takes it there."""

    def begin(**options) -> Conduct:
        return Conduct(cast, **options)

    return begin
