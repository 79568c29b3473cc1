"""The positive list: application, approval, public notice, listing, removal, expiry."""

from calendar import monthrange
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from bureau.workflow import Refused
from inspections.guards.positive import may_enter
from inspections.models import Enterprise, PositiveListEntry
from inspections.workflow import POSITIVE

NOTICE_DAYS = 7  # calendar days of public notice; the opinions set none
BARRED_YEARS = 3  # after removal for a violation, as the provinces that set a bar do
MONTHS_UNTIL_RULE = 36  # before the rule table knows a term (entries of earlier years)


def add_months(day: date, months: int) -> date:
    """The same day some months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@transaction.atomic
def apply(
    *, enterprise: Enterprise, office, actor, reason_in: str, basis: str, mode: str, on: date | None = None
) -> PositiveListEntry:
    """Proposes an enterprise. Raises Refused (barred, not monitored) or ValidationError (already on the way)."""
    on = on or today()
    entry = PositiveListEntry(
        office=office, enterprise=enterprise, created_by=actor, reason_in=reason_in, basis=basis, mode=mode
    )
    entry.full_clean()
    if reasons := may_enter(entry, _Asked(on)):
        raise Refused("申请列入正面清单", reasons)
    entry.save()
    record.append(
        entry, actor=actor, verb="apply", label="申请列入正面清单", note=basis, after=entry.state, on=on
    )
    return entry


class _Asked:
    """The day on which an application is judged, as guards read it."""

    def __init__(self, on: date):
        self.on = on


def approve(
    *, entry: PositiveListEntry, actor, on: date | None = None, notice_days: int = NOTICE_DAYS
) -> None:
    """A leader approves; the public notice runs from the next day."""
    on = on or today()
    with POSITIVE.step(entry, "approve", actor=actor, on=on) as row:
        row.approved_by = actor
        row.notice_from, row.notice_until = on + timedelta(days=1), on + timedelta(days=notice_days)


def decline(*, entry: PositiveListEntry, actor, reason: str, on: date | None = None) -> None:
    """Not to be listed, with the reason."""
    if not reason.strip():
        raise ValidationError("没有登记：缺理由。请填写。")
    with POSITIVE.step(entry, "decline", actor=actor, on=on, note=reason) as row:
        row.reason_out = reason.strip()


def enter(*, entry: PositiveListEntry, actor, on: date | None = None) -> None:
    """Lists the enterprise after the notice; valid for the term of the rule in force (36 months)."""
    on = on or today()
    with POSITIVE.step(entry, "enter", actor=actor, on=on) as row:
        rule = timelimits.rule_or_none("positive.valid", on, office=row.office)
        row.listed_on, row.until = on, add_months(on, int(rule.value) if rule else MONTHS_UNTIL_RULE)


def remove(
    *, entry: PositiveListEntry, actor, reason: str, on: date | None = None, barred_until: date | None = None
):
    """A leader removes an enterprise, with a reason and, if wished, a bar."""
    _remove("remove", entry=entry, actor=actor, reason=reason, on=on or today(), barred_until=barred_until)


def remove_for_violation(
    *, enterprise: Enterprise, reason: str, by, on: date | None = None
) -> PositiveListEntry | None:
    """Removes a listed enterprise the day its violation is established, and bars it for three years.

    For the cases room. Returns the entry, or None when the enterprise is not listed.
    """
    on = on or today()
    entry = PositiveListEntry.objects.filter(
        enterprise=enterprise, state=PositiveListEntry.State.LISTED
    ).first()
    if entry is None:
        return None
    barred = add_months(on, 12 * BARRED_YEARS)
    _remove("remove_for_violation", entry=entry, actor=by, reason=reason, on=on, barred_until=barred)
    entry.refresh_from_db()
    return entry


def _remove(name: str, *, entry, actor, reason: str, on: date, barred_until: date | None) -> None:
    if not reason.strip():
        raise ValidationError("没有移出：缺理由。理由随清单公开。请填写。")
    data = {"barred_until": barred_until}
    with POSITIVE.step(entry, name, actor=actor, on=on, note=reason, data=data) as row:
        row.removed_on, row.reason_out, row.barred_until = (
            max(on, row.listed_on),
            reason.strip()[:200],
            barred_until,
        )


def expire_all(*, office, actor, on: date | None = None) -> int:
    """Notes the expiry of every entry whose last day has passed. Returns how many."""
    on = on or today()
    due = PositiveListEntry.objects.filter(
        office__path__startswith=office.path, state=PositiveListEntry.State.LISTED, until__lt=on
    )
    for entry in due:
        with POSITIVE.step(entry, "expire", actor=actor, on=on):
            pass
    return len(due)
