"""Is this the same matter? Pure comparison of words, and the few clues worth comparing with."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from cases.models import Clue
from cases.states import ClueState

SPAN_DAYS = 60  # a matter reported again within two months is probably the same
MOST_COMPARED = 200
SHOWN = 5
ALIKE = 0.3
_NOISE = str.maketrans("", "", " \n\t，。、；：,.;:（）()“”\"'！!？?")


@dataclass(frozen=True)
class Likeness:
    """An earlier clue that looks like this one, and why."""

    clue: Clue
    share: float
    reasons: tuple[str, ...]


def likeness(one: str, other: str) -> float:
    """Share of common pairs of characters, 0 to 1; punctuation and spaces do not count."""
    first, second = _pairs(one), _pairs(other)
    if not first or not second:
        return 0.0
    return len(first & second) / len(first | second)


def _pairs(text: str) -> set[str]:
    plain = text.translate(_NOISE)
    return {plain[i : i + 2] for i in range(len(plain) - 1)}


def alike(user, *, name: str, code: str, place: str, content: str, received_on: date) -> list[Likeness]:
    """Earlier clues of the bureau on the same party or place, or in nearly the same words; the likest first."""
    since = received_on - timedelta(days=SPAN_DAYS)
    near = Clue.objects.visible_to(user).filter(
        received_on__range=(since, received_on + timedelta(days=SPAN_DAYS))
    )
    near = near.exclude(state__in=[ClueState.JOINED, ClueState.ROUTED])
    same = (
        Q(party_name=name)
        | (Q(party_code=code) if code else Q(pk=None))
        | (Q(place=place) if place else Q(pk=None))
    )
    rows = list(near.filter(same).order_by("-pk")[:MOST_COMPARED])
    seen = {row.pk for row in rows}
    rows += [row for row in near.order_by("-pk")[:MOST_COMPARED] if row.pk not in seen]
    found = [_compare(row, name, code, place, content) for row in rows]
    return sorted((f for f in found if f.reasons), key=lambda f: (-len(f.reasons), -f.share))[:SHOWN]


def _compare(row: Clue, name: str, code: str, place: str, content: str) -> Likeness:
    share = likeness(row.content, content)
    reasons = (
        ("同一当事人", row.party_name == name or bool(code and row.party_code == code)),
        ("同一地点", bool(place and row.place == place)),
        ("内容相近", share >= ALIKE),
    )
    return Likeness(row, share, tuple(words for words, true in reasons if true))
