"""Entries as a device sends them: read strictly, before anything is asked of the database. Pure.

An entry is {id, task, kind, made_at, content}. What is not exactly as described here is malformed and comes back.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

MOST_ENTRIES = 60
MOST_BYTES = 512 * 1024
MOST_KEY = 2**63
YEARS = range(2020, 2100)
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Malformed(ValueError):
    """Not an entry; the words are for the person at the device."""


@dataclass(frozen=True)
class Entry:
    """One entry, read. `content` holds exactly the fields of its kind."""

    client_id: UUID
    task: int
    kind: str
    made_at: datetime
    content: dict
    digest: str


def _words(most: int):
    def read(value) -> str:
        if not isinstance(value, str) or len(value) > most:
            raise Malformed(f"文字超过 {most} 字或不是文字")
        if "\x00" in value or any("\ud800" <= char <= "\udfff" for char in value):
            raise Malformed("文字里有不能保存的字符")
        return value.strip()

    return read


def _one_of(*allowed: str):
    def read(value) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise Malformed("选项不在范围内")
        return value

    return read


def _key(value) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < MOST_KEY:
        raise Malformed("编号不正确")
    return value


def _yes_or_no(value) -> bool:
    if not isinstance(value, bool):
        raise Malformed("须为是或否")
    return value


def _maybe(read):
    return lambda value: None if value is None else read(value)


def _between(low: float, high: float):
    def read(value) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise Malformed("定位不在范围内")
        return round(float(value), 6)

    return read


def _moment(value) -> str:
    return moment(value).isoformat()


def _sha256(value) -> str:
    if not isinstance(value, str) or not _SHA256.fullmatch(value):
        raise Malformed("指纹须为 64 位十六进制")
    return value


def _answer_before(value) -> list[str]:
    if not isinstance(value, list) or len(value) != 3:
        raise Malformed("此前的结论不完整")
    return [_words(2000)(part) for part in value]


FACTS = {
    "place": _words(120),
    "shown": _yes_or_no,
    "rights_told": _yes_or_no,
    "party_name": _words(40),
    "party_post": _words(30),
    "party_phone": _words(30),
    "summary": _words(5000),
}


def _facts(value) -> dict:
    if not isinstance(value, dict) or not value or not value.keys() <= FACTS.keys():
        raise Malformed("检查情况的项目不正确")
    return {name: FACTS[name](part) for name, part in value.items()}


KINDS = {
    "start": {"place": _words(120)},
    "facts": {"set": _facts, "base": _facts},
    "answer": {
        "item": _key,
        "value": _one_of("yes", "no", "na"),
        "text": _words(2000),
        "given": _words(200),
        "base": _maybe(_answer_before),
    },
    "photo": {
        "use": _one_of("photo", "video", "sketch", "party", "officer", "witness"),
        "item": _maybe(_key),
        "sha256": _sha256,
        "taken_at": _moment,
        "place": _words(120),
        "latitude": _maybe(_between(-90, 90)),
        "longitude": _maybe(_between(-180, 180)),
        "accuracy": _maybe(_between(0, 1_000_000)),
        "signer": _words(40),
        "title": _words(60),
    },
    "note": {"person": _words(40), "post": _words(30), "text": _words(5000)},
    "finding": {
        "item": _maybe(_key),
        "description": _words(2000),
        "handling": _one_of("corrected", "order", "clue"),
        "violation": _maybe(_key),
    },
    "sign": {
        "signing": _one_of("signed", "refused", "absent"),
        "party_name": _words(40),
        "note": _words(200),
        "witness": _words(40),
        "base": _one_of("", "signed", "refused", "absent"),
    },
}


def moment(value) -> datetime:
    """An aware moment of a plausible year."""
    try:
        found = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise Malformed("时间不正确") from error
    if found.tzinfo is None or found.year not in YEARS:
        raise Malformed("时间缺时区，或年份不正确")
    return found


def read_batch(text: str) -> list:
    """The raw entries of a batch. Raises Malformed for what is no list, too long or too many."""
    if len(text) > MOST_BYTES:
        raise Malformed(f"一次最多 {MOST_BYTES // 1024} KB 文字")
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Malformed("不是可读的内容") from error
    if not isinstance(rows, list) or len(rows) > MOST_ENTRIES:
        raise Malformed(f"须为最多 {MOST_ENTRIES} 条的列表")
    return rows


def read_entry(raw) -> Entry:
    """One entry. Raises Malformed."""
    if not isinstance(raw, dict) or raw.keys() != {"id", "task", "kind", "made_at", "content"}:
        raise Malformed("登记的项目不完整")
    kind, content = raw["kind"], raw["content"]
    if not isinstance(kind, str) or kind not in KINDS:
        raise Malformed("没有这种登记")
    fields = KINDS[kind]
    if not isinstance(content, dict) or content.keys() != fields.keys():
        raise Malformed("内容的项目不完整")
    clean = {name: read(content[name]) for name, read in fields.items()}
    made_at = moment(raw["made_at"])
    task, client_id = _key(raw["task"]), client_id_of(raw["id"])
    whole = json.dumps([kind, task, made_at.isoformat(), clean], ensure_ascii=False, sort_keys=True)
    return Entry(client_id, task, kind, made_at, clean, hashlib.sha256(whole.encode()).hexdigest())


def whole_number(text: str) -> int:
    """A number of bytes."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 12):
        raise Malformed("文件的分段不正确")
    return int(text)


def client_id_of(value) -> UUID:
    """The id a device gave an entry."""
    try:
        return UUID(value if isinstance(value, str) and len(value) == 36 else "")
    except ValueError as error:
        raise Malformed("设备编号不正确") from error
