"""Evidence, the proposed penalty, the end of the investigation."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from cases.investigation.services.officers import certificates, enter, refuse_uncertified
from cases.models import Case, Evidence, Investigator
from cases.workflow import CASES


@transaction.atomic
def add_evidence(
    *, case: Case, actor, second_collector, upload=None, taken_at=None, place: str = "", **facts
) -> Evidence:
    """Registers one piece of evidence, with its file if there is one; SHA-256 is taken as it comes in."""
    on = facts["obtained_on"]
    refuse_uncertified("登记证据", on, actor, second_collector, case=case)
    with CASES.step(
        case, "add_evidence", actor=actor, on=on, data={"title": facts["title"], "kind": facts["kind"]}
    ) as row:
        stored = None
        if upload:
            stored = record.store_file(
                row, upload=upload, actor=actor, title=facts["title"], taken_at=taken_at, place=place
            )
        facts |= certificates(on, actor, second_collector)
        item = Evidence(
            case=row,
            collected_by=actor,
            second_collector=second_collector,
            file=stored,
            taken_at=taken_at,
            place=place,
            **facts,
        )
        item.full_clean(exclude=["case"])
        item.save()
        for person in (actor, second_collector):
            enter(row, person, Investigator.Capacity.COLLECTOR, since=on)
    return item


@transaction.atomic
def tell_result(*, case: Case, item: Evidence, actor, on: date) -> Evidence:
    """Records that a test result was told to the party (办法 第29条)."""
    with CASES.step(case, "tell_result", actor=actor, on=on, data={"evidence": item.pk, "title": item.title}):
        item.told_on = on
        item.save(update_fields=["told_on"])
    return item


@transaction.atomic
def withdraw_evidence(*, case: Case, item: Evidence, actor, reason: str) -> Evidence:
    """Takes a piece out of use; it stays in the file with the reason."""
    with CASES.step(
        case, "withdraw_evidence", actor=actor, note=reason, data={"evidence": item.pk, "title": item.title}
    ):
        item.withdrawn_on, item.withdrawn_reason = today(), reason
        item.save(update_fields=["withdrawn_on", "withdrawn_reason"])
    return item


@transaction.atomic
def finish_investigation(*, case: Case, actor, report: str, on: date | None = None) -> Case:
    """调查终结: the report goes to someone who did not investigate."""
    on = on or today()
    with CASES.step(case, "finish_investigation", actor=actor, on=on) as row:
        row.investigated_on, row.investigation_report = on, report
    return row
