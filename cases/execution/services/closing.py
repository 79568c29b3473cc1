"""Closing a case (办法 第77条)."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from cases import papers
from cases.execution.guards.closing import fitting_ground
from cases.execution.services.clocks import end_payment_clocks
from cases.models import Case
from cases.workflow import CASES


@transaction.atomic
def request_closing(*, case: Case, actor, basis: str, ground: str = "", on: date | None = None) -> Case:
    """报请结案 on one of the grounds of 办法 第77条, each with what it needs; without one, the ground that fits."""
    ground = ground or fitting_ground(case)
    with CASES.step(case, "request_closing", actor=actor, on=on, data={"ground": ground}, note=basis) as row:
        row.closing_ground, row.closing_basis = ground, basis
    return row


@transaction.atomic
def approve_closing(*, case: Case, actor, opinion: str = "同意结案。", on: date | None = None) -> Case:
    """The head approves 结案审批表."""
    on = on or today()
    with CASES.step(case, "approve_closing", actor=actor, on=on, note=opinion) as row:
        _close(row, actor, opinion, on)
    return row


@transaction.atomic
def close_ended(
    *, case: Case, actor, basis: str, opinion: str = "同意结案。", on: date | None = None
) -> Case:
    """A terminated or transferred case is closed: nothing is left to be done in it."""
    on = on or today()
    ground = fitting_ground(case)
    with CASES.step(case, "close_ended", actor=actor, on=on, data={"ground": ground}, note=opinion) as row:
        row.closing_ground, row.closing_basis = ground, basis
        _close(row, actor, opinion, on)
    return row


def _close(case: Case, actor, opinion: str, on: date) -> None:
    case.closed_on = on
    documents.issue(
        case,
        "closing_approval",
        actor=actor,
        on=on,
        context=papers.closing_approval(case, opinion=opinion, on=on, by=actor),
    )
    end_payment_clocks(case, "已结案")


@transaction.atomic
def return_closing(*, case: Case, actor, reason: str) -> Case:
    """Sends a request to close back."""
    with CASES.step(case, "return_closing", actor=actor, note=reason) as row:
        row.closing_ground = ""
    return row
