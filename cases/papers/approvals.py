"""立案审批表 and 结案审批表: ruled forms the head of the bureau approves. The reporter of a clue is never on them."""

from datetime import date

from bureau.documents.chinese import date_text
from bureau.law.models import ViolationBasis
from bureau.law.services import NoBasis, basis
from cases.models import Case
from cases.papers.articles import article
from cases.papers.citing import cite
from cases.papers.outcome import carried_out, corrected, outcome
from cases.papers.party import party, party_fields
from cases.papers.people import day_of, officers
from cases.papers.prose import clause, prose


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
            _handlers(case, on),
        ],
        "texts": [
            {"label": "简要案情", "text": prose(case.facts)},
            {"label": "立案依据", "text": filing_grounds(case, on)},
        ],
        "opinions": [
            _handlers_opinion(case, f"{clue.check_result}\n建议立案调查。", asked or on),
            {
                "label": "审批意见",
                "text": prose(opinion),
                "people": _names(case.filed_by),
                "on": case.filed_on,
            },
        ],
    }


def closing_approval(case: Case, *, opinion: str, on: date, by=None) -> dict:
    """Context of the closing form: what was decided, served, paid, corrected, and why the case may be closed."""
    asked, decision = day_of(case, "request_closing"), getattr(case, "decision", None)
    texts = [
        ("处理结果", outcome(decision)),
        ("执行情况", carried_out(case, decision)),
        ("改正情况", corrected(case)),
        ("结案依据", closing_grounds(on)),
    ]
    return {
        "party": party(case),
        "fields": [
            [["案由", case.violation.name]],
            [["立案号", case.number], ["立案日期", _day(case.filed_on)]],
            *party_fields(case),
            _handlers(case, on),
            [
                ["决定书文号", decision.document.number if decision else ""],
                ["决定日期", _day(case.decided_on)],
            ],
        ],
        "texts": [{"label": label, "text": text} for label, text in texts if text],
        "opinions": [
            _handlers_opinion(case, f"{case.closing_basis}\n建议结案。", asked or on),
            {"label": "审批意见", "text": prose(opinion), "people": _names(by), "on": case.closed_on},
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


def closing_grounds(on: date) -> str:
    """The article under which a case is closed."""
    return f"{article('closing', on)}。"


def _basis_of(case: Case, on: date) -> ViolationBasis | None:
    try:
        return basis(case.violation, min(on, case.act_until or case.act_on))
    except NoBasis:
        return None


def _handlers_opinion(case: Case, text: str, on: date) -> dict:
    return {
        "label": "承办人意见",
        "text": prose(text),
        "people": _names(case.handler, case.co_handler),
        "on": on,
    }


def _handlers(case: Case, on: date) -> list:
    return [["承办人", "、".join(officers(case.handler, case.co_handler, on=on))]]


def _names(*people) -> list[str]:
    return [person.name for person in people if person]


def _day(day: date | None) -> str:
    return date_text(day) if day else ""
