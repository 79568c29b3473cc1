"""Re-deriving stored draws from their published records, and comparing what the bureau works with."""

import hashlib
import json
from datetime import datetime

from bureau.record.models import Entry
from inspections import draw as lots
from inspections.models import Draw, DrawPlan

_COLUMNS = (
    "number",
    "sequence",
    "reason",
    "pool",
    "pool_digest",
    "commitment",
    "public_source",
    "public_value",
    "secret",
    "seed",
)


def faults_of(draw: Draw) -> list[str]:
    """Everything wrong with one stored draw, as Chinese sentences."""
    if hashlib.sha256(draw.pool.encode()).hexdigest() != draw.pool_digest:
        return ["冻结名录与名录摘要不符"]
    if lots.commitment_of(draw.secret) != draw.commitment:
        return ["密值与承诺不符"]
    record = _read(draw.record) if draw.is_revealed else None
    if draw.is_revealed and record is None:
        return ["公布的记录不是完整的 JSON"]
    return _against_process_record(draw, record) + (_of_record(draw, record) if record else [])


def taken_away() -> list[str]:
    """Numbers of draws that the process record saw frozen and that are stored no more."""
    stored = set(Draw.objects.values_list("plan", "number"))
    frozen = Entry.objects.filter(
        dossier_kind=DrawPlan._meta.label_lower, verb__in=["freeze", "redraw"]
    ).order_by("pk")
    told = [(plan, data.get("number", "")) for plan, data in frozen.values_list("dossier_id", "data")]
    return [number for plan, number in told if (plan, number) not in stored]


def _read(text: str) -> dict | None:
    try:
        record = json.loads(text)
    except ValueError:
        return None
    return record if isinstance(record, dict) and record else None


def _of_record(draw: Draw, record: dict) -> list[str]:
    found = lots.verify(record)
    if found:
        return found
    if lots.canonical(record) != draw.record:
        found.append("公布的记录不是规范写法")
    found += [f"存储的 {name} 与公布的记录不符" for name in _COLUMNS if getattr(draw, name) != record[name]]
    if draw.public_due_on.isoformat() != record["public_due_on"]:
        found.append("存储的公开值产生日期与公布的记录不符")
    for name in ("frozen_at", "revealed_at"):
        if getattr(draw, name).replace(microsecond=0) != datetime.fromisoformat(record[name]):
            found.append(f"存储的 {name} 与公布的记录不符")
    if _stored_results(draw, record) != {row["code"]: row for row in record["results"]}:
        found.append("存储的抽取结果与公布的记录不符")
    return found


def _stored_results(draw: Draw, record: dict) -> dict[str, dict]:
    rows = draw.results.select_related("enterprise", "officer_a", "officer_b")
    by_number = {
        certificate.number: certificate.user_id
        for row in rows.prefetch_related("officer_a__certificates", "officer_b__certificates")
        for officer in (row.officer_a, row.officer_b)
        if officer
        for certificate in officer.certificates.all()
    }
    published = {row["code"]: row["officers"] for row in record["results"]}
    return {
        row.enterprise.code: {
            "stratum": row.stratum,
            "rank": row.rank,
            "place": row.place,
            "code": row.enterprise.code,
            "ticket": row.ticket,
            "officers": _same_officers(row, published.get(row.enterprise.code, []), by_number),
        }
        for row in rows
    }


def _same_officers(row, published: list[str], by_number: dict[str, int]) -> list[str]:
    """The published certificate numbers if they belong to the stored officers, else what is stored."""
    stored = [pk for pk in (row.officer_a_id, row.officer_b_id) if pk]
    return (
        published if [by_number.get(number) for number in published] == stored else [str(pk) for pk in stored]
    )


def _against_process_record(draw: Draw, record: dict | None) -> list[str]:
    """The process record, itself a hash chain, kept digests when they were made."""
    entries = Entry.objects.of(draw.plan).filter(verb__in=["freeze", "redraw", "reveal"])
    told = [entry.data for entry in entries if entry.data.get("number") == draw.number]
    frozen = [
        data
        for data in told
        if data.get("pool_digest") == draw.pool_digest and data.get("commitment") == draw.commitment
    ]
    if not frozen:
        return ["全过程记录中没有这次冻结，或摘要不同"]
    if record:
        sealed = {"record_digest": record.get("record_digest"), "seed": draw.seed}
        if not any(sealed.items() <= data.items() for data in told):
            return ["全过程记录中的记录摘要与公布的记录不符"]
    return []
