#!/usr/bin/env python3
"""Checks a downloaded draw record offline. Needs only Python: python3 verify_draw.py record.json

Written apart from the bureau's own code, from docs/draw.md (format 1) alone.
"""

import hashlib
import json
import sys


def digest(*lines):
    return hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest()


def sections(text):
    found = {kind: [] for kind in "VNQEXORPL"}
    for line in text.split("\n")[:-1]:
        kind, *cells = line.split("\t")
        found[kind].append(cells)
    return found


def in_order(text):
    lines = text.split("\n")[:-1]
    return lines == sorted(
        lines, key=lambda line: ("VNQEXORPL".index(line[0]), line.encode())
    ) and text.endswith("\n")


def pairs(ranked):
    for later in range(1, len(ranked)):
        for earlier in range(later):
            yield ranked[earlier], ranked[later]


def choose_officers(pool, seed, code, load, last):
    away = {key for key, other in pool["R"] if other == code}
    ranked = sorted(
        (key for key in load if key not in away),
        key=lambda key: (load[key], digest(seed, "officer", key, code)),
    )
    barred = {frozenset(cells[1:]) for cells in pool["P"] if cells[0] == code} | {last}
    options = list(pairs(ranked))
    return next((pair for pair in options if frozenset(pair) not in barred), options[0])


def results(pool, seed):
    load = {key: int(visits) for key, visits, _ in pool["O"]}
    last = frozenset(pool["L"][0]) if pool["L"] else None
    quotas = {stratum: (int(take), int(reserve)) for stratum, take, reserve in pool["Q"]}
    for stratum in ("key", "special", "general"):
        take, reserve = quotas.get(stratum, (0, 0))
        tickets = sorted(
            (digest(seed, stratum, code), code) for code, own, _, _ in pool["E"] if own == stratum
        )
        for rank, (ticket, code) in enumerate(tickets[: take + reserve] if take else [], start=1):
            officers = []
            if rank <= take:
                officers = list(choose_officers(pool, seed, code, load, last))
                last = frozenset(officers)
                for key in officers:
                    load[key] += 1
            place = "selected" if rank <= take else "reserve"
            yield {
                "stratum": stratum, "rank": rank, "place": place, "code": code, "ticket": ticket, "officers": officers,
            }  # fmt: skip


def checks(record):
    bare = {name: value for name, value in record.items() if name != "record_digest"}
    text = json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    pool = sections(record["pool"])
    seed = digest(
        *(record[name] for name in ("pool_digest", "commitment", "secret", "public_value", "number"))
    )
    yield (
        "记录摘要",
        digest(text) == record["record_digest"] and record["format"] == 1 and pool["V"] == [["1"]],
    )
    yield "名录摘要", hashlib.sha256(record["pool"].encode()).hexdigest() == record["pool_digest"]
    yield "名录次序和编号", in_order(record["pool"]) and pool["N"] == [[record["number"]]]
    yield "密值与承诺", digest(record["secret"]) == record["commitment"]
    days = record["frozen_at"][:10], record["public_due_on"], record["revealed_at"][:10]
    yield "公开值在承诺之后", days[0] < days[1] <= days[2]
    yield "种子", seed == record["seed"]
    yield "抽取结果", list(results(pool, seed)) == record["results"]


def main():
    with open(sys.argv[1], encoding="utf-8") as source:
        record = json.load(source)
    outcome = list(checks(record))
    for name, good in outcome:
        print(f"{'相符' if good else '不符'}  {name}")
    return 0 if all(good for _, good in outcome) else 1


if __name__ == "__main__":
    sys.exit(main())
