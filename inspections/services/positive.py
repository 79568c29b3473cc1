"""The positive list: application, approval, public notice, listing, re-check, removal, expiry."""

from calendar import monthrange
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from bureau.workflow import Refused
from inspections.documents import POSITIVE_REMOVAL
from inspections.guards.positive import may_enter
from inspections.models import Enterprise, PositiveListEntry, PositiveReview
from inspections.papers.positive_removal import positive_removal
from inspections.services import criteria
from inspections.workflow import POSITIVE

MONTHS_UNTIL_RULE = 36  # before the rule table knows a term (entries of earlier years)
RECHECK = "positive.recheck"
KIND = PositiveReview.Kind


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
    review = criteria.keep(entry, KIND.APPLICATION, by=actor, on=on)
    record.append(
        entry,
        actor=actor,
        verb="apply",
        label="申请列入正面清单",
        note=basis,
        after=entry.state,
        on=on,
        data={"criteria": _words(review)},
    )
    return entry


def _words(review: PositiveReview) -> dict:
    return {
        str(line.criterion): [line.met, line.evidence] for line in review.lines.select_related("criterion")
    }


class _Asked:
    """The day on which an application is judged, as guards read it."""

    def __init__(self, on: date):
        self.on = on


def approve(*, entry: PositiveListEntry, actor, on: date | None = None) -> None:
    """A leader approves; the public notice runs from the next day, as many days as the rule of the place says."""
    on = on or today()
    with POSITIVE.step(entry, "approve", actor=actor, on=on) as row:
        row.approved_by = actor
        row.notice_from = on + timedelta(days=1)
        row.notice_until = timelimits.due("positive.notice", on, office=row.office).on


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
        row.recheck_due_on = _next_recheck(row, on)
        criteria.keep(row, KIND.LISTING, by=actor, on=on)


def _next_recheck(row: PositiveListEntry, on: date) -> date | None:
    rule = timelimits.rule_or_none(RECHECK, on, office=row.office)
    return timelimits.due(RECHECK, on, office=row.office).on if rule else None


def recheck(*, entry: PositiveListEntry, actor, on: date | None = None, note: str = "") -> PositiveReview:
    """The quarterly look at every criterion; what is no longer met becomes a proposal to remove."""
    on, data = on or today(), {}
    with POSITIVE.step(entry, "recheck", actor=actor, on=on, data=data, note=note) as row:
        review = criteria.keep(row, KIND.RECHECK, by=actor, on=on, note=note)
        data["criteria"] = _words(review)
        row.recheck_due_on, row.overdue_noted_on = _next_recheck(row, on), None
        if not review.passed and not row.proposed_on:
            unmet = [line for line in review.lines.select_related("criterion") if not line.met]
            note_proposal(
                row, "复核不符合：" + "；".join(f"{x.criterion}（{x.evidence}）" for x in unmet), on
            )
    return review


def propose_removal(*, entry: PositiveListEntry, actor, reason: str, on: date | None = None) -> None:
    """Somebody wants a firm off the list; a leader decides."""
    if not reason.strip():
        raise ValidationError("没有建议：缺理由。请填写。")
    with POSITIVE.step(entry, "propose_removal", actor=actor, on=on, note=reason) as row:
        note_proposal(row, reason.strip(), on or today())


def note_proposal(row: PositiveListEntry, reason: str, on: date) -> None:
    """Marks a locked row; the caller records it."""
    row.proposed_on, row.proposal = on, reason[:200]


def keep_listed(*, entry: PositiveListEntry, actor, reason: str, on: date | None = None) -> None:
    """A leader sets the proposal aside: the firm stays."""
    if not reason.strip():
        raise ValidationError("没有登记：缺理由。请写明为何不移出。")
    with POSITIVE.step(entry, "keep_listed", actor=actor, on=on, note=reason) as row:
        row.proposed_on, row.proposal = None, ""


def remove(
    *,
    entry: PositiveListEntry,
    actor,
    reason: str,
    kind_out: str = "",
    on: date | None = None,
    barred_until: date | None = None,
) -> None:
    """A leader removes a firm. Violation, incident and fraud bar it for the term of the rule unless a day is given."""
    _remove(
        "remove", entry=entry, actor=actor, reason=reason, on=on or today(), kind=kind_out, until=barred_until
    )


def remove_for_violation(
    *, enterprise: Enterprise, reason: str, by, on: date | None = None
) -> PositiveListEntry | None:
    """Removes a listed enterprise the day its violation is established, tells it, and bars it for the term of the rule.

    For the cases room. Returns the entry, or None when the enterprise is not listed.
    """
    on = on or today()
    entry = PositiveListEntry.objects.filter(
        enterprise=enterprise, state=PositiveListEntry.State.LISTED
    ).first()
    if entry is None:
        return None
    kind = PositiveListEntry.ReasonOut.VIOLATION
    _remove("remove_for_violation", entry=entry, actor=by, reason=reason, on=on, kind=kind)
    entry.refresh_from_db()
    return entry


def _remove(name: str, *, entry, actor, reason: str, on: date, kind: str, until: date | None = None) -> None:
    if not reason.strip():
        raise ValidationError("没有移出：缺理由。理由随清单公开。请填写。")
    on = max(on, entry.listed_on) if entry.listed_on else on
    if until is None and kind in PositiveListEntry.BARRING:
        until = timelimits.due("positive.barred", on, office=entry.office).on
    data = {"barred_until": until, "kind_out": kind}
    with POSITIVE.step(entry, name, actor=actor, on=on, note=reason, data=data) as row:
        row.removed_on, row.kind_out, row.reason_out = on, kind, reason.strip()[:200]
        row.barred_until = until
        _end(row, f"{on} 移出")
        documents.issue(row, POSITIVE_REMOVAL, actor=actor, on=on, context=positive_removal(row))


def _end(row: PositiveListEntry, reason: str) -> None:
    """No longer listed: nothing is to be re-checked and no proposal is left."""
    row.recheck_due_on = row.overdue_noted_on = row.proposed_on = None
    row.proposal = ""
    timelimits.cancel(row, RECHECK, reason)


def expire_all(*, office, actor, on: date | None = None) -> int:
    """Notes the expiry of every entry whose last day has passed. Returns how many."""
    on = on or today()
    due = PositiveListEntry.objects.filter(
        office__path__startswith=office.path, state=PositiveListEntry.State.LISTED, until__lt=on
    )
    for entry in due:
        with POSITIVE.step(entry, "expire", actor=actor, on=on) as row:
            _end(row, f"{row.until} 到期")
    return len(due)
