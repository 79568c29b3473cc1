"""The published record of a draw and its verification (docs/draw.md)."""

import hashlib
import json

from inspections.draw.hashing import commitment_of, digest, seed_of
from inspections.draw.pool import FORMAT, parse
from inspections.draw.result import Infeasible, draw


def canonical(record: dict) -> str:
    """A record as compact JSON in UTF-8 with sorted keys: the bytes its digest covers."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sealed(record: dict) -> dict:
    """The record with `record_digest` over all its other members."""
    bare = {name: value for name, value in record.items() if name != "record_digest"}
    return {**bare, "record_digest": digest(canonical(bare))}


def verify(record: dict) -> list[str]:
    """Everything that is wrong with a published record, as Chinese sentences; empty if all follows from it."""
    try:
        return list(_faults(record))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return [f"记录不完整或格式不符：{error}"]


def _faults(record: dict):
    if record["format"] != FORMAT:
        yield f"格式版本为 {record['format']}，应为 {FORMAT}"
    if sealed(record)["record_digest"] != record["record_digest"]:
        yield "记录的内容与记录摘要不符"
    if hashlib.sha256(record["pool"].encode()).hexdigest() != record["pool_digest"]:
        yield "名录与公布的摘要不符"
    if commitment_of(record["secret"]) != record["commitment"]:
        yield "密值与公布的承诺不符"
    if not record["frozen_at"][:10] < record["public_due_on"] <= record["revealed_at"][:10]:
        yield "公开值须在冻结之后、抽取之前产生"
    pool = parse(record["pool"])
    if pool.number != record["number"]:
        yield "名录的编号与记录的编号不符"
    seed = seed_of(
        record["pool_digest"],
        record["commitment"],
        record["secret"],
        record["public_value"],
        record["number"],
    )
    if seed != record["seed"]:
        yield "种子不能由公布的数据得出"
    try:
        if [row.as_dict() for row in draw(pool, seed)] != record["results"]:
            yield "抽取结果不能由名录和种子得出"
    except Infeasible as error:
        yield f"名录不能抽取：{error}"
