"""Debian packages: which are missing, and installing them where this user may."""

import importlib.util
import os
import shutil
import subprocess
import sys

from setup.console import Stop, say

LIBRARIES = [
    "libpango-1.0-0",  # WeasyPrint sets text with it
    "libpangoft2-1.0-0",  # the same, on FreeType
    "libharfbuzz-subset0",  # without it a ten-page report takes ten times as long, silently
    # Fandol draws 7,942 characters. Of the wide fonts only Noto also draws the newer characters of
    # personal and place names (CJK extensions A to F); WenQuanYi is 55 MB smaller but stops at GBK.
    "fonts-noto-cjk",
]
# Programs the tests drive, by the package that brings them.
TEST_PROGRAMS = {"chromium": "chromium", "pdftotext": "poppler-utils"}
INSTALL = ["apt-get", "install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"]


def _installed(names):
    """Those of `names` that dpkg has fully installed."""
    query = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names]
    lines = subprocess.run(query, capture_output=True, text=True, check=False).stdout.splitlines()
    return {line.split()[0] for line in lines if line.endswith(" installed")}


def missing(*, for_tests: bool) -> list[str]:
    """Names of the packages to install, in a stable order."""
    here = _installed(LIBRARIES)
    names = [name for name in LIBRARIES if name not in here]
    if importlib.util.find_spec("ensurepip") is None:
        names.append("python3-venv")
    if for_tests:
        names += [package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)]
    return names


def ensure(*, for_tests: bool = False, wished: tuple[str, ...] = ()) -> None:
    """Installs what is missing. What is only `wished` for is left out where it cannot be had."""
    if not shutil.which("dpkg-query"):
        return say("! 本机不是 Debian 系统，请自行准备：" + " ".join(LIBRARIES))
    names = missing(for_tests=for_tests)
    if not names and not wished:
        return None
    rights = _rights()
    if rights is not None and _install(rights, [*names, *wished]):
        return None
    if names and (rights is None or not wished or not _install(rights, names)):
        raise Stop(f"缺少系统软件包，没能自动安装。请管理员执行：\n  {_line(names)}")
    return None


def _rights():
    """The prefix that lets a command act as root; None where there is none."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    quiet = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    return ["sudo"] if quiet or sys.stdin.isatty() else None


def _install(rights, names) -> bool:
    say("安装系统软件包：" + " ".join(names))
    prefix = [*rights, "env", "DEBIAN_FRONTEND=noninteractive"]
    # Old lists may name files the mirror no longer has; a failed update alone need not stop anything.
    _kept([*prefix, "apt-get", "update"])
    done = _kept([*prefix, *INSTALL, *names])
    if done.returncode:
        say("\n".join(done.stdout.splitlines()[-8:]))
    return done.returncode == 0


def _kept(command):
    """Runs a package command and keeps its chatter for the failure; sudo still asks on the terminal."""
    out = subprocess.PIPE
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, text=True, check=False
    )


def _line(names):
    return "apt-get update && " + " ".join(["apt-get install -y --no-install-recommends", *names])
