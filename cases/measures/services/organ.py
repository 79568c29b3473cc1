"""移送有管辖权机关: the case ends here, its clocks fall away (行政处罚法 第22、25条)."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from cases import papers
from cases.models import Case, OrganTransfer
from cases.workflow import CASES


@transaction.atomic
def transfer_organ(
    *,
    case: Case,
    actor,
    organ_name: str,
    ground: str,
    reason: str,
    materials: list[dict],
    on: date | None = None,
) -> Case:
    """The head sends the case away, when nothing of ours is left open. Raises Refused."""
    on = on or today()
    with CASES.step(case, "transfer_organ", actor=actor, on=on, note=reason) as row:
        row.end_reason = f"移送{organ_name}：{reason}"
        sent = OrganTransfer(
            case=row,
            organ_name=organ_name,
            ground=ground,
            reason=reason,
            materials=materials,
            transferred_on=on,
            approved_by=actor,
        )
        sent.document = documents.issue(
            row, "organ_transfer", actor=actor, on=on, context=papers.organ_transfer(sent, on=on)
        )
        sent.save()
        for clock in Clock.objects.alive().of(row):
            timelimits.cancel(clock, reason=f"案件移送{organ_name}")
        row.next_due_on, row.next_due_label = None, ""
    return row


@transaction.atomic
def receive_organ(*, case: Case, actor, receipt_no: str, on: date | None = None) -> Case:
    """The receipt of the organ that took it over."""
    on = on or today()
    with CASES.step(case, "receive_organ", actor=actor, on=on, data={"receipt": receipt_no}) as row:
        sent = row.organ_transfer
        sent.received_on, sent.receipt_no = on, receipt_no
        sent.save()
    return row
