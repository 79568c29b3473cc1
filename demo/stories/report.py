"""The annual report on a year: drafted, submitted, approved, published in the months after it."""

from collections.abc import Iterator
from datetime import date

from bureau.documents.models import IssuedDocument
from bureau.jobs.runner import run_row
from demo.days import office_day
from reports.models import AnnualReport
from reports.services import annual, publishing


def tell(year: int, cast, *, publish: bool = True) -> Iterator[date]:
    """The report on its days. Its paper is rendered at once, because only a file that exists can be published."""
    yield office_day(date(year + 1, 1, 18))
    made = annual.draft(year=year, office=cast.bureau, actor=cast.heq)
    yield office_day(date(year + 1, 2, 9))
    annual.submit(report=made, actor=cast.heq)
    yield office_day(date(year + 1, 2, 21))
    annual.approve(report=AnnualReport.objects.get(pk=made.pk), actor=cast.shenrc)
    if not publish:
        return
    yield office_day(date(year + 1, 3, 24))
    paper = publishing.final_of(AnnualReport.objects.get(pk=made.pk))
    run_row(paper.job_id, beat=False)  # inside this transaction, as inline jobs run
    paper.refresh_from_db()
    if paper.state == IssuedDocument.State.READY:
        annual.publish(report=AnnualReport.objects.get(pk=made.pk), actor=cast.heq)
