"""移送书, 审批表, 材料清单, 涉案物品清单, 提请复议, 立案监督建议 (移送拘留办法 第10、11条; 行刑衔接办法 第5–13条)."""

from datetime import date

from bureau.timelimits import services as timelimits
from cases.models import Detention, OrganTransfer, Referral
from cases.wording.approvals import day_or_blank, handlers, handlers_opinion, names
from cases.wording.articles import article
from cases.wording.citing import cite
from cases.wording.party import party, party_fields
from cases.wording.people import contact, officers
from cases.wording.prose import clause, prose
from cases.wording.terms import term


def detention_transfer(row: Detention, *, on: date) -> dict:
    """Context of 移送书 for administrative detention."""
    return {
        **_letter(row, on),
        "to": row.receiver or "同级公安机关",
        "situation": row.situation,
        "law": cite(row.article),
        "article": article("detain.send", on),
        "answer": term("detain.police.refuse", on, office=row.office),
        "copy": term("detain.police.copy", on, office=row.office),
    }


def referral_transfer(row: Referral, *, on: date) -> dict:
    """Context of 移送书 for a suspected crime: organ, charge and basis, officer in charge (行刑衔接办法 第6条第1项)."""
    return {
        **_letter(row, on),
        "to": row.receiver or "同级公安机关",
        "charge": row.charge,
        "basis": clause(row.basis),
        "article": article("crime.send", on),
    }


def _letter(row, on: date) -> dict:
    decision = getattr(row.case, "decision", None)
    attachments = ["移送材料清单"] + (["涉案物品清单"] if row.items else [])
    return {
        "party": party(row.case),
        "cause": row.case.violation.name,
        "case_number": row.case.number,
        "facts": prose(row.facts),
        "reason": prose(row.reason),
        "persons": [
            {key: person.get(key, "") for key in ("name", "number", "post")} for person in row.persons
        ],
        "decision": {"number": decision.document.number, "on": decision.decided_on, "fine": decision.fine}
        if decision
        else {},
        "officers": officers(row.case.handler, row.case.co_handler, on=on),
        "contact": contact(on, row.case.handler, row.case.co_handler),
        "attachments": attachments,
    }


def detention_approval(row: Detention, *, on: date) -> dict:
    """Context of 移送审批表, which the head signs (移送拘留办法 第10条)."""
    return _approval(
        row, on, "移送行政拘留案件审批表", [("移送情形", f"{row.situation}（{cite(row.article)}）")]
    )


def referral_approval(row: Referral, *, on: date) -> dict:
    """Context of 移送审批表 for a suspected crime: the written report and the chief's decision (第5条)."""
    return _approval(row, on, "涉嫌犯罪案件移送审批表", [("涉嫌罪名", f"{row.charge}（{row.basis}）")])


def _approval(row, on: date, heading: str, more: list) -> dict:
    case, decision = row.case, getattr(row.case, "decision", None)
    persons = "；".join(f"{p['name']}（{p.get('post', '')}）" for p in row.persons)
    return {
        "heading": heading,
        "party": party(case),
        "fields": [
            [["案由", case.violation.name]],
            [["立案号", case.number], ["立案日期", day_or_blank(case.filed_on)]],
            *party_fields(case),
            handlers(case, on),
            [
                ["处罚决定", decision.document.number if decision else "尚未作出"],
                ["报请日期", day_or_blank(row.requested_on)],
            ],
        ],
        "texts": [
            {"label": label, "text": prose(text)}
            for label, text in [("案情", row.facts), *more, ("责任人员", persons)]
            if text
        ],
        "opinions": [
            handlers_opinion(case, f"{row.reason}\n建议移送。", row.requested_on),
            {
                "label": "审批意见",
                "text": prose(row.opinion),
                "people": names(row.approved_by),
                "on": row.approved_on,
            },
        ],
    }


def transfer_materials(row, *, on: date) -> dict:
    """Context of 移送材料清单: originals go, copies stay."""
    return _list(
        row,
        "移送材料清单",
        [("材料名称", "", ""), ("份数", "24", "c"), ("备注", "40", "")],
        [[m["name"], m.get("copies", ""), m.get("note", "")] for m in row.materials],
        on,
    )


def transfer_items(row, *, on: date) -> dict:
    """Context of 涉案物品清单: name, quantity, features, where kept (第6条第4项)."""
    return _list(
        row,
        "涉案物品清单",
        [("名称", "", ""), ("数量", "22", "c"), ("特征", "36", ""), ("存放地点", "40", "")],
        [[i["name"], i.get("quantity", ""), i.get("feature", ""), i.get("place", "")] for i in row.items],
        on,
    )


def _list(row, heading: str, columns, rows, on: date) -> dict:
    return {
        "heading": heading,
        "carries": row.document.number if row.document else "",
        "columns": [{"label": label, "width": width, "align": align} for label, width, align in columns],
        "rows": rows,
        "intro": f"当事人：{row.case.party_name}\n案由：{row.case.violation.name}（{row.case.number}）",
        "signatures": [["移送人", ""], ["移送日期", ""], ["接收人", ""], ["接收日期", ""]],
    }


def referral_reconsideration(row: Referral, *, on: date) -> dict:
    """Context of 提请复议书 against a decision not to file (行刑衔接办法 第11条)."""
    answer = timelimits.rule_or_none("crime.reconsider.answer", on, office=row.office)
    return {
        **_objection(row, on),
        "to": row.receiver,
        "article": article("crime.reconsider", on),
        "answer": term("crime.reconsider.answer", on, office=row.office) if answer else "",
    }


def referral_supervision(row: Referral, *, on: date) -> dict:
    """Context of 立案监督建议书 to the procuratorate (第12、13条)."""
    return {**_objection(row, on), "to": row.procuratorate, "article": article("crime.supervise", on)}


def _objection(row: Referral, on: date) -> dict:
    return {
        **_letter(row, on),
        "charge": row.charge,
        "basis": clause(row.basis),
        "transfer_number": row.document.number if row.document else "",
        "sent_on": row.sent_on,
        "police": row.receiver,
        "outcome": clause(row.outcome),
        "outcome_on": row.outcome_on,
        "objection": prose(row.objection),
        "attachments": ["公安机关决定及说明理由材料", "案件移送书及材料"],
    }


def organ_transfer(sent: OrganTransfer, *, on: date) -> dict:
    """Context of 案件移送书 to the organ with jurisdiction."""
    case = sent.case
    return {
        "to": sent.organ_name,
        "party": party(case),
        "cause": case.violation.name,
        "case_number": case.number,
        "filed_on": case.filed_on,
        "facts": prose(case.facts),
        "ground": clause(sent.ground),
        "reason": prose(sent.reason),
        "article": article("organ.send", on),
        "materials": [m["name"] for m in sent.materials],
        "contact": contact(on, case.handler, case.co_handler),
    }
