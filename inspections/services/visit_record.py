"""Issuing the paper of a finished visit, once."""

from django.db import transaction

from bureau.documents import services as documents
from bureau.documents.models import IssuedDocument
from bureau.workflow import Refusal, Refused
from inspections.documents import VISIT_RECORD
from inspections.models import InspectionTask
from inspections.papers.visit_record import visit_record


def papers_of(task: InspectionTask):
    """The papers of a visit that stand, newest first."""
    return IssuedDocument.objects.of(task).of_type(VISIT_RECORD).standing().order_by("-pk")


@transaction.atomic
def issue(*, task: InspectionTask, actor) -> IssuedDocument:
    """The record as a paper, dated the day the visit was finished; the second time the first one comes back.

    Raises Refused while the record is still open.
    """
    row = InspectionTask.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if row.state != InspectionTask.State.DONE:
        raise Refused(
            "出具现场检查记录", [Refusal("检查还没有办结，记录没有固定。可以先看预览。", "行政处罚法 第47条")]
        )
    known = papers_of(row).first()
    if known:
        return known
    context = visit_record(row, on=row.done_on)
    return documents.issue(row, VISIT_RECORD, actor=actor, on=row.done_on, context=context)
