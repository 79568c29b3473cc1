"""Filing (立案), editing the facts, handing over."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from cases import papers
from cases.intake.papers import declining
from cases.investigation.services import officers
from cases.models import Case
from cases.workflow import CASES, CLUES


@transaction.atomic
def approve_filing(*, case: Case, actor, opinion: str = "同意立案。", on: date | None = None) -> Case:
    """The head approves; the number of the approval form is the number of the case (行政处罚法 第54条)."""
    on = on or today()
    with CASES.step(case, "approve_filing", actor=actor, on=on, note=opinion) as row:
        row.filed_on, row.filed_by = on, actor
        paper = documents.issue(
            row,
            "filing_approval",
            actor=actor,
            on=on,
            context=papers.filing_approval(row, opinion=opinion, on=on),
        )
        row.number = paper.number
    if _opens_clue(row):
        with CLUES.step(row.clue, "filed", actor=actor, on=on) as clue:
            clue.decided_on = on
    return row


@transaction.atomic
def decline_filing(*, case: Case, actor, reason: str, on: date | None = None) -> Case:
    """不予立案: the case ends before it began."""
    on = on or today()
    with CASES.step(case, "decline_filing", actor=actor, on=on, note=reason) as row:
        row.end_reason, row.next_due_on, row.next_due_label = reason, None, ""
        documents.issue(
            row, "declined_filing", actor=actor, on=on, context=declining.declined_case(row, on=on, by=actor)
        )
    if _opens_clue(row):
        with CLUES.step(row.clue, "not_filed", actor=actor, on=on, note=reason) as clue:
            clue.decided_on, clue.decline_reason = on, reason
    return row


def _opens_clue(case: Case) -> bool:
    """A case opened on another one finds its clue already filed."""
    return case.original_id is None


@transaction.atomic
def cancel_filing(*, case: Case, actor, reason: str, on: date | None = None) -> Case:
    """撤销立案 (办法 第20条): the filing conditions turn out not to be met."""
    on = on or today()
    with CASES.step(case, "cancel_filing", actor=actor, on=on, note=reason) as row:
        row.end_reason = reason
        documents.issue(
            row, "cancelled_filing", actor=actor, on=on, context=declining.cancelled(row, on=on, by=actor)
        )
    return row


@transaction.atomic
def edit_facts(*, case: Case, actor, **facts) -> Case:
    """Corrects the facts or the party while the case is investigated; the record keeps what was changed."""
    changed = {name: value for name, value in facts.items() if getattr(case, name) != value}
    with CASES.step(case, "edit_facts", actor=actor, data=changed) as row:
        for name, value in changed.items():
            setattr(row, name, value)
    return row


@transaction.atomic
def reassign(*, case: Case, actor, handler, co_handler, reason: str) -> Case:
    """Hands a case over to other officers."""
    with CASES.step(
        case, "reassign", actor=actor, note=reason, data={"handler": handler, "co_handler": co_handler}
    ) as row:
        officers.hand_over(row, handler=handler, co_handler=co_handler, on=today())
    return row
