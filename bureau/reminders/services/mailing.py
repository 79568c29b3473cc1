"""Reminders by e-mail, where the bureau wants it. At most once each; a failure is logged and breaks nothing."""

import logging
from collections import defaultdict
from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from bureau import dossiers
from bureau.dates import today
from bureau.reminders.models import Reminder

log = logging.getLogger(__name__)
MOST = 500


def send_new() -> int:
    """One letter per person with the reminders of today not yet sent; returns the number of letters."""
    if not settings.REMINDER_EMAILS:
        return 0
    rows = (
        Reminder.objects.telling()
        .filter(
            mailed_at__isnull=True,
            acknowledged_at__isnull=True,
            made_at__gt=timezone.now() - timedelta(days=1),
        )
        .exclude(recipient__email="")
        .select_related("recipient", "clock__rule")
        .order_by("recipient", "due_on")[:MOST]
    )
    letters = defaultdict(list)
    for row in rows:
        letters[row.recipient].append(row)
    return sum(_send(person, found) for person, found in letters.items())


def _send(person, rows) -> bool:
    """Marked before it is sent: a letter may be lost, it is never sent twice."""
    taken = [row for row in rows if _take(row)]
    if not taken:
        return False
    try:
        send_mail(f"期限提醒 {len(taken)} 项（{today()}）", _text(taken), None, [person.email])
    except Exception:
        log.exception("reminders: no letter sent to user %s", person.pk)
        return False
    return True


def _take(row) -> bool:
    return bool(Reminder.objects.filter(pk=row.pk, mailed_at__isnull=True).update(mailed_at=timezone.now()))


def _text(rows) -> str:
    shown = dossiers.shown_of([row.clock for row in rows])
    lines = []
    for row in rows:
        found = shown.get((row.clock.dossier_kind, row.clock.dossier_id), dossiers.UNKNOWN)
        left = row.clock.left(today()).text
        lines.append(f"{row.due_on} {left} {row.clock.label} {found.number}\n{settings.SITE_URL}{found.url}")
    return "\n\n".join(lines) + "\n"
