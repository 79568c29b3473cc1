"""The last step of `make run`: web server and worker as one group (`.venv/bin/python -m setup.start`)."""

import http.client
import os
import socket
import sys
import time

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connections

from setup import data, django_ready, fonts, lock
from setup.console import Stop, guarded, say
from setup.supervise import Group

SLOW_SECONDS = 60


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


class Announcer:
    """Asks /health until it answers 200, then says once where the system is and who may sign in."""

    def __init__(self, host, port, began):
        self.host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 — asked, not bound
        self.port, self.began, self.state = port, began, "waiting"

    def __call__(self):
        if self.state == "waiting" and self._healthy():
            self.state = "told"
            say(f"\n系统已启动（{time.monotonic() - self.began:.1f} 秒）：http://{self.host}:{self.port}/")
            if settings.DEMO:
                call_command("demo", accounts=True)
            say("按 Ctrl-C 停止。")
        elif self.state == "waiting" and time.monotonic() - self.began > SLOW_SECONDS:
            self.state = "slow"
            say(f"! {SLOW_SECONDS} 秒内 /health 没有应答 200，请看上面的输出。")

    def _healthy(self):
        names = [name for name in settings.ALLOWED_HOSTS if name[:1] not in "*."]
        headers = {"Host": names[0] if names else self.host, "X-Forwarded-Proto": "https"}
        connection = http.client.HTTPConnection(self.host, self.port, timeout=2)
        try:
            connection.request("GET", "/health", headers=headers)
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


if __name__ == "__main__":
    sys.exit(guarded(main))
