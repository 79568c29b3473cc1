"""What was found, and by which evidence: the first part of every paper with legal effect."""

from cases.models import Case
from cases.models.evidence import Evidence
from cases.states import OrderState

_NOT_GIVEN = (OrderState.DRAFTED, OrderState.WITHDRAWN)


def findings(case: Case) -> dict:
    """Facts of a case: when, where, what, consequence, orders given, test results told."""
    items = list(case.evidence.usable())
    return {
        "cause": case.violation.name,
        "filed_on": case.filed_on,
        "case_number": case.number,
        "act_on": case.act_on,
        "act_until": case.act_until if case.act_until != case.act_on else None,
        "place": case.place,
        "facts": case.facts,
        "consequence": case.consequence.rstrip("。"),
        "orders": [_order(row) for row in case.orders.exclude(state__in=_NOT_GIVEN)],
        "evidence": [evidence_row(item) for item in items],
        "told": [[item.title, item.told_on] for item in items if item.is_test_result and item.told_on],
    }


def evidence_row(item: Evidence) -> dict:
    """Name, time, provider and what it proves (file review: required of every piece)."""
    name = f"{item.title}（复制件）" if item.is_copy else item.title
    return {"name": name, "when": item.obtained_on, "who": item.provider, "proves": item.proves}


def _order(row) -> dict:
    return {
        "number": row.document.number if row.document else "",
        "issued_on": row.issued_on,
        "served_on": row.served_on,
        "rechecked_on": row.rechecked_on,
        "result": row.recheck_result.rstrip("。"),
    }
