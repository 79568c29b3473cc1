"""The pool: everything fixed before the seed can exist, and its canonical text (docs/draw.md)."""

from collections import defaultdict
from dataclasses import dataclass, field

FORMAT = 1
STRATA = ("key", "special", "general")


@dataclass(frozen=True, order=True)
class Candidate:
    """An enterprise in the pool. `tag` is `L` for a positive-list enterprise, else empty."""

    code: str
    stratum: str
    name: str
    tag: str = ""


@dataclass(frozen=True, order=True)
class Excluded:
    """An enterprise left out, with the reason that will be published."""

    code: str
    name: str
    reason: str


@dataclass(frozen=True, order=True)
class Quota:
    """How many of a stratum are taken, and how many stand in reserve."""

    stratum: str
    take: int
    reserve: int


@dataclass(frozen=True, order=True)
class Officer:
    """An officer by certificate number, with the visits already assigned this year."""

    key: str
    load: int
    name: str


@dataclass
class Pool:
    """Everything that is fixed before the seed can exist."""

    number: str
    candidates: list[Candidate] = field(default_factory=list)
    excluded: list[Excluded] = field(default_factory=list)
    quotas: list[Quota] = field(default_factory=list)
    officers: list[Officer] = field(default_factory=list)
    recusals: set[tuple[str, str]] = field(default_factory=set)  # (officer, enterprise code)
    past_pairs: dict[str, tuple[str, str]] = field(default_factory=dict)  # enterprise code -> last pair there
    last_pair: tuple[str, str] | None = None  # the pair assigned last in the draw before


def text_of(pool: Pool) -> str:
    """The canonical text of a pool: tab-separated lines, sections in fixed order, sorted inside by their bytes."""
    sections = [
        [("V", str(FORMAT))],
        [("N", pool.number)],
        [("Q", q.stratum, str(q.take), str(q.reserve)) for q in pool.quotas],
        [("E", c.code, c.stratum, c.tag, c.name) for c in pool.candidates],
        [("X", x.code, x.name, x.reason) for x in pool.excluded],
        [("O", o.key, str(o.load), o.name) for o in pool.officers],
        [("R", *pair) for pair in pool.recusals],
        [("P", code, *sorted(pair)) for code, pair in pool.past_pairs.items()],
        [("L", *sorted(pool.last_pair))] if pool.last_pair else [],
    ]
    for cell in (cell for section in sections for line in section for cell in line):
        if any(sign in cell for sign in "\t\n\r"):
            raise ValueError(f"a cell may not contain tab or line end: {cell!r}")
    return "".join(
        f"{line}\n" for section in sections for line in sorted("\t".join(cells) for cells in section)
    )


def parse(text: str) -> Pool:
    """The pool a text describes. Raises ValueError when the text is not exactly the canonical one."""
    pool = Pool(number="")
    for line in text.split("\n")[:-1]:
        kind, *cells = line.split("\t")
        _read_line(pool, kind, cells)
    if text_of(pool) != text:
        raise ValueError("not the canonical text of format 1")
    return pool


def _read_line(pool: Pool, kind: str, cells: list[str]) -> None:
    match kind, cells:
        case "V", [version] if version == str(FORMAT):
            pass
        case "N", [number]:
            pool.number = number
        case "Q", [stratum, take, reserve]:
            pool.quotas.append(Quota(stratum, int(take), int(reserve)))
        case "E", [code, stratum, tag, name]:
            pool.candidates.append(Candidate(code, stratum, name, tag))
        case "X", [code, name, reason]:
            pool.excluded.append(Excluded(code, name, reason))
        case "O", [key, load, name]:
            pool.officers.append(Officer(key, int(load), name))
        case "R", [key, code]:
            pool.recusals.add((key, code))
        case "P", [code, first, second]:
            pool.past_pairs[code] = (first, second)
        case "L", [first, second]:
            pool.last_pair = (first, second)
        case _:
            raise ValueError(f"not a line of format {FORMAT}: {kind!r} with {len(cells)} cells")


def obstacles(pool: Pool) -> list[str]:
    """Why this pool cannot be drawn, whatever the seed: quotas beyond the pool, visits without two free officers."""
    found = []
    sizes = defaultdict(int)
    for candidate in pool.candidates:
        sizes[candidate.stratum] += 1
    if len({c.code for c in pool.candidates}) != len(pool.candidates):
        found.append("名录中有重复的统一社会信用代码。")
    if unknown := sizes.keys() - set(STRATA):
        found.append(f"名录中有未知的类别：{'、'.join(sorted(unknown))}。")
    for quota in pool.quotas:
        if quota.take > sizes[quota.stratum]:
            found.append(
                f"{_label(quota.stratum)}拟抽 {quota.take} 家，名录内只有 {sizes[quota.stratum]} 家。"
            )
    if not any(quota.take for quota in pool.quotas):
        found.append("各类拟抽家数都是 0，没有可抽取的对象。")
    return found + _without_pair(pool)


def _without_pair(pool: Pool) -> list[str]:
    keys = {officer.key for officer in pool.officers}
    if len(keys) < 2:
        return [f"持证执法人员 {len(keys)} 名，不足两名。"]
    away = defaultdict(set)
    for key, code in pool.recusals:
        away[code].add(key)
    return [
        f"{c.name}：除回避外可派执法人员 {len(keys - away[c.code])} 名，不足两名。"
        for c in pool.candidates
        if len(keys - away[c.code]) < 2
    ]


def _label(stratum: str) -> str:
    return {"key": "重点", "special": "特殊", "general": "一般"}.get(stratum, stratum)
