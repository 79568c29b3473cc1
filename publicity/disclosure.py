"""What of a penalty decision becomes public: an allow-list. Pure; the same facts always give the same record.

A field that is not written out below cannot reach the public, whatever is added to cases later. The items are those of
生态环境行政处罚办法 第62条 (number, party, facts, result and basis, organ, date); what 第64条 protects is blacked out.
Names of natural persons appear as 陈某, of representatives too: the surname tells people of one firm apart and no more
is needed for the purpose of publishing (个人信息保护法 第6条). A minor is not named at all.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bureau.documents.chinese import article, capital, date_text
from publicity import redaction
from publicity.redaction import Piece

FORMAT = 1
MINOR_NAME = "某未成年人"
PAYMENT_DAYS = "十五日"


@dataclass(frozen=True)
class Facts:
    """Everything the builder may look at. `persons` are all natural persons known to the case."""

    number: str
    organ: str
    decided_on: date
    acted_on: date
    party_name: str
    party_is_citizen: bool
    party_is_trader: bool
    party_code: str
    representative: str
    address: str
    phone: str
    town: str
    violation: str
    facts: str
    basis: str
    fine: Decimal
    confiscation: Decimal
    warning: bool
    noticed_on: date | None
    defence_raised: bool
    hearing_held: bool
    evidence_kinds: Sequence[str]
    review_body: str
    court: str
    original_sha256: str
    persons: Sequence[str] = ()
    masks: Sequence[tuple[str, str]] = ()


def party_shown(facts: Facts) -> str:
    """The party's name as published."""
    if facts.party_is_citizen and redaction.is_minor(redaction.birth_of(facts.party_code), facts.acted_on):
        return MINOR_NAME
    if is_a_person(facts):
        return redaction.masked_name(facts.party_name)
    return facts.party_name


def is_a_person(facts: Facts) -> bool:
    """Whether the party's name is a natural person's: a citizen, or a trader without a trade name."""
    return facts.party_is_citizen or (facts.party_is_trader and facts.party_name == facts.representative)


def result_text(facts: Facts) -> str:
    """The penalties, as `警告；罚款 30,000.00 元`."""
    parts = ["警告"] if facts.warning else []
    parts += [f"罚款 {facts.fine:,.2f} 元"] if facts.fine else []
    parts += [f"没收违法所得 {facts.confiscation:,.2f} 元"] if facts.confiscation else []
    return "；".join(parts)


def facts_shown(facts: Facts) -> list[list[Piece]]:
    """The paragraphs of the violation's facts, blacked out."""
    person = is_a_person(facts)
    names = [name for name in facts.persons if name]
    names += [facts.representative] if facts.representative else []
    names += [facts.party_name] if person else []
    secrets = [(facts.phone, redaction.CONTACT)] + (
        [(facts.party_code, redaction.IDENTITY)] if facts.party_is_citizen else []
    )
    keep = () if person else (facts.party_name, facts.party_code)
    return [
        redaction.blacked_out(
            line, names=names, addresses=[facts.address], keep=keep, extra=[*facts.masks, *secrets]
        )
        for line in facts.facts.splitlines()
        if line.strip()
    ]


def public_record(facts: Facts) -> dict:
    """The frozen public copy: declared fields, the sheet in pieces, what was removed and why, and its digest."""
    shown = facts_shown(facts)
    sheet = _sheet(facts, shown)
    removed = redaction.removed_kinds(Piece(*piece) for line in sheet for piece in line["pieces"])
    record = {
        "format": FORMAT,
        "number": facts.number,
        "party": party_shown(facts),
        "code": "" if facts.party_is_citizen else facts.party_code,
        "representative": redaction.masked_name(facts.representative)
        if facts.representative and not is_a_person(facts)
        else "",
        "town": facts.town,
        "violation": facts.violation,
        "facts": "".join(redaction.as_text(line) for line in shown),
        "basis": facts.basis,
        "result": result_text(facts),
        "fine": f"{facts.fine:.2f}",
        "confiscation": f"{facts.confiscation:.2f}",
        "organ": facts.organ,
        "decided_on": facts.decided_on.isoformat(),
        "sheet": sheet,
        "removed": [
            {"kind": kind, "count": removed[kind], "article": redaction.ARTICLE}
            for kind in redaction.KINDS
            if removed[kind]
        ],
        "original_sha256": facts.original_sha256,
    }
    return {**record, "digest": digest(record)}


