"""Checks, at every start, the system libraries whose absence shows late or never."""

import ctypes

from setup.console import Stop

NEEDED = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}


def check() -> None:
    """Raises Stop naming the Debian packages to install."""
    lacking = [package for library, package in NEEDED.items() if not _loads(library)]
    if lacking:
        raise Stop(
            f"缺少系统库。请管理员执行：\n  apt-get install -y --no-install-recommends {' '.join(lacking)}"
        )


def _loads(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
