"""The system as a newcomer starts it: web server and worker, demonstration data, a browser for each person.

One system for all journeys of a run, in a folder of its own on a free port; it must stop cleanly at the end.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.people import Person

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 400  # demonstration data included, on a machine that does other work too
# Playwright's driver reads it as it starts: without it the worker of a page keeps its network when the page has none.
WORKERS_HAVE_NO_NETWORK_EITHER = {"PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS": "1"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=3) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture(scope="session")
def system(tmp_path_factory):
    """The address of a running system; asserts that Ctrl-C ends it with exit code 0.

    JOURNEY_SYSTEM names one that runs already, for whoever writes a journey and would not wait for each start.
    """
    if running := os.environ.get("JOURNEY_SYSTEM"):
        yield running
        return
    folder = tmp_path_factory.mktemp("system")
    (folder / "fonts").symlink_to(ROOT / "var" / "fonts")
    port = _free_port()
    environ = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    environ |= {
        "VAR_DIR": str(folder),
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "",
    }
    environ.pop("DJANGO_SETTINGS_MODULE")
    log = folder / "system.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "setup.start"],
            cwd=ROOT,
            env=environ,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    url = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + START_SECONDS
    while not _healthy(url):
        if process.poll() is not None or time.monotonic() > deadline:
            process.send_signal(signal.SIGINT)
            process.wait(30)
            pytest.fail(f"the system did not start:\n{log.read_text(encoding='utf-8')[-3000:]}")
        time.sleep(0.5)
    yield url
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0, log.read_text(encoding="utf-8")[-3000:]


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium."""
    os.environ.update(WORKERS_HAVE_NO_NETWORK_EITHER)
    with sync_playwright() as playwright:
        flags = [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
        ]
        running = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        yield running
        running.close()


@pytest.fixture
def enter(system, browser):
    """`enter("chenxl")` signs a person in, in a browser of their own; `enter(None)` is a visitor."""
    people = []

    def sign_in(account, *, width=1440) -> Person:
        person = Person(system, browser, account, width)
        people.append(person)
        return person

    yield sign_in
    for person in people:
        person.leave()
