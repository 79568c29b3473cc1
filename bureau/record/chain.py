"""The hash chain, without Django. The byte format is fixed: docs/architecture.md, "Process record"."""

import hashlib
import json

GENESIS = "0" * 64
# Every field an entry's hash covers, in the order in which it is written down.
FIELDS = (
    "chain",
    "sequence",
    "at",
    "on",
    "actor_id",
    "actor_name",
    "verb",
    "label",
    "legal",
    "before",
    "after",
    "data",
    "note",
    "previous_hash",
)


def digest(entry: dict) -> str:
    """SHA-256 of the entry as compact JSON in UTF-8, keys in the order of FIELDS, `data` with sorted keys."""
    canonical = {name: entry[name] for name in FIELDS}
    canonical["data"] = json.loads(json.dumps(canonical["data"], sort_keys=True))
    text = json.dumps(canonical, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def faults(chain: str, entries, length: int, head: str):
    """Yields what is wrong with one chain: altered, removed, inserted or reordered entries, or a false head.

    `entries` are dicts with FIELDS and `hash`, in stored order of sequence; `length` and `head` are what the chain's
    own row says.
    """
    previous, expected = GENESIS, 1
    for entry in entries:
        if entry["sequence"] != expected:
            yield f"{chain} 第 {expected} 条缺失或次序不符（实为第 {entry['sequence']} 条）"
            expected = entry["sequence"]
        elif entry["previous_hash"] != previous:
            yield f"{chain} 第 {entry['sequence']} 条与前一条不相接"
        if digest(entry) != entry["hash"]:
            yield f"{chain} 第 {entry['sequence']} 条内容已被改动"
        previous, expected = entry["hash"], expected + 1
    if expected - 1 != length:
        yield f"{chain} 应有 {length} 条，实有 {expected - 1} 条"
    elif previous != head:
        yield f"{chain} 链首与最后一条不符"


def day_root(heads) -> str:
    """SHA-256 over the heads of all chains, one line `chain head` each, sorted by chain."""
    lines = "".join(f"{chain} {head}\n" for chain, head in sorted(heads))
    return hashlib.sha256(lines.encode()).hexdigest()
