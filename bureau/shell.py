"""What every page shows around its content: the rooms with their counts."""

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse

from bureau.nav import SECTIONS, items_for

COUNT_SECONDS = 10
MOST = 999


def _counts(user, items) -> dict[str, str]:
    """Live counts, asked once in a few seconds per person, bounded so that no page waits for a count."""
    key = f"nav:{user.pk}"
    counts = cache.get(key)
    if counts is None:
        counts = {item.url_name: item.count(user) for item in items if item.count}
        cache.set(key, counts, COUNT_SECONDS)
    return {name: f"{MOST}+" if number > MOST else str(number) for name, number in counts.items() if number}


class Shell:
    """The navigation of one request, worked out only if a template draws it."""

    def __init__(self, request):
        self.request = request
        self.system_name = settings.SYSTEM_NAME

    @property
    def sections(self):
        """(heading, lines) in order; each line knows its address, count and whether it is the current one."""
        user = self.request.user
        items = items_for(user)
        counts = _counts(user, items)
        lines = [(item, reverse(item.url_name), counts.get(item.url_name, "")) for item in items]
        current = max((url for _, url, _ in lines if self.request.path.startswith(url)), key=len, default="")
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
