"""Which cases a round may draw, and the draw itself: hash tickets, so that anyone can repeat it."""

import hashlib

from cases.models import Case, Decision
from cases.states import CaseState


def pool_of(round):
    """Closed cases of the bureau within the dates of the round."""
    return Case.objects.filter(
        office__path__startswith=round.office.path,
        state=CaseState.CLOSED,
        closed_on__range=(round.closed_from, round.closed_to),
    )


def digest_of(numbers: list[str]) -> str:
    """SHA-256 of the sorted case numbers, one a line."""
    return hashlib.sha256("".join(f"{number}\n" for number in sorted(numbers)).encode()).hexdigest()


def ticket_of(seed: str, number: str) -> str:
    """The ticket of a case; the lowest are drawn."""
    return hashlib.sha256(f"{seed}\n{number}\n".encode()).hexdigest()


def drawn(seed: str, numbers: list[str], count: int, compulsory: frozenset[str] = frozenset()) -> list[str]:
    """The compulsory cases and the lowest tickets of the rest, `count` in all or more when more are compulsory."""
    rest = sorted((n for n in numbers if n not in compulsory), key=lambda n: ticket_of(seed, n))
    must = sorted((n for n in numbers if n in compulsory), key=lambda n: ticket_of(seed, n))
    return must + rest[: max(0, count - len(must))]


def heavy(cases) -> frozenset[str]:
    """Numbers of the cases that were discussed collectively: serious by the law's own measure (办法 第52条)."""
    rows = cases.filter(discussions__isnull=False, decision__kind=Decision.Kind.PENALTY)
    return frozenset(rows.values_list("number", flat=True))
