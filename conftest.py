"""Test set-up of the whole house."""

import pytest
from django.db import connection

pytest_plugins = ["bureau.tests.fixtures"]
BELONGS = {"postgres": "postgresql", "sqlite_only": "sqlite"}


def pytest_collection_modifyitems(config, items):
    """Leaves out tests made for the other database; and on the second one all that ask no database."""
    strange = [item for item in items if not _belongs(item)]
    if strange:
        config.hook.pytest_deselected(items=strange)
        kept = set(items) - set(strange)
        items[:] = [item for item in items if item in kept]


def _belongs(item: pytest.Item) -> bool:
    for marker, vendor in BELONGS.items():
        if item.get_closest_marker(marker):
            return vendor == connection.vendor
    return connection.vendor == "sqlite" or bool({"db", "transactional_db"} & set(item.fixturenames))
