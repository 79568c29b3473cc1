"""A draw of a whole province against the bare hashing it cannot do without."""

import hashlib

from benchmarks.timing import once
from inspections.draw import Candidate, Officer, Pool, Quota, draw, text_of, ticket_of
from inspections.draw.hashing import officer_ticket

SEED = "5" * 64
STRATUM = "general"


def measure(enterprises: int, officers: int, take: int) -> dict:
    """Seconds of the draw, and of the hashing alone: a ticket per enterprise, a ticket per officer and visit."""
    codes = [f"91{n:016d}" for n in range(enterprises)]
    keys = [f"QH-{n:04d}" for n in range(officers)]
    pool = Pool(
        number="双随机〔2026〕1号",
        candidates=[Candidate(code, STRATUM, f"测试企业{code[-6:]}") for code in codes],
        quotas=[Quota(STRATUM, take, take // 10)],
        officers=[Officer(key, n % 3, f"人员{key}") for n, key in enumerate(keys)],
    )
    result: list = []
    seconds = once(lambda: result.extend(draw(pool, SEED)))
    selected = [row.code for row in result if row.place == "selected"]
    tickets = once(lambda: [ticket_of(SEED, STRATUM, code) for code in codes])
    visits = once(lambda: [officer_ticket(SEED, key, code) for code in selected for key in keys])
    freeze = once(lambda: hashlib.sha256(text_of(pool).encode()).hexdigest())
    return {
        "draw": seconds,
        "tickets": tickets,
        "visits": visits,
        "freeze": freeze,
        "selected": len(selected),
    }
