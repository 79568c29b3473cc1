"""`make test`: installs what the tests need and runs them on both databases (`python3 -m setup.suite`).

Three parts, each an ordinary pytest run: everything but the browser on SQLite, the browser, and everything
but the browser on PostgreSQL and Redis. All parts run even when one fails; any failure fails the whole.
"""

import os
import shlex
import subprocess
import sys
import time

from setup import environment, fonts, packages, servers, vendor
from setup.console import ROOT, guarded, say

# Two workers for two cores; a free one takes over what waits behind a long test of the other.
PAIR = ["-n", "2", "--dist", "worksteal", "-m", "not browser"]
# Browser tests bring their own processes and keep to themselves.
PARTS = {
    "SQLite": PAIR,
    "浏览器": ["-m", "browser"],
    "PostgreSQL 与 Redis": [*PAIR, "-p", "setup.pytest_servers", "--deselect", "setup"],
}
FAST = [*PAIR, "--failed-first"]
OK, NO_TESTS = 0, 5


def main() -> int:
    """`fast` as first argument: SQLite only, no browser, last failures first. ARGS goes to pytest."""
    prepare()
    chosen = {"SQLite": FAST} if sys.argv[1:] == ["fast"] else PARTS
    extra = shlex.split(os.environ.get("ARGS", ""))
    codes = {name: _pytest(name, [*options, *extra]) for name, options in chosen.items()}
    failed = [name for name, code in codes.items() if code not in (OK, NO_TESTS)]
    if failed:
        say(f"没有通过：{'；'.join(failed)}")
        return 1
    # A part may have no test to run (ARGS names one file); all of them together may not.
    return OK if OK in codes.values() else NO_TESTS


def prepare() -> None:
    """Everything `make run` needs, the test tools, and servers to start: Debian's, else PyPI's."""
    absent = [name for name in servers.PACKAGES if not servers.find(name)]
    packages.ensure(for_tests=True, wished=tuple(servers.PACKAGES[name] for name in absent))
    environment.ensure(for_tests=True)
    for name in absent:
        if not servers.find(name):
            environment.pip_install(servers.FALLBACK[name])
    vendor.ensure()
    fonts.ensure(ROOT / "var" / "fonts")


def _pytest(name, options):
    say(f"\n=== {name} ===")
    began = time.monotonic()
    command = [str(environment.PYTHON), "-m", "pytest", *options]
    environ = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "REDIS_URL")}
    code = subprocess.run(command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, check=False).returncode
    if code not in (OK, NO_TESTS):
        say(f"{name}：失败，{time.monotonic() - began:.0f} 秒")
    return code


if __name__ == "__main__":
    sys.exit(guarded(main))
