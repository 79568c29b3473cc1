"""The group lives and dies together, whatever happens to a member or to the supervisor."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from setup.console import ROOT

GROUP = r"""
import sys
from setup.console import guarded
from setup.supervise import Group
sleeper = [sys.executable, "-c", "import os, time; os.write(1, b'%d\\n' % os.getpid()); time.sleep(60)"]
quitter = [sys.executable, "-c", "import time; time.sleep(0.3); raise SystemExit(3)"]
second = quitter if sys.argv[1:] == ["quits"] else sleeper
sys.exit(guarded(lambda: Group({"web": sleeper, "worker": second}).run(lambda: None)))
"""


@pytest.fixture
def start():
    """Starts a group; ends it whatever the test did."""
    running = []

    def begin(*arguments):
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            [sys.executable, "-c", GROUP, *arguments], cwd=ROOT, stdout=pipe, stderr=pipe, text=True
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def _gone(pid, within=3.0):
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        stat = Path(f"/proc/{pid}/stat")
        if not stat.exists() or ") Z " in stat.read_text():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_all_and_is_no_failure(start, sent):
    group = start()
    members = [int(group.stdout.readline()) for _ in range(2)]
    os.kill(group.pid, sent)
    assert group.wait(5) == 0
    assert all(_gone(pid) for pid in members)


def test_one_that_ends_takes_the_others_along(start):
    group = start("quits")
    member = int(group.stdout.readline())
    _, errors = group.communicate(timeout=5)
    assert group.returncode == 1
    assert errors.startswith("✗ worker意外退出（代码 3）")
    assert _gone(member)


def test_a_killed_supervisor_leaves_no_orphans(start):
    group = start()
    members = [int(group.stdout.readline()) for _ in range(2)]
    group.kill()
    assert all(_gone(pid) for pid in members)
