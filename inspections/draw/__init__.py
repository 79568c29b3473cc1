"""The double-random draw by hash tickets, without Django. Every byte is specified in docs/draw.md, format 1.

Freeze a `Pool` as text, publish its digest and the commitment to a secret; later the seed follows from both and a
public value, and everything else follows from the text and the seed.
"""

from inspections.draw.hashing import commitment_of, digest, officer_ticket, seed_of, ticket_of
from inspections.draw.pool import (
    FORMAT,
    STRATA,
    Candidate,
    Excluded,
    Officer,
    Pool,
    Quota,
    obstacles,
    parse,
    text_of,
)
from inspections.draw.record import canonical, sealed, verify
from inspections.draw.result import Drawn, Infeasible, draw, pairs_for, tickets

__all__ = [
    "FORMAT",
    "STRATA",
    "Candidate",
    "Drawn",
    "Excluded",
    "Infeasible",
    "Officer",
    "Pool",
    "Quota",
    "canonical",
    "commitment_of",
    "digest",
    "draw",
    "obstacles",
    "officer_ticket",
    "pairs_for",
    "parse",
    "sealed",
    "seed_of",
    "text_of",
    "ticket_of",
    "tickets",
    "verify",
]
