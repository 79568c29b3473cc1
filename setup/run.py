"""`make run`: prepares this machine, then becomes the running system (`python3 -m setup.run`)."""

import os
import sys

from setup import environment, packages, vendor
from setup.console import ROOT, guarded


def prepare() -> None:
    """What must be there before Django can be imported; quick when it is."""
    packages.ensure()
    environment.ensure()
    vendor.ensure()


def main(module: str) -> None:
    """Ends as `.venv`'s python running the module, under the same process id, so signals find it."""
    prepare()
    os.chdir(ROOT)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # without byte code each start is a second slower
    os.execv(environment.PYTHON, [str(environment.PYTHON), "-m", module])  # noqa: S606 — no shell is meant


if __name__ == "__main__":
    sys.exit(guarded(lambda: main(sys.argv[1] if len(sys.argv) > 1 else "setup.start")))
