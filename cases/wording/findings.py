"""What was found, and by which evidence: the first part of every paper with legal effect."""

from datetime import date

from cases.investigation.models.evidence import Evidence
from cases.models import Case
from cases.states import OrderState
from cases.wording.prose import clause, prose

_NOT_GIVEN = (OrderState.DRAFTED, OrderState.WITHDRAWN)


def findings(case: Case, on: date) -> dict:
    """Facts of a case as known on a day: when, where, what, consequence, orders given, test results told."""
    items = list(_usable(case, on))
    orders = case.orders.exclude(state__in=_NOT_GIVEN).filter(issued_on__lte=on).select_related("document")
    return {
        "cause": case.violation.name,
        "filed_on": case.filed_on,
        "case_number": case.number,
        "act_on": case.act_on,
        "act_until": case.act_until if case.act_until != case.act_on else None,
        "place": clause(case.place),
        "facts": prose(case.facts),
        "consequence": clause(case.consequence),
        "orders": [_order(row) for row in orders],
        "evidence": [_evidence(item) for item in items],
        "told": [
            [item.title, item.told_on]
            for item in items
            if item.is_test_result and item.told_on and item.told_on <= on
        ],
    }


def evidence(case: Case, on: date) -> list[dict]:
    """The evidence list of a case as it stood on a day."""
    return [_evidence(item) for item in _usable(case, on)]


def _usable(case: Case, on: date):
    return case.evidence.usable().filter(obtained_on__lte=on)


def _evidence(item: Evidence) -> dict:
    """Name, time, provider and what it proves (file review: required of every piece)."""
    name = f"{item.title}（复制件）" if item.is_copy else item.title
    return {"name": name, "when": item.obtained_on, "who": item.provider, "proves": clause(item.proves)}


def _order(row) -> dict:
    return {
        "number": row.document.number if row.document else "",
        "issued_on": row.issued_on,
        "served_on": row.served_on,
        "rechecked_on": row.rechecked_on,
        "result": clause(row.recheck_result),
    }
