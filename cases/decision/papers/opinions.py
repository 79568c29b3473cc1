"""法律顾问意见书."""

from datetime import date

from bureau.documents.chinese import date_text, yuan
from cases.models import LegalOpinion
from cases.wording.prose import prose


def legal_opinion(opinion: LegalOpinion, *, on: date) -> dict:
    """Context of the written opinion on a case, a contract, an agreement or a document."""
    fields = [
        [["事项", opinion.title]],
        [["类别", opinion.get_subject_display()], ["提请日期", date_text(opinion.asked_on)]],
    ]
    if opinion.case:
        fields.append([["案件", f"{opinion.case.number} {opinion.case.party_name}"]])
    if opinion.counterpart or opinion.amount:
        fields.append(
            [["相对方", opinion.counterpart], ["标的金额", yuan(opinion.amount) if opinion.amount else ""]]
        )
    fields.append([["法律顾问", opinion.adviser], ["所在单位", opinion.firm]])
    return {
        "fields": fields,
        "texts": [{"label": "咨询问题", "text": prose(opinion.question)}],
        "opinions": [
            {"label": "法律意见", "text": prose(opinion.opinion), "people": [opinion.adviser], "on": on},
            {"label": "采纳情况", "text": "", "people": [], "on": None},
        ],
    }
