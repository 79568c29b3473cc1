"""The last step of `make run`: web server and worker as one group (`.venv/bin/python -m setup.start`)."""

import os
import socket
import sys
import time

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connections

from setup import data, django_ready, fonts, lock
from setup.announce import Announcer
from setup.console import Stop, guarded
from setup.supervise import Group


def main() -> int:
    """Exit code 0 after Ctrl-C or SIGTERM; Stop when anything is in the way."""
    began = time.monotonic()
    host, port = _address()
    django_ready.load()
    held = lock.hold(settings.VAR_DIR)
    _prepare()
    web = [sys.executable, "-m", "gunicorn", "-c", "setup/gunicorn.conf.py", "bureau.wsgi:application"]
    quiet = ["-W", "ignore:You're running the worker with superuser"]  # docs/operations.md says which user
    worker = [sys.executable, *quiet, "-m", "celery", "--quiet", "-A", "bureau.celery:app", "worker"]
    worker += ["--loglevel", "WARNING", "--without-gossip", "--without-mingle"]
    try:
        return Group({"网页服务": web, "后台任务": worker}).run(Announcer(host, port, began))
    finally:
        held.close()


def _address():
    host, text = os.environ.setdefault("HOST", "127.0.0.1"), os.environ.setdefault("PORT", "8000")
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise Stop(f"PORT={text!r} 不是端口号")
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, int(text)))
    except OSError as error:
        raise Stop(f"{host}:{text} 不能用（{error.strerror}）。换一个端口：make run PORT=8001") from None
    return host, int(text)


def _prepare():
    fonts.ensure(settings.FONT_DIR)
    try:
        data.ensure()
    except OperationalError as error:
        raise Stop(f"数据库用不了：{str(error).strip().splitlines()[0]}") from None
    if not settings.DEBUG:
        call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()


if __name__ == "__main__":
    sys.exit(guarded(main))
