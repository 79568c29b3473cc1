"""One running system per data folder. The kernel frees the lock when its holder dies."""

import fcntl
from pathlib import Path

from setup.console import Stop


def hold(folder: Path):
    """The locked file, to be kept open as long as the lock is meant; Stop when another process has it."""
    file = (folder / "run.lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Stop(f"本系统已在运行（数据目录 {folder}），请先停止它") from None
    return file
