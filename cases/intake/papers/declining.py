"""不予立案审批表, 销案审批表: ruled forms the head approves (办法 第19、20条)."""

from datetime import date

from bureau.documents.chinese import date_text
from cases.models import Case, Clue
from cases.wording.approvals import handlers, handlers_opinion, names
from cases.wording.articles import article
from cases.wording.party import party, party_fields
from cases.wording.prose import clause, prose


def declined_clue(clue: Clue, *, on: date, by) -> dict:
    """Context of the form that ends a clue."""
    suspected = clue.violation.name if clue.violation else "待核查"
    texts = [("线索内容", prose(clue.content)), ("核查情况", prose(clue.check_result)), _reason(clue)]
    return {
        "party": party(clue),
        "fields": [
            [["线索编号", clue.number], ["来源", clue.get_source_display()]],
            [["收到日期", date_text(clue.received_on)], ["涉嫌违法行为", suspected]],
            *party_fields(clue),
            [["地点", clause(clue.place)]],
        ],
        "texts": _texts([*texts, ("依据", f"{article('filing', on)}。")]),
        "opinions": [_decision("不予立案。", by, on)],
    }


def declined_case(case: Case, *, on: date, by) -> dict:
    """Context of the form that ends a case before it is filed."""
    return _of_case(case, "不予立案理由", f"{article('filing', on)}。", "不予立案。", on, by)


def cancelled(case: Case, *, on: date, by) -> dict:
    """Context of the form that takes a filing back."""
    return _of_case(case, "销案理由", f"{article('filing.cancelled', on)}。", "同意撤销立案。", on, by)


def _of_case(case: Case, label: str, basis: str, opinion: str, on: date, by) -> dict:
    texts = [("简要案情", prose(case.facts)), (label, prose(case.end_reason)), ("依据", basis)]
    return {
        "party": party(case),
        "fields": [
            [["案由", f"涉嫌{case.violation.name}"]],
            [["线索编号", case.clue.number], ["立案号", case.number or "未立案"]],
            *party_fields(case),
            [["地点", clause(case.place)]],
            handlers(case, on),
        ],
        "texts": _texts(texts),
        "opinions": [
            handlers_opinion(case, case.clue.check_result or case.facts, on),
            _decision(opinion, by, on),
        ],
    }


def _reason(clue: Clue) -> tuple[str, str]:
    ground = f"{clue.get_decline_ground_display()}。" if clue.decline_ground else ""
    return "不予立案理由", ground + prose(clue.decline_reason)


def _texts(rows) -> list[dict]:
    return [{"label": label, "text": text} for label, text in rows if text]


def _decision(text: str, by, on: date) -> dict:
    return {"label": "审批意见", "text": text, "people": names(by), "on": on}
