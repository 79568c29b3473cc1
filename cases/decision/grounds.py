"""Grounds of every outcome but the ordinary one (处罚法 第32、33条), as lists to tick. Pure: no database.

`ARTICLES` says where each stands; `REQUIRED` are those an exemption needs together. Heavier circumstances come from
the discretion opinion of 2019 (42 号) and, from 2026-08-15, art. 1056 of the Code.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ground:
    """One circumstance: code, words, outcomes it can carry, article."""

    code: str
    label: str
    outcomes: tuple[str, ...]
    article: str


_FAVOURABLE = ("lighter", "mitigated")
_CODE = "法典 第1056条"
_OPINION = "裁量意见（42 号）"
GROUNDS = (
    Ground("removed_harm", "主动消除或者减轻违法行为危害后果", _FAVOURABLE, "处罚法 第32条第1项"),
    Ground("coerced", "受他人胁迫或者诱骗实施违法行为", _FAVOURABLE, "处罚法 第32条第2项"),
    Ground("confessed", "主动供述行政机关尚未掌握的违法行为", _FAVOURABLE, "处罚法 第32条第3项"),
    Ground("merit", "配合行政机关查处违法行为有立功表现", _FAVOURABLE, "处罚法 第32条第4项"),
    Ground("minor", "已满十四周岁不满十八周岁", _FAVOURABLE, "处罚法 第30条"),
    Ground("damage_paid", "已履行生态环境损害赔偿责任", _FAVOURABLE, _CODE),
    Ground(
        "other",
        "法律、法规、规章规定的其他情形（须写明条款）",
        (*_FAVOURABLE, "heavier"),
        "处罚法 第32条第5项",
    ),
    Ground("repeated", "两年内因同类违法行为受处罚三次以上", ("heavier",), _OPINION),
    Ground("alert", "重污染天气应急期间超标排放", ("heavier",), _OPINION),
    Ground("violence", "威胁、辱骂、殴打执法人员或者抗拒检查", ("heavier",), _OPINION),
    Ground("cross_region", "造成跨行政区域环境污染", ("heavier",), _OPINION),
    Ground("reaction", "引起不良社会反响", ("heavier",), _OPINION),
    Ground("malicious", "主观恶意明显", ("heavier",), _CODE),
    Ground("refuses", "拒不改正", ("heavier",), _CODE),
    Ground("serious", "造成严重危害后果", ("heavier",), _CODE),
    Ground("slight_act", "违法行为轻微", ("slight_exempt",), "处罚法 第33条第1款"),
    Ground("first_time", "初次违法", ("first_exempt",), "处罚法 第33条第1款"),
    Ground("slight_harm", "危害后果轻微", ("first_exempt",), "处罚法 第33条第1款"),
    Ground("corrected", "已及时改正", ("slight_exempt", "first_exempt"), "处罚法 第33条第1款"),
    Ground("no_harm", "没有造成危害后果", ("slight_exempt",), "处罚法 第33条第1款"),
    Ground("no_fault", "有证据足以证明没有主观过错", ("nofault_exempt",), "处罚法 第33条第2款"),
)
BY_CODE = {ground.code: ground for ground in GROUNDS}
REQUIRED = {
    "slight_exempt": ("slight_act", "corrected", "no_harm"),
    "first_exempt": ("first_time", "slight_harm", "corrected"),
    "nofault_exempt": ("no_fault",),
}
REPEATED = "repeated"
DAMAGE_PAID = "damage_paid"


def of_outcome(outcome: str) -> list[Ground]:
    """The grounds an outcome may rest on."""
    return [ground for ground in GROUNDS if outcome in ground.outcomes]


def words(codes: list[str]) -> list[str]:
    """Codes in words, in the order of the statute."""
    return [ground.label for ground in GROUNDS if ground.code in codes]


def faults(outcome: str, codes: list[str]) -> list[str]:
    """What is wrong with the grounds chosen for an outcome, in sentences; empty when they carry it."""
    if outcome == "normal":
        return []
    allowed = {ground.code for ground in of_outcome(outcome)}
    found = [
        f"“{BY_CODE[code].label}”不是这一裁量结论的情形。"
        for code in codes
        if code in BY_CODE and code not in allowed
    ]
    if missing := [code for code in REQUIRED.get(outcome, ()) if code not in codes]:
        found.append(f"缺少法定条件：{'、'.join(BY_CODE[code].label for code in missing)}。")
    if not set(codes) & allowed and outcome not in REQUIRED:
        found.append("没有选定法定情形。请逐项选择并写明事实和证据。")
    return found
