"""What lies on a person's desk: limits by date, in tiles, a strip of days and a table."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from bureau import dossiers
from bureau.dates import today
from bureau.timelimits.left import PARTY_TERMS
from bureau.timelimits.models import Clock
from bureau.timelimits.services import load_calendar
from reports.charts import Day, day_strip

DAYS_BACK, DAYS = 2, 14
NARROWINGS = {"over": "超期", "today": "今日届满", "week": "本周内到期"}


def narrowed(clocks, due: str = "", on: date | None = None):
    """Clocks overdue, ending today, this week (today to Sunday), or on one day."""
    now = today()
    if on:
        return clocks.filter(due_on=on)
    if due == "over":
        return clocks.filter(due_on__lt=now).exclude(key__in=PARTY_TERMS)
    if due == "today":
        return clocks.filter(due_on=now)
    if due == "week":
        return clocks.filter(due_on__gte=now, due_on__lte=sunday(now))
    return clocks


def sunday(day: date) -> date:
    """The last day of a day's week."""
    return day + timedelta(days=6 - day.weekday())


@dataclass(frozen=True)
class Near:
    """The limits that are past or end soon, read once for tiles and strip."""

    due: tuple[tuple[date, str], ...]  # (day, what)

    def of(self, name: str) -> list[str]:
        """What the limits of a tile are about, one entry per limit; the same question as `narrowed`."""
        now = today()
        tests = {
            "over": lambda day: day < now,
            "today": lambda day: day == now,
            "week": lambda day: now <= day <= sunday(now),
        }
        return [label for day, label in self.due if tests[name](day)]

    def words(self, name: str) -> str:
        """The two most frequent matters of a tile with their numbers."""
        labels = self.of(name)
        most = sorted(set(labels), key=lambda label: -labels.count(label))[:2]
        return " · ".join(f"{label} {labels.count(label)}" for label in most)


def near(clocks) -> Near:
    """What is overdue or ends within the strip or this week."""
    last = max(_span()[-1], sunday(today()))
    # A term of the party that is over opens the next step; nothing is late.
    ended = Q(due_on__lt=today(), key__in=PARTY_TERMS)
    return Near(
        tuple(clocks.filter(due_on__lte=last).exclude(ended).order_by().values_list("due_on", "label"))
    )


def _span() -> list[date]:
    first = today() - timedelta(days=DAYS_BACK)
    return [first + timedelta(days=n) for n in range(DAYS)]


def strip(soon: Near, url):
    """The chart of the days around today; `url(day)` is the list of a day."""
    now, calendar = today(), load_calendar()
    counts = Counter(day for day, _ in soon.due)
    days = [Day(d, counts[d], _level(d, now), not calendar.is_workday(d), d == now, url(d)) for d in _span()]
    return day_strip("近两周法定期限", days)


def _level(day: date, now: date) -> str:
    if day < now:
        return "over"
    if day == now:
        return "today"
    return "near" if (day - now).days <= 7 else "rest"


@dataclass(frozen=True)
class DueLine:
    """One line of the table of limits."""

    clock: Clock
    left: object
    dossier: dossiers.Shown


def due_lines(clocks) -> list[DueLine]:
    """Clocks with what is left and the dossiers they are about."""
    clocks, now = list(clocks), today()
    shown = dossiers.shown_of(clocks)
    return [
        DueLine(c, c.left(now), shown.get((c.dossier_kind, c.dossier_id), dossiers.UNKNOWN)) for c in clocks
    ]
