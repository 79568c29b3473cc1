"""`make lint`: every check runs, and each that fails is named at the end (`python3 -m setup.lint`)."""

import os
import subprocess
import sys

from setup import environment, packages
from setup.console import ROOT, guarded, say

BIN = environment.VENV / "bin"
# What production would be told. The checks open no connection to it.
PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "q7Wm2vXr9Lk4Tz8Yb3Nc6Hd1Jf5Gs0Pa_QeRtUiOpAsDfGhJkL-zXcVbNm",
    "ALLOWED_HOSTS": "bureau.example",
    "DATABASE_URL": "postgres://bureau@127.0.0.1:5432/bureau",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
}
CHECKS = [
    ("ruff check", [BIN / "ruff", "check", "--output-format", "concise", "."], {}),
    ("ruff format", [BIN / "ruff", "format", "--check", "--output-format", "concise", "."], {}),
    ("djlint", [BIN / "djlint", "--lint", "--quiet", "templates"], {}),
    ("lint-imports", [BIN / "lint-imports", "--no-logo"], {}),
    ("makemigrations --check", ["manage.py", "makemigrations", "--check", "--dry-run"], {}),
    ("check --deploy", ["manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
]


def main() -> int:
    """Exit code 1 when any check fails."""
    packages.ensure()
    environment.ensure(for_tests=True)
    failed = [name for name, command, environ in CHECKS if _run(name, command, environ)]
    say(f"没有通过：{'、'.join(failed)}" if failed else "全部通过。")
    return 1 if failed else 0


def _run(name, command, environ):
    say(f"--- {name}")
    command = [environment.PYTHON, *command] if command[0] == "manage.py" else command
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env={**os.environ, **environ}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(guarded(main))
