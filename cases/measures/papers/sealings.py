"""查封、扣押: approval, decision, list (行政强制法 第18、24条), and what papers of a sealing share."""

from datetime import date

from bureau.documents.chinese import date_text
from bureau.timelimits import services as timelimits
from cases.measures.models.sealing import NEW_GROUNDS
from cases.models import SealedItem, Sealing
from cases.wording.approvals import handlers, handlers_opinion, names
from cases.wording.articles import article
from cases.wording.citing import cite
from cases.wording.findings import evidence
from cases.wording.party import party, party_fields
from cases.wording.people import contact
from cases.wording.prose import clause, prose
from cases.wording.remedies import remedies
from cases.wording.terms import term

BLANK_DAY = "　　　　年　　月　　日"
# Items of 查封扣押办法 第4条第1款.
_GROUND_ITEMS = {
    Sealing.Ground.TOXIC: 1,
    Sealing.Ground.PROTECTED_AREA: 2,
    Sealing.Ground.SLUDGE: 3,
    Sealing.Ground.EVASION: 4,
    Sealing.Ground.INCIDENT: 5,
}


def sealing_decision(sealing: Sealing, *, on: date) -> dict:
    """Context of the decision: objects, ground, term from day to day, duties, remedies."""
    start = sealing.sealed_on or on
    ground = ground_article(sealing, on)
    return {
        **frame(sealing, "决定书"),
        "facts": prose(sealing.case.facts),
        "evidence": evidence(sealing.case, on),
        "ground": sealing.get_ground_display(),
        "article": ground,
        "is_duty": sealing.is_duty,
        "reason": prose(sealing.reason),
        "items": [item_text(item) for item in sealing.items.all()],
        "term": term("seal.term", on, office=sealing.office),
        "more": f"{extension_days(sealing, on)}日",
        "place_label": place_label(sealing),
        "from": start,
        "until": timelimits.due("seal.term", start, office=sealing.office).on,
        "term_article": article("sealing.term", on),
        "contact": contact(on, sealing.case.handler, sealing.case.co_handler),
        "attachments": [f"{sealing.get_kind_display()}清单"],
        "remedies": remedies(on, office=sealing.office),
    }


def sealing_list(sealing: Sealing, *, on: date) -> dict:
    """Context of the list, which carries the number of the decision it belongs to."""
    return {
        **frame(sealing, "清单"),
        "carries": decision_number(sealing),
        "columns": [
            {"label": label, "width": width, "align": align}
            for label, width, align in (
                ("名称", "", ""),
                ("规格型号", "26", ""),
                ("数量", "16", "c"),
                ("所在位置", "26", ""),
                ("与违法行为的关系", "40", ""),
                ("备注", "18", ""),
            )
        ],
        "rows": [
            [i.name, i.model, i.quantity, i.place, clause(i.relation), i.note] for i in sealing.items.all()
        ],
        "intro": f"当事人：{sealing.case.party_name}\n{place_label(sealing)}：{clause(sealing.place)}",
        "signatures": [*_officers(sealing, on), ["当事人", ""], ["见证人", ""], ["实施日期", BLANK_DAY]],
    }


def sealing_approval(sealing: Sealing, *, opinion: str, on: date) -> dict:
    """Context of 审批表: who asks, ground and reason, objects, collective opinion, the head's approval."""
    case, discussion = sealing.case, sealing.discussions.last()
    opinions = [handlers_opinion(case, f"建议{sealing.get_kind_display()}清单所列物品。", sealing.applied_on)]
    if discussion:
        voted = "同意" if discussion.agreed else "不同意"
        text = f"{date_text(discussion.held_on)}集体审议，{voted}采取措施。\n{discussion.minutes}"
        people = [member.name for member in discussion.members.all()]
        opinions.append(
            {"label": "集体审议", "text": prose(text), "people": people, "on": discussion.held_on}
        )
    opinions.append(
        {
            "label": "负责人审批意见",
            "text": prose(opinion),
            "people": names(sealing.approved_by),
            "on": sealing.approved_on,
        }
    )
    return {
        **frame(sealing, "审批表"),
        "fields": [
            [["案由", f"涉嫌{case.violation.name}"], ["案件编号", case.number]],
            *party_fields(case),
            [
                ["措施", sealing.get_kind_display()],
                ["办理方式", "当场实施后补办" if sealing.emergency else "事先批准"],
            ],
            [[place_label(sealing), clause(sealing.place)]],
            handlers(case, on),
        ],
        "texts": [
            {"label": "简要案情", "text": prose(case.facts)},
            {"label": "理由和依据", "text": _grounds_text(sealing, on)},
            {"label": "清单", "text": "\n".join(_tied(item) for item in sealing.items.all())},
        ],
        "opinions": opinions,
    }


def _grounds_text(sealing: Sealing, on: date) -> str:
    duty = "应当" if sealing.is_duty else "可以"
    ground = f"属于“{sealing.get_ground_display()}”的情形，依据{ground_article(sealing, on)}，{duty}实施。"
    text = f"{prose(sealing.reason)}\n{ground}"
    if sealing.refrain:
        text += f"\n{sealing.get_refrain_display()}；仍须实施的理由：{prose(sealing.refrain_reason)}"
    return text


def _tied(item: SealedItem) -> str:
    return f"{item_text(item)}：{item.get_tie_display()}，{clause(item.relation)}。"


def ground_article(sealing: Sealing, on: date) -> str:
    """The article a sealing stands on; the catch-all names its law (fatal error 11)."""
    if sealing.ground in NEW_GROUNDS:
        return article("sealing.code", on)
    if sealing.ground == Sealing.Ground.OTHER:
        return f"{article('sealing', on, item=6)}、{cite(sealing.other_basis)}"
    return article("sealing", on, item=_GROUND_ITEMS[Sealing.Ground(sealing.ground)])


def decision_number(sealing: Sealing) -> str:
    """The number of the decision of this very measure; a case may have several."""
    own = sealing.papers("sealing_decision").last()
    return own.number if own else ""


def item_text(item: SealedItem) -> str:
    """One object with model, number and place, as the decision names it."""
    model = f"（{item.model}）" if item.model else ""
    place = f"，位于{item.place}" if item.place else ""
    return f"{item.name}{model}，{item.quantity}{place}"


def frame(sealing: Sealing, paper: str, before: str = "") -> dict:
    """What every paper of a sealing carries."""
    kind = sealing.get_kind_display()
    return {
        "heading": f"{before}{kind}{paper}",
        "sealing": sealing.pk,
        "measure": kind,
        "seizes": sealing.kind == Sealing.Kind.SEIZE,
        "party": party(sealing.case),
        "cause": sealing.case.violation.name,
        "case_number": sealing.case.number,
        "place": clause(sealing.place),
    }


def place_label(sealing: Sealing) -> str:
    """Where seized goods are kept, or sealed ones stand."""
    return "存放地点" if sealing.kind == Sealing.Kind.SEIZE else "查封地点"


def _officers(sealing: Sealing, on: date) -> list:
    """Name and certificate of both officers; room for the hand before the measure is carried out."""
    people = [sealing.officer_a, sealing.officer_b]
    pairs = [(p.name, p.certificate_no(sealing.sealed_on or on)) if p else ("", "") for p in people]
    return [cell for name, number in pairs for cell in (["执法人员", name], ["执法证号", number])]


def extension_days(sealing: Sealing, on: date) -> int:
    """Days of the one extension the law allows."""
    return timelimits.rule("seal.term", on, office=sealing.office).extension_values[0]
