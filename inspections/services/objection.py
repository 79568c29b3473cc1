"""What is said against a listing during the public notice."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from bureau.dates import today
from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from inspections.models import PositiveListEntry, PositiveObjection
from inspections.workflow import POSITIVE


def receive(
    *, entry: PositiveListEntry, actor, objector: str, content: str, received_on: date | None = None
) -> PositiveObjection:
    """Enters an objection. Raises Refused outside the notice, ValidationError for a day outside it."""
    received_on = received_on or today()
    with POSITIVE.step(entry, "object", actor=actor, on=received_on, note=content) as row:
        if not row.notice_from <= received_on <= row.notice_until:
            raise ValidationError(
                {"received_on": f"公示期为 {row.notice_from} 至 {row.notice_until}，请核对收到日期。"}
            )
        found = PositiveObjection(
            entry=row,
            received_on=received_on,
            objector=objector.strip(),
            content=content.strip(),
            created_by=actor,
        )
        found.full_clean()
        found.save()
    return found


PER_SENDER = 20  # in 24 hours from one address; a whole office may share one


def too_many(sender: str) -> bool:
    """Whether one sender has sent all that is taken in a day."""
    since = timezone.now() - timedelta(days=1)
    return PositiveObjection.objects.filter(sender=sender, created_at__gte=since).count() >= PER_SENDER


@transaction.atomic
def receive_from_public(
    *, entry: PositiveListEntry, objector: str, contact: str, content: str, sender: str = ""
) -> PositiveObjection:
    """An objection sent in by the public site; it stops the listing like one entered at the desk. Raises Refused."""
    row = PositiveListEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if not row.is_in_notice(today()):
        raise Refused("提出异议", [Refusal("公示已经结束。对在册企业有意见的，请申请更正或投诉举报。")])
    found = PositiveObjection(
        entry=row,
        received_on=today(),
        objector=objector.strip(),
        contact=contact.strip(),
        content=content.strip(),
        sender=sender,
    )
    found.full_clean()
    found.save()
    record.append(
        row,
        actor=None,
        verb="object",
        label="收到公示异议（网上提出）",
        note=content,
        data={"objection": found.pk},
    )
    return found


def settle(*, objection: PositiveObjection, actor, outcome: str, answer: str, on: date | None = None) -> None:
    """What looking into it showed. Upheld, the firm may not be listed. Raises ValidationError when settled before."""
    on = on or today()
    if not answer.strip():
        raise ValidationError({"answer": "缺核查情况。请写明核查了什么。"})
    data = {"objection": objection.pk, "outcome": outcome}
    with POSITIVE.step(objection.entry, "settle_objection", actor=actor, on=on, note=answer, data=data):
        found = PositiveObjection.objects.get(pk=objection.pk)
        if found.outcome:
            raise ValidationError(
                f"没有保存：{found.settled_on} 已核查，结果为“{found.get_outcome_display()}”。"
            )
        found.outcome, found.answer = outcome, answer.strip()
        found.settled_on, found.settled_by = on, actor
        found.full_clean()
        found.save()
