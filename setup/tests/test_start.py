"""What stands in the way of a start is told in one line."""

import os
import socket
import subprocess
import sys

import pytest

from setup.console import ROOT


def _start(tmp_path, **environ):
    return subprocess.run(
        [sys.executable, "-m", "setup.start"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "bureau.settings", "VAR_DIR": str(tmp_path), **environ},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"PORT": "80x"}, "PORT='80x'"),
        ({"PORT": "0", "HOST": "127.0.0.1"}, "PORT='0'"),
        ({"DEBUG": "0", "SECRET_KEY": ""}, "SECRET_KEY"),
        ({"DEBUG": "maybe"}, "DEBUG"),
        ({"DATABASE_URL": "mysql://nowhere/x"}, "DATABASE_URL"),
        ({"REDIS_URL": "localhost"}, "REDIS_URL"),
    ],
)
def test_a_wrong_setting_is_one_line(tmp_path, environ, said):
    done = _start(tmp_path, **{"PORT": "18765", **environ})
    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_busy_port_is_one_line(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = _start(tmp_path, PORT=str(other.getsockname()[1]))
    assert done.returncode == 1
    assert "不能用" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
