"""立案审批表: a ruled form the head approves. The reporter of a clue is never on it."""

from datetime import date

from bureau.documents.chinese import date_text
from bureau.law.models import ViolationBasis
from bureau.law.services import NoBasis, basis
from cases.models import Case
from cases.wording.approvals import handlers, handlers_opinion, names
from cases.wording.articles import article
from cases.wording.citing import cite
from cases.wording.party import party, party_fields
from cases.wording.people import day_of
from cases.wording.prose import clause, prose


def filing_approval(case: Case, *, opinion: str, on: date) -> dict:
    """Context of the filing form; its number becomes the number of the case, so none is in it."""
    clue, asked = case.clue, day_of(case, "request_filing")
    return {
        "party": party(case),
        "fields": [
            [["案由", f"涉嫌{case.violation.name}"]],
            [["案件来源", clue.get_source_display()], ["线索编号", clue.number]],
            [["线索收到日期", date_text(clue.received_on)], ["违法行为时间", act_days(case)]],
            *party_fields(case),
            [["违法行为地点", clause(case.place)]],
            handlers(case, on),
        ],
        "texts": [
            {"label": "简要案情", "text": prose(case.facts)},
            {"label": "立案依据", "text": filing_grounds(case, on)},
        ],
        "opinions": [
            handlers_opinion(case, f"{clue.check_result}\n建议立案调查。", asked or on),
            {
                "label": "审批意见",
                "text": prose(opinion),
                "people": names(case.filed_by),
                "on": case.filed_on,
            },
        ],
    }


def act_days(case: Case) -> str:
    """The day of the act, or its first and last day."""
    if case.act_until and case.act_until != case.act_on:
        return f"{date_text(case.act_on)}至{date_text(case.act_until)}"
    return date_text(case.act_on)


def filing_grounds(case: Case, on: date) -> str:
    """What the act is suspected to violate, and the article on filing."""
    found = _basis_of(case, on)
    suspected = f"当事人涉嫌违反{cite(found.duty_articles)}，" if found and found.duty_articles else ""
    penalty = f"依据{cite(found.penalty_article)}应当给予行政处罚，" if found else ""
    return f"{suspected}{penalty}符合{article('filing', on)}规定的立案条件。"


def _basis_of(case: Case, on: date) -> ViolationBasis | None:
    try:
        return basis(case.violation, min(on, case.act_until or case.act_on))
    except NoBasis:
        return None
