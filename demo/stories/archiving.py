"""A finished case becomes a volume: arranged, handed over, taken over, bound, lent; another is still being arranged."""

from collections.abc import Iterator
from datetime import date, timedelta

from bureau.dates import today
from bureau.documents.models import IssuedDocument
from bureau.jobs.runner import run_row
from cases.archive.models.archive import Half
from cases.archive.services import archive, borrowing
from cases.models import Archive, Case
from cases.states import CaseState
from demo.days import office_day

LENT_FOR = timedelta(days=14)


def arranged(start: date, cast, firm) -> Iterator[date]:
    """The list of the firm's newest closed case is made and not yet handed over."""
    yield office_day(start)
    _open(firm)


def bound(start: date, cast, firm, *, made: bool = True) -> Iterator[date]:
    """To the bound volume, lent and asked for; without `made`, for tests, only to the list.

    Its papers are rendered at once: only what has its file is bound.
    """
    yield office_day(start)
    row = _open(firm)
    if not made:
        return
    papers = IssuedDocument.objects.filter(pk__in=row.items.values("document"))
    for paper in papers.exclude(state=IssuedDocument.State.READY):
        run_row(paper.job_id, beat=False)  # inside this transaction, as inline jobs run
    row = archive.request_archive(archive=row, actor=row.case.handler)
    yield office_day(start + timedelta(days=2))
    row = archive.confirm_archive(archive=row, actor=cast.heq, retention=Archive.Retention.THIRTY)
    run_row(row.job_id, beat=False)
    yield office_day(start + timedelta(days=5))
    row = Archive.objects.get(pk=row.pk)
    asked = borrowing.ask(
        archive=row, actor=cast.zhouya, half=Half.MAIN, purpose="办理同类案件参考", due_on=today() + LENT_FOR
    )
    borrowing.agree(borrowing=asked, actor=cast.heq)
    borrowing.ask(
        archive=row, actor=cast.fangjd, half=Half.INNER, purpose="案卷评查", due_on=today() + LENT_FOR
    )


def _open(firm) -> Archive:
    case = Case.objects.filter(enterprise=firm, state=CaseState.CLOSED).latest("closed_on")
    return archive.open_archive(case=case, actor=case.handler)
