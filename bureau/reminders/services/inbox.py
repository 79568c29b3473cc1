"""What a person does with reminders: acknowledge, mute, hear again."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from bureau.dates import today
from bureau.reminders.models import Mute, Reminder
from bureau.workflow import Refusal, Refused

MOST_DAYS_OVERDUE = 7  # calendar days an overdue clock may be muted


@transaction.atomic
def acknowledge(*, clock, actor) -> int:
    """Says that the actor knows of the limit; returns how many reminders that settled. Twice is once."""
    return _settle(Reminder.objects.filter(clock=clock, recipient=actor))


@transaction.atomic
def acknowledge_all(*, actor) -> int:
    """The same for everything that waits for the actor."""
    return _settle(Reminder.objects.waiting_for(actor, today()))


def _settle(rows) -> int:
    waiting = rows.filter(acknowledged_at__isnull=True).values("pk")
    return Reminder.objects.filter(pk__in=list(waiting.values_list("pk", flat=True))).update(
        acknowledged_at=timezone.now()
    )


@transaction.atomic
def mute(*, clock, actor, until: date, reason: str) -> Mute:
    """No reminders of a limit to the actor until the end of a day. Raises Refused when the day is too late.

    A limit that runs is heard of again on its last day at the latest; one that is overdue after a week. Others are
    reminded and told as before.
    """
    now = today()
    last = now + timedelta(days=MOST_DAYS_OVERDUE) if clock.due_on < now else clock.due_on - timedelta(days=1)
    if until < now:
        raise Refused("静默", [Refusal(f"静默至 {until} 已过。请填写今天或以后的日子。")])
    if until > last:
        why = "已超期的时限最多静默七日" if clock.due_on < now else "届满当日必须提醒"
        raise Refused("静默", [Refusal(f"{why}，最迟静默至 {last}。")])
    row, _ = Mute.objects.update_or_create(
        clock=clock, user=actor, defaults={"until_on": until, "reason": reason}
    )
    return row


@transaction.atomic
def unmute(*, clock, actor) -> None:
    """Hears of the limit again at once."""
    Mute.objects.filter(clock=clock, user=actor).delete()
