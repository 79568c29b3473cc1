"""Global search: each app's `search.py` registers a question; the answers are listed by kind."""

from collections.abc import Callable
from dataclasses import dataclass

LIMIT = 8  # hits of each kind


@dataclass(frozen=True)
class Hit:
    """One answer."""

    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True)
class Source:
    """A kind of thing that can be found, by whom, and how: `find(user, text, limit) -> list[Hit]`."""

    label: str
    roles: tuple[str, ...]
    find: Callable


_sources: list[Source] = []


def register(source: Source) -> None:
    """Adds a kind of thing to the search."""
    _sources.append(source)


def find(user, text: str) -> list[tuple[Source, list[Hit]]]:
    """The answers by kind, empty kinds left out."""
    text = text.strip()
    if not text:
        return []
    found = ((source, source.find(user, text, LIMIT)) for source in _sources if user.has_role(*source.roles))
    return [(source, hits) for source, hits in found if hits]