def digest(record: dict) -> str:
    """SHA-256 over the record without its own digest, in canonical JSON (sorted keys, no spaces, UTF-8)."""
    bare = {key: value for key, value in record.items() if key != "digest"}
    return hashlib.sha256(
        json.dumps(bare, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    ).hexdigest()


def secrets_in(record: dict, facts: Facts) -> list[str]:
    """The kinds of protected values that still stand in a record word for word; empty when it may go out.

    The last look before publishing: it does not trust the builder above.
    """
    text = json.dumps(record, ensure_ascii=False)
    if not is_a_person(facts):
        text = text.replace(facts.party_name, "")
    guarded = [(redaction.CONTACT, facts.phone), (redaction.ADDRESS, facts.address)]
    guarded += [(redaction.PERSON, name) for name in (*facts.persons, facts.representative)]
    if facts.party_is_citizen:
        guarded += [(redaction.IDENTITY, facts.party_code)]
    if is_a_person(facts):
        guarded += [(redaction.PERSON, facts.party_name)]
    guarded += [(kind, word) for word, kind in facts.masks]
    return sorted({kind for kind, value in guarded if len(value.strip()) > 1 and value.strip() in text})


def _line(*pieces, style: str = "") -> dict:
    """A paragraph of the sheet; a piece is text, or the kind of what was removed marked by `gone`."""
    made = [[piece.text, piece.removed] if isinstance(piece, Piece) else [piece, ""] for piece in pieces]
    return {"style": style, "pieces": made}


def gone(kind: str) -> Piece:
    """A blacked-out stretch."""
    return Piece(removed=kind)


def _sheet(facts: Facts, shown: list[list[Piece]]) -> list[dict]:
    lines = [
        _line(f"{party_shown(facts)}：", style="flush"),
        *_party_lines(facts),
        *(_line(*line) for line in shown),
    ]
    lines.append(_line(_evidence_sentence(facts)))
    lines.append(_line(f"依据{article(facts.basis)}，决定给予以下行政处罚：{_result_on_paper(facts)}。"))
    if facts.fine or facts.confiscation:
        lines.append(_line(f"罚没款自收到决定书之日起{PAYMENT_DAYS}内缴至", gone(redaction.ACCOUNT), "。"))
    lines.append(
        _line(
            f"如不服本决定，可以自收到之日起六十日内向{facts.review_body}申请行政复议，"
            f"也可以自收到之日起六个月内依法向{facts.court}提起行政诉讼。"
        )
    )
    lines += [_line(facts.organ, style="right"), _line(date_text(facts.decided_on), style="right")]
    return lines


def _party_lines(facts: Facts) -> list[dict]:
    lines = []
    if facts.party_is_citizen:
        lines.append(_line("身份证件号码：", gone(redaction.IDENTITY), style="plain"))
    elif facts.party_code:
        lines.append(_line(f"统一社会信用代码：{facts.party_code}", style="plain"))
    if facts.representative and not is_a_person(facts):
        surname = redaction.masked_name(facts.representative)[:-1]
        lines.append(_line(f"法定代表人（负责人）：{surname}", gone(redaction.PERSON), style="plain"))
    if facts.address:
        lines.append(_line(f"地址：{facts.town}", gone(redaction.ADDRESS), style="plain"))
    if facts.phone:
        lines.append(_line("电话：", gone(redaction.CONTACT), style="plain"))
    return lines


def _evidence_sentence(facts: Facts) -> str:
    kinds = "、".join(facts.evidence_kinds)
    words = f"以上事实，有{kinds}等证据为凭。" if kinds else ""
    if facts.noticed_on:
        raised = "提出陈述申辩，我局依法复核" if facts.defence_raised else "在法定期限内未提出陈述申辩"
        heard = "，并依申请举行听证" if facts.hearing_held else ""
        words += f"我局于{date_text(facts.noticed_on)}告知陈述申辩权利，当事人{raised}{heard}。"
    return words


def _result_on_paper(facts: Facts) -> str:
    parts = ["警告"] if facts.warning else []
    parts += [f"罚款人民币{capital(facts.fine)}（¥{facts.fine:,.2f}）"] if facts.fine else []
    parts += (
        [f"没收违法所得人民币{capital(facts.confiscation)}（¥{facts.confiscation:,.2f}）"]
        if facts.confiscation
        else []
    )
    return "；".join(parts)
