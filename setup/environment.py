"""The virtual environment `.venv`, remade only when what it is made of has changed."""

import hashlib
import os
import subprocess
import sys

from setup.console import ROOT, Stop, say

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def ensure(*, for_tests: bool = False) -> None:
    """Makes `.venv` and installs the requirements, unless the stamp says it was done for these very files."""
    if sys.version_info < (3, 11):  # noqa: UP036 — run by whatever python3 the machine has
        raise Stop(f"需要 Python 3.11 以上，当前是 {sys.version.split()[0]}")
    wanted = "requirements-dev.txt" if for_tests else "requirements.txt"
    stamp = VENV / f"installed-{wanted}.sha256"
    digest = _digest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == digest:
        return
    if not PYTHON.exists():
        say("创建 Python 虚拟环境 .venv")
        _run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    say(f"安装 Python 依赖：{wanted}")
    pip_install("-r", str(ROOT / wanted))
    stamp.write_text(digest)


def pip_install(*what: str) -> None:
    """Installs into `.venv`; raises Stop with pip's last lines when it fails."""
    _run([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", *what])


def _digest():
    """Changes with either requirements file and with the interpreter."""
    files = [ROOT / "requirements.txt", ROOT / "requirements-dev.txt"]
    content = b"\0".join(file.read_bytes() for file in files)
    return hashlib.sha256(sys.version.encode() + content).hexdigest()


def _run(command):
    # Compiled on install: without byte code each start would take seconds longer.
    environ = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environ, check=False
    )
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-8:])
        raise Stop(f"命令失败：{' '.join(command)}\n{tail}")
