"""Who is drawn and who goes there: all follows from the pool and the seed (docs/draw.md)."""

from collections import defaultdict
from dataclasses import dataclass

from inspections.draw.hashing import officer_ticket, ticket_of
from inspections.draw.pool import STRATA, Pool, Quota, obstacles


class Infeasible(Exception):
    """The draw cannot be made; nobody is assigned. `reasons` are Chinese sentences saying what to change."""

    def __init__(self, reasons: list[str]):
        self.reasons = reasons
        super().__init__("；".join(reasons))


@dataclass(frozen=True)
class Drawn:
    """One enterprise of the result. `place` is `selected` or `reserve`; only the selected have officers."""

    stratum: str
    rank: int
    place: str
    code: str
    ticket: str
    officers: tuple[str, ...] = ()

    def as_dict(self) -> dict:
        """The form it has in a published record."""
        return {
            "stratum": self.stratum,
            "rank": self.rank,
            "place": self.place,
            "code": self.code,
            "ticket": self.ticket,
            "officers": list(self.officers),
        }


def draw(pool: Pool, seed: str) -> list[Drawn]:
    """The result: per stratum the lowest tickets, then the reserves in order; two officers for each selected.

    Raises Infeasible with every reason and assigns nobody.
    """
    if reasons := obstacles(pool):
        raise Infeasible(reasons)
    drawn = [row for stratum in STRATA for row in _drawn_of(pool, seed, stratum)]
    roster = Roster(pool)
    return [
        Drawn(
            d.stratum,
            d.rank,
            d.place,
            d.code,
            d.ticket,
            roster.pair(seed, d.code) if d.place == "selected" else (),
        )
        for d in drawn
    ]


def pairs_for(pool: Pool, seed: str, codes: list[str]) -> dict[str, tuple[str, str]]:
    """A pair for each enterprise of a list that was not drawn (campaigns), by the same rule. Raises Infeasible."""
    roster = Roster(pool)
    return {code: roster.pair(seed, code) for code in codes}


def tickets(pool: Pool, seed: str, stratum: str) -> list[tuple[str, str]]:
    """(ticket, code) of every candidate of a stratum, lowest first."""
    return sorted((ticket_of(seed, stratum, c.code), c.code) for c in pool.candidates if c.stratum == stratum)


def _drawn_of(pool: Pool, seed: str, stratum: str):
    quota = next((q for q in pool.quotas if q.stratum == stratum), Quota(stratum, 0, 0))
    if not quota.take:
        return
    for rank, (ticket, code) in enumerate(
        tickets(pool, seed, stratum)[: quota.take + quota.reserve], start=1
    ):
        yield Drawn(stratum, rank, "selected" if rank <= quota.take else "reserve", code, ticket)


class Roster:
    """Hands out pairs: lowest load first, then lowest ticket; not the last pair, nor the enterprise's last pair."""

    def __init__(self, pool: Pool):
        self.recusals, self.past_pairs, self.last = pool.recusals, pool.past_pairs, pool.last_pair
        self.by_load = defaultdict(set)
        for officer in pool.officers:
            self.by_load[officer.load].add(officer.key)

    def pair(self, seed: str, code: str) -> tuple[str, str]:
        """The pair for one visit. Only if no other pair is possible is a barred one taken. Raises Infeasible."""
        barred = {tuple(sorted(p)) for p in (self.last, self.past_pairs.get(code)) if p}
        ranked: list[tuple[int, str]] = []
        chosen = None
        for load in sorted(self.by_load):
            free = (key for key in self.by_load[load] if (key, code) not in self.recusals)
            ranked += [(load, key) for key in sorted(free, key=lambda key: officer_ticket(seed, key, code))]
            if chosen := _first_pair(ranked, barred):
                break
        chosen = chosen or _first_pair(ranked, set())
        if not chosen:
            raise Infeasible([f"{code}：可派执法人员不足两名。"])
        return self._take(chosen)

    def _take(self, chosen) -> tuple[str, str]:
        for load, key in chosen:
            self.by_load[load].discard(key)
            if not self.by_load[load]:
                del self.by_load[load]
            self.by_load[load + 1].add(key)
        first, second = chosen[0][1], chosen[1][1]
        self.last = tuple(sorted((first, second)))
        return first, second


def _first_pair(ranked, barred):
    """The first pair not barred, in order of the later officer's place, then of the earlier one's."""
    for later in range(1, len(ranked)):
        for earlier in range(later):
            if tuple(sorted((ranked[earlier][1], ranked[later][1]))) not in barred:
                return ranked[earlier], ranked[later]
    return None
