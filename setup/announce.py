"""Tells the operator, once, that the system answers, where it is and who may sign in."""

import http.client
import time

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connections
from django.utils import timezone

from setup.console import say

SLOW_SECONDS = 60


class Announcer:
    """Called again and again while the group runs; asks until /health answers 200."""

    def __init__(self, host: str, port: int, began: float):
        self.host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 — asked, not bound
        self.port, self.began, self.since = port, began, timezone.now()
        self.told = self.warned = False

    def __call__(self):
        if self.told:
            return
        if self._worker_up() and self._healthy():
            self.told = True
            self._tell()
        elif not self.warned and time.monotonic() - self.began > SLOW_SECONDS:
            self.warned = True
            say(f"! {SLOW_SECONDS} 秒内 /health 没有应答 200，请看上面的输出。")

    def _tell(self):
        host = f"[{self.host}]" if ":" in self.host else self.host
        say(f"\n系统已启动（{time.monotonic() - self.began:.1f} 秒）：http://{host}:{self.port}/")
        if settings.DEMO:
            call_command("demo", accounts=True)
        say("按 Ctrl-C 停止。")
        connections.close_all()  # nothing to ask it from here on

    def _worker_up(self):
        """Asked first, in the database: until then /health would only fill the log with 503."""
        try:
            return apps.get_model("jobs", "WorkerPulse").objects.filter(seen_at__gte=self.since).exists()
        except DatabaseError:
            return False

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
