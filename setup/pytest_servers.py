"""pytest plugin (`-p setup.pytest_servers`): the tests run on a PostgreSQL and a Redis started for them.

The two URLs enter the environment before pytest-django reads the settings. Workers of pytest-xdist inherit
the servers; each has its own Redis database, as each has its own test database.
"""

import os
import time

import pytest

from setup.console import Stop
from setup.servers import Servers

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
SERVERS = pytest.StashKey[Servers]()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config):
    if WORKER:
        number = int(WORKER.removeprefix("gw"))
        os.environ["REDIS_URL"] = os.environ["REDIS_URL"].rpartition("/")[0] + f"/{number}"
    else:
        _start(early_config)
    return (yield)


def _start(config):
    started = time.monotonic()
    servers = Servers()
    try:
        servers.start()
    except Stop as stop:
        raise pytest.UsageError(str(stop)) from None
    config.stash[SERVERS] = servers
    os.environ.update(DATABASE_URL=servers.database_url, REDIS_URL=servers.redis_url)
    config.add_cleanup(servers.stop)
    servers.seconds = time.monotonic() - started


def pytest_report_header(config):
    if SERVERS in config.stash:
        servers = config.stash[SERVERS]
        return f"servers: {servers.database_url} {servers.redis_url} (up in {servers.seconds:.2f} s)"
    return None
