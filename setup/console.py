"""What the operator reads while the system is being set up, and the one way a step gives up."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Stop(Exception):
    """Setting up cannot go on; the text says what is wrong and what to do, in Chinese."""


def say(text: str) -> None:
    """One line of progress, at once even through a pipe."""
    print(text, flush=True)


def guarded(main) -> int:
    """Runs `main` and turns `Stop` into one clear line and exit code 1."""
    try:
        return main() or 0
    except Stop as stop:
        print(f"✗ {stop}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        print("\n已中断。", file=sys.stderr, flush=True)
        return 130
