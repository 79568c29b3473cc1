"""The party (当事人) as papers name it: the same words on every paper of a case (fatal error 3)."""

from bureau.documents.chinese import date_text
from cases.file.models.party import PartyFacts
from cases.states import PartyKind

_LABELS = {
    PartyKind.ENTITY: ("名称", "统一社会信用代码", "地址", "法定代表人（负责人）"),
    PartyKind.TRADER: ("名称", "统一社会信用代码", "经营场所", "经营者"),
    PartyKind.CITIZEN: ("姓名", "公民身份号码", "住址", ""),
}


def party(row: PartyFacts) -> dict:
    """Name, form of address and what is known of code, address and representative; unknown lines are left out."""
    name, code, address, representative = _LABELS[PartyKind(row.party_kind)]
    known = [(code, row.party_code), (address, row.party_address), (representative, row.party_representative)]
    return {
        "name": row.party_name,
        "name_label": name,
        "you": "你" if row.party_is_citizen else "你单位",
        "lines": [[label, value] for label, value in [*known, *_former_names(row)] if label and value],
    }


def _former_names(row: PartyFacts) -> list:
    """What earlier papers of the case called the party, and by which document it was corrected (fatal error 3)."""
    case = row if hasattr(row, "party_corrections") else getattr(row, "case", None)
    if case is None:
        return []
    return [
        (
            "名称更正",
            f"此前文书称“{c.old_name}”，{date_text(c.corrected_on)}依据{c.proof.title}更正为“{c.new_name}”",
        )
        for c in case.party_corrections.select_related("proof")
    ]


def party_fields(row: PartyFacts) -> list:
    """Rows of a ruled form; unknown facts stay as empty cells for the hand."""
    name, code, address, representative = _LABELS[PartyKind(row.party_kind)]
    phone = ["联系电话", row.party_phone]
    return [
        [[f"当事人{name}", row.party_name]],
        [[code, row.party_code]],
        [[representative, row.party_representative], phone] if representative else [phone],
        [[address, row.party_address]],
    ]
