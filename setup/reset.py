"""`make demo`: throws the demonstration data away and loads it anew."""

import shutil
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from setup import data, django_ready, fonts, lock
from setup.console import Stop, guarded, say


def main() -> None:
    """Refuses while the system runs and wherever demonstration is off."""
    django_ready.load()
    if not settings.DEMO:
        raise Stop("DEMO 未开启：正式环境不装载演示数据，也不清除数据")
    held = lock.hold(settings.VAR_DIR)
    fonts.ensure(settings.FONT_DIR)
    if settings.IS_SQLITE:
        _remove_sqlite()
        data.ensure()
    else:
        data.ensure()
        call_command("demo", reset=True, yes=True)
    call_command("demo", accounts=True)
    held.close()


def _remove_sqlite():
    """The database and what only it refers to: the files of its dossiers and the broker's messages."""
    connections.close_all()
    name = Path(settings.DATABASES["default"]["NAME"])
    for file in (name, Path(f"{name}-wal"), Path(f"{name}-shm")):
        file.unlink(missing_ok=True)
    for folder in (Path(settings.MEDIA_ROOT), settings.VAR_DIR / "broker" / "queue"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    say("已清除演示数据库及其文件")


if __name__ == "__main__":
    sys.exit(guarded(main))
