"""What each mode of service must state (行政处罚法 第61条; 民事诉讼法 第88至95条), by kind of party. No services here.

Refusals are said as errors of form fields: what is missing, the article, what to do.
"""

from datetime import date

from cases.models import Service, ServiceAddress, ServiceAttempt
from cases.states import PartyKind
from cases.wording.articles import PENALTY_LAW

M, R = Service.Mode, Service.Relation

# Who may sign for whom (民诉 第88条).
RELATIONS = {
    PartyKind.ENTITY: (R.REPRESENTATIVE, R.OFFICE, R.MAILROOM, R.AGENT, R.NAMED),
    PartyKind.TRADER: (R.SELF, R.FAMILY, R.AGENT, R.NAMED),
    PartyKind.CITIZEN: (R.SELF, R.FAMILY, R.AGENT, R.NAMED),
}
SIGNED_BY_OTHERS = (R.FAMILY, R.OFFICE, R.MAILROOM, R.AGENT, R.NAMED)
NOT_FOUND = (ServiceAttempt.Result.MOVED, ServiceAttempt.Result.UNREACHABLE)

_TEXT = {
    "receiver": "请填写签收人（留置送达的填拒收人）。",
    "reason": "留置送达须记明拒收事由（民事诉讼法 第89条）。请填写。",
    "organ": "请填写受托送达机关，转交的填所在部队、监所的单位（民事诉讼法 第91条至第94条）。",
    "tracking_no": "邮寄送达须有邮件号（民事诉讼法 第91条）。请按回执填写。",
    "media": "公告送达须写明发布媒体或张贴处（民事诉讼法 第95条）。请填写。",
    "served_on": "请填写送达日期。邮寄的为回执上注明的收件日期，电子送达的为到达当事人系统的日期。",
}
_NEEDS = {
    M.DIRECT: ("receiver", "served_on"),
    M.LEFT: ("receiver", "reason", "served_on"),
    M.ENTRUSTED: ("receiver", "organ", "served_on"),
    M.POST: ("receiver", "tracking_no", "served_on"),
    M.FORWARDED: ("receiver", "organ", "served_on"),
    M.PUBLIC: ("media",),
    M.ELECTRONIC: ("served_on",),
}
# What only these modes state. The form shows such a field with its mode alone (house.css has the same table).
_ONLY = {
    "reason": (M.LEFT,),
    "witness": (M.LEFT,),
    "organ": (M.ENTRUSTED, M.FORWARDED),
    "tracking_no": (M.POST,),
    "media": (M.PUBLIC,),
    **dict.fromkeys(
        ("served_on", "receiver", "relation", "identity"), tuple(mode for mode in M if mode != M.PUBLIC)
    ),
}


def foreign(mode: str) -> list[str]:
    """Fields that say nothing about a service by this mode: left over when the mode was changed while filling in."""
    return [name for name, fitting in _ONLY.items() if mode not in fitting]


def missing(mode: str, facts: dict, party_kind: str) -> dict[str, str]:
    """Field -> what is wrong, for the facts as typed."""
    found = {name: _TEXT[name] for name in _NEEDS[M(mode)] if not facts.get(name)}
    if mode == M.LEFT and not facts.get("witness") and not facts.get("video"):
        found["witness"] = "留置送达须有见证人或者送达过程影像（民事诉讼法 第89条）。请填写见证人或上传影像。"
    if mode == M.DIRECT:
        found |= _relation(facts, party_kind)
    if mode == M.ELECTRONIC and facts.get("sent_on") and facts["sent_on"] < PENALTY_LAW:
        found["mode"] = "2021-07-15 前行政处罚法没有规定电子送达。请用其他方式。"
    return found


def _relation(facts: dict, party_kind: str) -> dict[str, str]:
    relation = facts.get("relation")
    allowed = RELATIONS[PartyKind(party_kind)]
    if not relation:
        return {"relation": "请选择签收人与受送达人的关系（民事诉讼法 第88条）。"}
    if relation not in allowed:
        labels = "、".join(R(one).label for one in allowed)
        return {
            "relation": f"{PartyKind(party_kind).label}的文书可由{labels}签收（民事诉讼法 第88条）。请核对。"
        }
    if relation in SIGNED_BY_OTHERS and not facts.get("identity"):
        return {"identity": f"由{R(relation).label}签收的，请填写其身份（职务、证件）。"}
    return {}


def own_relation(party, receiver: str) -> str:
    """The relation that needs no asking: the representative or the party itself signed."""
    if receiver and receiver == party.party_representative:
        return R.REPRESENTATIVE if party.party_kind == PartyKind.ENTITY else R.SELF
    return R.SELF if receiver == party.party_name and party.party_kind != PartyKind.ENTITY else ""


def public_notice_open(document, sent_on: date) -> str:
    """Why the paper may not yet be served by public notice, or "": other modes must have failed (民诉 第95条)."""
    tried = [a for a in document.attempts.all() if a.tried_on <= sent_on]
    if not tried:
        return "没有登记未成的送达。公告送达只用于受送达人下落不明或者其他方式无法送达的。"
    if len({a.mode for a in tried}) > 1 or any(a.result in NOT_FOUND for a in tried):
        return ""
    return "只试过一种送达方式，且不能证明受送达人下落不明。请用其他方式再送达，仍未成的登记后公告。"


def electronic_address(case, on: date) -> ServiceAddress | None:
    """The signed consent to electronic service in force on a day: the latest confirmation counts."""
    if case is None:
        return None
    last = case.service_addresses.filter(confirmed_on__lte=on).order_by("confirmed_on", "pk").last()
    return last if last and last.electronic else None
