"""陈述申辩笔录 and 陈述申辩复核意见."""

from cases.decision.papers.reviews import case_fields
from cases.models import Case, Defence
from cases.wording.approvals import names
from cases.wording.party import party
from cases.wording.people import officers
from cases.wording.prose import prose


def defence_statement(defence: Defence) -> dict:
    """Context of the record of an oral statement; signed page by page by who spoke and both officers."""
    case, on = defence.case, defence.received_on
    return {
        "party": party(case),
        "fields": [
            *case_fields(case, on),
            [["陈述申辩人", defence.by]],
            [["记录人", "、".join(officers(defence.recorded_by, defence.second_officer, on=on))]],
        ],
        "texts": [
            {"label": "告知事项", "text": "已出示执法证件，告知陈述申辩人有权就拟作出的行政处罚陈述和申辩。"},
            {"label": "陈述申辩内容", "text": prose(defence.content)},
        ],
        "opinions": [
            {
                "label": "核对签名",
                "text": "以上笔录已阅看（已向本人宣读），与所述一致。",
                "people": [],
                "on": None,
            },
            {
                "label": "执法人员签名",
                "text": "",
                "people": names(defence.recorded_by, defence.second_officer),
                "on": on,
            },
        ],
    }


def defence_answer(case: Case, defence: Defence) -> dict:
    """Context of the opinion on a statement: accepted or not, and why; never a heavier penalty (第45条第2款)."""
    verdict = "予以采纳" if defence.accepted else "不予采纳"
    return {
        "party": party(case),
        "fields": [
            *case_fields(case, defence.answered_on),
            [["陈述申辩人", defence.by], ["方式", "口头" if defence.oral else "书面"]],
        ],
        "texts": [{"label": "陈述申辩意见", "text": prose(defence.content)}],
        "opinions": [
            {
                "label": "复核意见",
                "text": f"{prose(defence.answer)}\n复核结论：{verdict}。",
                "people": names(defence.answered_by),
                "on": defence.answered_on,
            }
        ],
    }
