"""Case review and legal review."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.workflow import Refusal, Refused
from cases.decision import checklists
from cases.decision.papers import reviews as papers
from cases.models import Case, CaseReview, LegalReview
from cases.workflow import CASES


@transaction.atomic
def pass_review(
    *,
    case: Case,
    actor,
    opinion: str,
    is_complex: bool = False,
    on: date | None = None,
    points: list[dict] | None = None,
) -> CaseReview:
    """案件审查 passes; the reviewer says whether the case is complex, which calls for legal review and discussion.

    `points`: the checklist of 办法 第39条; one that does not hold refuses the pass.
    """
    points = points or []
    _refuse_failed("审查通过", points, "请退回补充调查。", "办法（令 30）第39条")
    return _review(case, "pass_review", actor, opinion, points, True, on or today(), is_complex)


@transaction.atomic
def return_review(
    *, case: Case, actor, opinion: str, on: date | None = None, points: list[dict] | None = None
) -> CaseReview:
    """Sends the case back for more investigation."""
    return _review(case, "return_review", actor, opinion, points or [], False, on or today(), False)


def _review(case, step, actor, opinion, points, passed, on, is_complex) -> CaseReview:
    with CASES.step(case, step, actor=actor, on=on, note=opinion) as row:
        row.is_complex = row.is_complex or is_complex
        if not passed:
            row.investigated_on = None
        review = CaseReview(
            case=row, reviewer=actor, reviewed_on=on, passed=passed, opinion=opinion, points=points
        )
        review.document = documents.issue(
            row, "case_review", actor=actor, on=on, context=papers.case_review(row, review)
        )
        review.save()
    return review


def _refuse_failed(label: str, points: list[dict], then: str, article: str) -> None:
    if failed := checklists.failed(points):
        raise Refused(label, [Refusal(f"要点“{name}”不符合。{then}", article) for name in failed])


@transaction.atomic
def legal_review(
    *,
    case: Case,
    actor,
    agreed: bool,
    opinion: str,
    on: date | None = None,
    points: list[dict] | None = None,
    fine: Decimal | None = None,
) -> LegalReview:
    """法制审核 (行政处罚法 第58条): agreed or not, with a written opinion, of one intended fine (the noticed one)."""
    on, points = on or today(), points or []
    if agreed:
        _refuse_failed("同意", points, "请改为不同意并写明意见。", "办法（令 30）第50条、第51条")
    with CASES.step(case, "legal_review", actor=actor, on=on, note=opinion, data={"agreed": agreed}) as row:
        review = LegalReview(
            case=row,
            reviewer=actor,
            reviewed_on=on,
            agreed=agreed,
            opinion=opinion,
            points=points,
            fine=intended_fine(row) if fine is None else fine,
        )
        review.document = documents.issue(
            row, "legal_review", actor=actor, on=on, context=papers.legal_review(row, review)
        )
        review.save()
    return review


def intended_fine(case: Case) -> Decimal:
    """What is about to be decided: the amount discussed last, else the noticed one."""
    last = case.discussions.last()
    return last.fine if last else case.notice.fine if case.notice else case.proposal.fine
