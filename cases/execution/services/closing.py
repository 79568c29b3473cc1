"""Closing a case (办法 第77条)."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from cases import papers
from cases.models import Case
from cases.workflow import CASES


@transaction.atomic
def request_closing(*, case: Case, actor, basis: str, on: date | None = None) -> Case:
    """报请结案 when nothing is left to do (办法 第77条)."""
    with CASES.step(case, "request_closing", actor=actor, on=on, note=basis) as row:
        row.closing_basis = basis
    return row


@transaction.atomic
def approve_closing(*, case: Case, actor, opinion: str = "同意结案。", on: date | None = None) -> Case:
    """The head approves 结案审批表."""
    on = on or today()
    with CASES.step(case, "approve_closing", actor=actor, on=on, note=opinion) as row:
        row.closed_on = on
        documents.issue(
            row,
            "closing_approval",
            actor=actor,
            on=on,
            context=papers.closing_approval(row, opinion=opinion, on=on, by=actor),
        )
    return row


@transaction.atomic
def return_closing(*, case: Case, actor, reason: str) -> Case:
    """Sends a request to close back."""
    with CASES.step(case, "return_closing", actor=actor, note=reason) as row:
        pass
    return row
