"""The clock of the demonstration: what is entered for a day of the past carries the entry time of that day.

Services take the day of an act as an argument, but the moment of entry (`created_at`, `at` of the process record) is
always now, and rightly so: no service lets a caller antedate an entry. Loading years of an invented bureau in seconds
would then show every act as entered in one minute. So the loading, and nothing else, runs with
`django.utils.timezone.now` replaced by this clock. It ticks a little at every question, so that entries keep their
order, and it never runs ahead of the real time.
"""

from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from unittest import mock

from django.utils import timezone

from bureau.dates import start_of_day, today

TICK = timedelta(seconds=7)
OFFICE_OPENS = time(9, 0)
YOUNG, ONE_DAY = timedelta(hours=2), timedelta(days=1)


def moment(hour: int, minute: int) -> datetime:
    """A time of the day before the office opens; on a day younger than that, as early in what there is of it."""
    now, start = timezone.localtime(), start_of_day(today())
    wished = timedelta(hours=hour, minutes=minute)
    if now.time() < OFFICE_OPENS:
        wished *= (now - start) / ONE_DAY
    return start + wished


def ago(minutes: int) -> datetime:
    """So many minutes before now; on a day younger than that, as far back in what there is of it."""
    now, start, back = timezone.localtime(), start_of_day(today()), timedelta(minutes=minutes)
    if now - start < YOUNG:
        back *= (now - start) / ONE_DAY
    return now - back


class Clock:
    """Answers "what time is it" with a time of the story."""

    def __init__(self):
        self._real = timezone.now
        self._moment = self._real()

    def set(self, day: date) -> None:
        """Nine o'clock of a day; the time goes on by itself if it is that day already."""
        opens = datetime.combine(day, OFFICE_OPENS, timezone.get_default_timezone())
        if self._moment.astimezone(opens.tzinfo).date() != day:
            self._moment = min(opens, self._real())

    def __call__(self) -> datetime:
        self._moment = min(self._moment + TICK, self._real())
        return self._moment.astimezone(timezone.get_default_timezone()).astimezone(_UTC)

    @contextmanager
    def running(self):
        """Every question for the time is answered by this clock."""
        with mock.patch.object(timezone, "now", self):
            yield self


_UTC = timezone.get_fixed_timezone(0)
