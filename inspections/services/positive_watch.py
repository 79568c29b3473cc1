"""The system's own daily look at the listed firms."""

from datetime import date, timedelta

from django.db import transaction

from bureau.dates import start_of_day, today
from bureau.jobs.models import Job
from bureau.record import services as record
from bureau.record.models import Entry
from inspections import related
from inspections.models import PositiveListEntry
from inspections.services import criteria
from inspections.services.positive import note_proposal

JOB = "inspections.positive"


def is_due() -> bool:
    """Whether today's look has not been taken yet."""
    done = Job.objects.filter(kind=JOB, state=Job.State.READY, finished_at__gte=start_of_day(today()))
    return not done.exists()


def watch_over(on: date | None = None) -> dict[str, int]:
    """The daily look of the system itself: overdue re-checks are noted once, new records become proposals to remove."""
    on = on or today()
    listed = PositiveListEntry.objects.filter(state=PositiveListEntry.State.LISTED)
    overdue = [_note_overdue(entry, on) for entry in listed.to_recheck(on).filter(overdue_noted_on=None)]
    rows = listed.filter(proposed_on=None, until__gte=on).select_related("enterprise__office")
    return {
        "overdue": len(overdue),
        "proposed": sum(_look(entry, on) for entry in rows.iterator(chunk_size=500)),
    }


@transaction.atomic
def _note_overdue(entry: PositiveListEntry, on: date) -> None:
    entry.overdue_noted_on = on
    entry.save(update_fields=["overdue_noted_on"])
    record.append(
        entry,
        actor=None,
        verb="recheck_overdue",
        label=f"季度复核逾期：{entry.recheck_due_on} 前应复核",
        on=on,
    )


@transaction.atomic
def _look(entry: PositiveListEntry, on: date) -> bool:
    """Whether a record since the listing (or since a proposal was set aside) speaks for removal."""
    last = Entry.objects.of(entry).filter(verb="keep_listed").order_by("-sequence").first()
    since = max(entry.listed_on, last.on + timedelta(days=1)) if last else entry.listed_on
    found = [
        row
        for key in criteria.BY_RECORDS
        for row in related.records_against(key, entry.enterprise, since, on)
    ]
    if not found:
        return False
    row = PositiveListEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if row.state != row.State.LISTED or row.proposed_on:
        return False
    note_proposal(row, "；".join(f"{one.title}（{one.day}）" for one in found), on)
    row.save(update_fields=["proposed_on", "proposal"])
    record.append(row, actor=None, verb="propose_removal", label="建议移出", note=row.proposal, on=on)
    return True
