"""What every page shows around its content: the rooms with their counts."""

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils.functional import cached_property

from bureau.nav import SECTIONS, items_for
from bureau.reminders import alarm, inbox
from bureau.staff.roles import STAFF
from bureau.tally import tally

COUNT_SECONDS = 10
MOST = 999
INBOX = "reminders:inbox"


def _asked(user, items) -> dict[str, tuple]:
    """What is to be counted for a person: one or several querysets by name."""
    wanted = {item.url_name: item.count(user) for item in items if item.count}
    if user.has_role(*STAFF):
        wanted[INBOX] = inbox.waiting(user)
    return {name: rows if isinstance(rows, tuple) else (rows,) for name, rows in wanted.items()}


def _counted(wanted: dict[str, tuple]) -> dict[str, int]:
    parts = {f"{name} {n}": rows for name, several in wanted.items() for n, rows in enumerate(several)}
    numbers = tally(parts, MOST + 1)
    return {
        name: sum(numbers[f"{name} {n}"] for n in range(len(several))) for name, several in wanted.items()
    }


def _counts(user, items) -> dict[str, str]:
    """Live counts, asked once in a few seconds per person, bounded so that no page waits for a count."""
    key = f"nav:{user.pk}"
    counts = cache.get(key)
    if counts is None:
        counts = _counted(_asked(user, items))
        cache.set(key, counts, COUNT_SECONDS)
    return {name: f"{MOST}+" if number > MOST else str(number) for name, number in counts.items() if number}


class Shell:
    """The navigation of one request, worked out only if a template draws it."""

    def __init__(self, request):
        self.request = request
        self.system_name = settings.SYSTEM_NAME

    @cached_property
    def _items(self):
        return items_for(self.request.user)

    @cached_property
    def _numbers(self) -> dict[str, str]:
        return _counts(self.request.user, self._items)

    @property
    def unread(self) -> str:
        """How many limits wait for this person's word; empty for none."""
        return self._numbers.get(INBOX, "")

    @property
    def has_inbox(self) -> bool:
        """The administrator sees no dossiers and is reminded of none."""
        return self.request.user.has_role(*STAFF)

    @property
    def alarm(self):
        """What is wrong with the reminders, or None."""
        found = alarm.status(kept=True)
        return found if found.late else None

    @cached_property
    def sections(self):
        """(heading, lines) in order; each line knows its address, count and whether it is the current one."""
        items, counts = self._items, self._numbers
        lines = [(item, reverse(item.url_name), counts.get(item.url_name, "")) for item in items]
        path = self.request.path
        roots = [(root, url) for item, url, _ in lines for root in (url, *map(reverse, item.also))]
        current = max((r for r in roots if path.startswith(r[0])), key=lambda r: len(r[0]), default=("", ""))[
            1
        ]
        drawn = [
            {
                "item": item,
                "url": url,
                "count": count,
                "current": url == current and (url != "/" or self.request.path == "/"),
            }
            for item, url, count in lines
        ]
        return [
            (name, group) for name in SECTIONS if (group := [d for d in drawn if d["item"].section == name])
        ]

    @property
    def tabs(self):
        """The first four lines meant for the foot of a phone."""
        return [line for _, group in self.sections for line in group if line["item"].phone][:4]


def shell(request):
    """Context processor."""
    return {"shell": Shell(request)}


def forget_counts(user) -> None:
    """After an act the counts are asked again at once."""
    cache.delete(f"nav:{user.pk}")
