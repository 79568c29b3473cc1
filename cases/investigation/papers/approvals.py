"""中止调查审批表, 终止调查审批表, 回避决定书."""

from datetime import date

from bureau.documents.chinese import date_text
from cases.models import Case, Recusal, Suspension, Termination
from cases.wording.approvals import handlers, names
from cases.wording.articles import article
from cases.wording.party import party, party_fields
from cases.wording.prose import clause, prose


def _fields(case: Case, on: date, ground: str, day_label: str, day: date) -> list:
    return [
        [["案由", f"涉嫌{case.violation.name}"], ["立案号", case.number]],
        *party_fields(case),
        [["立案日期", date_text(case.filed_on) if case.filed_on else ""], [day_label, date_text(day)]],
        handlers(case, on),
        [["情形", ground]],
    ]


def _approval(case: Case, *, ask: str, reason: str, basis: str, opinion: str, by, on: date) -> dict:
    return {
        "texts": [
            {"label": "简要案情", "text": prose(case.facts)},
            {"label": "具体情况", "text": prose(reason)},
            {"label": "依据", "text": basis},
        ],
        "opinions": [
            {"label": "承办人意见", "text": ask, "people": names(case.handler, case.co_handler), "on": on},
            {"label": "审批意见", "text": prose(opinion), "people": names(by), "on": on},
        ],
    }


def suspension_approval(case: Case, row: Suspension, *, opinion: str, on: date) -> dict:
    """Context of 中止调查审批表: ground, circumstances, from when the clock of the case stands still."""
    return {
        "party": party(case),
        "fields": _fields(case, on, row.get_ground_display(), "中止日期", row.suspended_on),
        **_approval(
            case,
            ask=f"因{clause(row.get_ground_display())}，建议自{date_text(on)}起中止调查，中止期间不计入办案期限，"
            "中止原因消除后恢复调查。",
            reason=row.reason,
            basis=article("suspension", on),
            opinion=opinion,
            by=row.approved_by if row.approved_by_id else None,
            on=on,
        ),
    }


def termination_approval(case: Case, row: Termination, *, opinion: str, on: date) -> dict:
    """Context of 终止调查审批表."""
    return {
        "party": party(case),
        "fields": _fields(case, on, row.get_ground_display(), "终止日期", row.terminated_on),
        **_approval(
            case,
            ask=f"因{clause(row.get_ground_display())}，建议终止调查。",
            reason=row.reason,
            basis=article("termination", on),
            opinion=opinion,
            by=row.approved_by if row.approved_by_id else None,
            on=on,
        ),
    }


def recusal_decision(case: Case, row: Recusal, *, on: date) -> dict:
    """Context of 回避决定书: who asked, about whom, what was decided and by whom."""
    return {
        "party": party(case),
        "cause": case.violation.name,
        "case_number": case.number,
        "asked_by": row.asked_by,
        "asked_on": row.asked_on,
        "source": row.get_source_display(),
        "officer": row.user.name,
        "post": row.user.post,
        "reason": prose(row.reason),
        "granted": bool(row.granted),
        "answer": prose(row.answer),
        "collective": row.participants if row.collective else "",
        "decided_by": row.decided_by.name if row.decided_by else "",
        "article": article("recusal", on),
    }
