"""Test set-up of the whole house."""

import pytest
from django.db import connection

pytest_plugins = ["bureau.tests.fixtures"]
BELONGS = {"postgres": "postgresql", "sqlite_only": "sqlite"}


def pytest_collection_modifyitems(config, items):
    """Leaves out tests made for the other database."""
    strange = [item for item in items if _vendor(item) not in (None, connection.vendor)]
    if strange:
        config.hook.pytest_deselected(items=strange)
        items[:] = [item for item in items if item not in strange]


def _vendor(item: pytest.Item):
    return next((vendor for marker, vendor in BELONGS.items() if item.get_closest_marker(marker)), None)
