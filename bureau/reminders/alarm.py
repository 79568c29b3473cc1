"""Whether the reminders are being made. A deadline nobody hears of because a job died is the one nobody forgives."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db.models import Max
from django.utils import timezone

from bureau.reminders.models import ReminderRun

KEY, SECONDS = "reminders:last", 30


@dataclass(frozen=True)
class Status:
    """When the last complete run ended (None: never), and whether that is too long ago."""

    last: datetime | None
    late: bool

    @property
    def words(self) -> str:
        """What the banner and the command say."""
        if self.last is None:
            return "期限提醒还没有运行过。"
        return f"期限提醒已停止：最近一次完成于 {timezone.localtime(self.last):%Y-%m-%d %H:%M}。"


def last_run() -> datetime | None:
    """When the last complete run ended."""
    return ReminderRun.objects.aggregate(last=Max("finished_at"))["last"]


def status(*, kept: bool = False) -> Status:
    """How things stand now. `kept`: pages may look at an answer up to half a minute old."""
    last = cache.get_or_set(KEY, lambda: last_run() or "", SECONDS) or None if kept else last_run()
    oldest = timezone.now() - timedelta(hours=settings.REMINDERS_MAX_AGE_HOURS)
    return Status(last, last is None or last < oldest)


def forget() -> None:
    """After a run the answer is asked anew."""
    cache.delete(KEY)
