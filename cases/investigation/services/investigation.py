"""Evidence taken in, told, withdrawn; the end of the investigation."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import local_day, today
from bureau.documents import services as documents
from bureau.record import services as record
from cases.investigation import exif
from cases.investigation.papers.report import investigation_report
from cases.investigation.services.officers import certificates, enter, refuse_uncertified
from cases.investigation.services.sittings import check_times, of_evidence, refuse_overlap
from cases.models import Case, Evidence, Investigator, Proof
from cases.workflow import CASES

__all__ = [
    "add_evidence",
    "enter_evidence",
    "finish_investigation",
    "refuse_uncertified",
    "tell_result",
    "withdraw_evidence",
]


@transaction.atomic
def add_evidence(
    *,
    case: Case,
    actor,
    second_collector,
    upload=None,
    taken_at=None,
    place: str = "",
    elements=(),
    **facts,
) -> Evidence:
    """Registers one piece of evidence, with its file if there is one; SHA-256 is taken as it comes in.

    `elements` are the parts of the facts it proves. Raises Refused without two certified officers on the day.
    """
    on = facts["obtained_on"]
    if taken_at and local_day(taken_at) > on:
        raise ValidationError({"taken_at": f"形成时间晚于取得日期 {on}。请核对。"})
    refuse_uncertified("登记证据", on, actor, second_collector, case=case)
    _check_sitting(case, actor, second_collector, facts)
    with CASES.step(
        case, "add_evidence", actor=actor, on=on, data={"title": facts["title"], "kind": facts["kind"]}
    ) as row:
        embedded_at = exif.taken_at(upload) if upload else None
        stored = None
        if upload:
            stored = record.store_file(
                row, upload=upload, actor=actor, title=facts["title"], taken_at=taken_at, place=place
            )
        return enter_evidence(
            row,
            officers=(actor, second_collector),
            file=stored,
            taken_at=taken_at,
            embedded_at=embedded_at,
            place=place,
            elements=elements,
            **facts,
        )


def _check_sitting(case: Case, actor, second_collector, facts: dict) -> None:
    """A handwritten record has its hours on the day it was made, in which its officers made no other one."""
    started_at, ended_at = facts.get("started_at"), facts.get("ended_at")
    if not (started_at or ended_at):
        return
    if not (started_at and ended_at):
        missing = "ended_at" if started_at else "started_at"
        raise ValidationError({missing: "起止时间须都填写。"})
    check_times(started_at, ended_at)
    if local_day(started_at) != facts["obtained_on"]:
        raise ValidationError({"started_at": f"笔录不是取得日期 {facts['obtained_on']} 制作的。请核对。"})
    named = {"collected_by": actor, "second_collector": second_collector}
    row = Evidence(case=case, title=facts["title"], started_at=started_at, ended_at=ended_at, **named)
    refuse_overlap(of_evidence(row), "登记手写笔录")


def enter_evidence(case: Case, *, officers, elements=(), **facts) -> Evidence:
    """The row of a piece of evidence within a step already open: certificates frozen, collectors listed."""
    on = facts["obtained_on"]
    named = {"collected_by": officers[0], "second_collector": officers[1]}
    item = Evidence(case=case, **{**certificates(on, *officers), **named, **facts})
    item.full_clean(exclude=["case"])
    item.save()
    Proof.objects.bulk_create([Proof(evidence=item, element=element) for element in elements])
    for person in officers:
        enter(case, person, Investigator.Capacity.COLLECTOR, since=on)
    return item


@transaction.atomic
def tell_result(
    *, case: Case, item: Evidence, actor, on: date, how: str = "当面告知", receipt: str = ""
) -> Evidence:
    """Records that a test result was told to the party, how, and what shows it (办法 第29条)."""
    if on < item.obtained_on:
        raise ValidationError({"on": f"告知早于取得结果的日期 {item.obtained_on}。请核对日期。"})
    data = {"evidence": item.pk, "title": item.title, "how": how}
    with CASES.step(case, "tell_result", actor=actor, on=on, data=data):
        item.told_on, item.told_how, item.told_receipt = on, how, receipt
        item.save(update_fields=["told_on", "told_how", "told_receipt"])
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
def finish_investigation(*, case: Case, actor, report: str = "", on: date | None = None) -> Case:
    """调查终结: the investigation report is issued and goes to someone who did not investigate.

    `report` is the handlers' conclusion in a sentence. A report issued before the case came back is voided.
    """
    on = on or today()
    with CASES.step(case, "finish_investigation", actor=actor, on=on) as row:
        row.investigated_on, row.investigation_report = on, report or row.report.suggestion
        written = row.report
        if written.document:
            documents.void(written.document, actor=actor, reason="退回补充调查后重新制作")
        written.document = documents.issue(
            row, "investigation_report", actor=actor, on=on, context=investigation_report(row, on=on)
        )
        written.save(update_fields=["document"])
    return row
