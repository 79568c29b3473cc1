"""Blacking out: one rule for names, one for free text. Pure: no Django, no clock, no database.

What has to go is listed in 生态环境行政处罚办法 第64条: portrait, identity number, home address, contact, birth date,
bank account, health and property of persons; names of other persons; accounts of entities; minors; trade secrets.
Digits typed in full width or in groups do not slip through: they are brought to one form before matching.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

ARTICLE = "生态环境行政处罚办法 第64条"
ADULT_AGE = 18

PERSON = "个人姓名"
CONTACT = "联系方式"
IDENTITY = "证件号码"
ACCOUNT = "银行账户"
ADDRESS = "详细住址"
BIRTH = "出生日期"
PLATE = "车辆号牌"
TRADE_SECRET = "商业秘密"  # noqa: S105 - a kind of text, not a password
OTHER_ENTITY = "其他单位名称"
KINDS = (PERSON, CONTACT, IDENTITY, ACCOUNT, ADDRESS, BIRTH, PLATE, OTHER_ENTITY, TRADE_SECRET)

COMPOUND_SURNAMES = frozenset(
    "欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 长孙".split()
    + "宇文 司徒 司空 端木 南宫 独孤 百里 呼延 轩辕 钟离 拓跋 第五".split()
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_GAP = "[ \u3000-]?"
# Longest shapes first: an identity number also looks like an account, an account contains a telephone number.
_SHAPES = (
    (IDENTITY, re.compile(rf"(?<![0-9A-Za-z])[1-9]\d{{5}}{_GAP}\d{{8}}{_GAP}\d{{3}}[\dXx](?![0-9A-Za-z])")),
    (IDENTITY, re.compile(r"(?<![0-9A-Za-z])[1-9]\d{14}(?![0-9A-Za-z])")),
    (ACCOUNT, re.compile(rf"(?<![0-9A-Za-z])\d(?:{_GAP}\d){{15,18}}(?![0-9A-Za-z])")),
    (CONTACT, re.compile(rf"(?<!\d)(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d)")),
    (CONTACT, re.compile(r"(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)")),
    (CONTACT, re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")),
    (BIRTH, re.compile(r"(?:出生日期|出生年月|出生)[:：于]?\s*\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?")),
    (BIRTH, re.compile(r"\d{4}年\d{1,2}月\d{1,2}日(?:出生|生)(?=[，。；、,;）)\s]|$)")),
    (ADDRESS, re.compile(r"(?:家庭住址|住址|户籍地|户籍所在地)[:：为]?\s*[^，。；、\s]{3,40}")),
    (PLATE, re.compile(rf"[{_PROVINCES}][A-Z][·• ]?[A-HJ-NP-Z0-9]{{5,6}}(?![0-9A-Za-z])")),
)
_FULL_WIDTH = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_FULL_WIDTH |= {0xFF20: "@", 0xFF0D: "-", 0x2013: "-", 0x2014: "-", 0x2212: "-"}


@dataclass(frozen=True)
class Piece:
    """A stretch of text: shown (`removed` empty), or blacked out and named by what it was."""

    text: str = ""
    removed: str = ""


def masked_name(name: str) -> str:
    """The surname and 某: 陈建国 -> 陈某, 欧阳修文 -> 欧阳某, 阿依古丽·买买提 -> 阿某. Nothing known -> 某某."""
    name = re.sub(r"\s", "", name)
    if not name:
        return "某某"
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else name[:1]
    return f"{surname}某"


def birth_of(identity_number: str) -> date | None:
    """The birth date in an identity number of 18 characters; None if there is none."""
    found = re.fullmatch(r"\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]", identity_number.strip())
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def is_minor(born: date | None, acted_on: date) -> bool:
    """Whether a person was under 18 on the day of the act. That day is fixed: nobody becomes publishable by waiting.

    An age is completed on the day after the birthday (刑法 interpretation followed for penalties): on the eighteenth
    birthday itself a person still counts as a minor.
    """
    if born is None:
        return False
    years = acted_on.year - born.year - ((acted_on.month, acted_on.day) <= (born.month, born.day))
    return years < ADULT_AGE


def plain_digits(text: str) -> str:
    """Full-width letters, digits and dashes as plain ones; all else as it was, character for character."""
    return text.translate(_FULL_WIDTH)


def blacked_out(text: str, *, names=(), addresses=(), extra=(), keep=()) -> list[Piece]:
    """The text in pieces with everything listed or recognised removed.

    `names` persons, `addresses` places of residence, `extra` (words, kind) the clerk adds, `keep` words that are public
    as they stand (the punished entity's own name and code) and are never cut into.
    """
    pieces = [Piece(text=plain_digits(text))]
    listed = [(word, OTHER_ENTITY if kind not in KINDS else kind) for word, kind in extra]
    listed += [(word, ADDRESS) for word in addresses] + [(word, PERSON) for word in names]
    kept = _exact(keep)
    for word, kind in sorted(listed, key=lambda pair: -len(pair[0])):
        word = plain_digits(word.strip())
        if len(word) > 1:
            pieces = _cut(pieces, re.compile(re.escape(word)), kind, kept)
    for kind, shape in _SHAPES:
        pieces = _cut(pieces, shape, kind, kept)
    return [piece for piece in pieces if piece.text or piece.removed]


def _exact(words):
    words = sorted((plain_digits(word) for word in words if word), key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in words)) if words else None


def _cut(pieces: list[Piece], shape: re.Pattern, kind: str, kept: re.Pattern | None) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        if piece.removed:
            found.append(piece)
            continue
        held = [match.span() for match in kept.finditer(piece.text)] if kept else []
        start = 0
        for match in shape.finditer(piece.text):
            if any(a < match.end() and match.start() < b for a, b in held):
                continue
            found += [Piece(text=piece.text[start : match.start()]), Piece(removed=kind)]
            start = match.end()
        found.append(Piece(text=piece.text[start:]))
    return found


def as_text(pieces: list[Piece]) -> str:
    """One line of text in which a removed stretch is named in 【】."""
    return "".join(f"【{piece.removed}】" if piece.removed else piece.text for piece in pieces)


def removed_kinds(pieces) -> Counter:
    """How many stretches of each kind were removed."""
    return Counter(piece.removed for piece in pieces if piece.removed)
