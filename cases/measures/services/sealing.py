"""Sealing and seizure: application, approval, execution, extension, release."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from bureau.workflow import Refusal, Refused
from cases import papers
from cases.investigation.services.investigation import refuse_uncertified
from cases.models import Case, SealedItem, Sealing
from cases.states import SEALABLE
from cases.workflow import SEALINGS


@transaction.atomic
def apply_for_sealing(*, case: Case, actor, items: list[dict], on: date | None = None, **facts) -> Sealing:
    """An officer of the case asks for sealing; the objects are listed one by one (行政强制法 第18、24条)."""
    on = on or today()
    reasons = []
    if case.state not in SEALABLE:
        reasons.append(
            Refusal(
                f"案件当前为“{case.state_label}”，只有已立案、决定前的案件可以采取查封、扣押。",
                "行政强制法 第18条",
            )
        )
    if case.filed_on and on < case.filed_on:
        reasons.append(Refusal(f"申请日期 {on} 早于立案日期 {case.filed_on}。请核对日期。"))
    if not case.is_handler(actor):
        reasons.append(Refusal("须由本案承办人申请。"))
    if not items:
        reasons.append(
            Refusal("没有列明查封的场所、设施或财物。与违法行为无关的不得查封。", "行政强制法 第23条")
        )
    if reasons:
        raise Refused("申请查封、扣押", reasons)
    sealing = Sealing.objects.create(case=case, office=case.office, created_by=actor, applied_on=on, **facts)
    SealedItem.objects.bulk_create([SealedItem(sealing=sealing, **item) for item in items])
    for dossier in (sealing, case):
        record.append(
            dossier,
            actor=actor,
            verb="apply_for_sealing",
            label=f"申请{sealing.get_kind_display()}：{sealing.place}",
            on=on,
            data={"sealing": sealing.pk, "items": len(items)},
        )
    return sealing


@transaction.atomic
def approve_sealing(*, sealing: Sealing, actor, on: date | None = None) -> Sealing:
    """The head approves; decision and list are issued."""
    on = on or today()
    with SEALINGS.step(sealing, "approve_sealing", actor=actor, on=on) as row:
        row.approved_on, row.approved_by = on, actor
        for key in ("sealing_decision", "sealing_list"):
            documents.issue(row.case, key, actor=actor, on=on, context=getattr(papers, key)(row, on=on))
    _note(row, actor, "批准", on)
    return row


@transaction.atomic
def refuse_sealing(*, sealing: Sealing, actor, reason: str) -> Sealing:
    """The head refuses."""
    with SEALINGS.step(sealing, "refuse_sealing", actor=actor, note=reason) as row:
        pass
    return row


@transaction.atomic
def execute_sealing(
    *, sealing: Sealing, actor, officer_b, scene_record: str, party_present: str, on: date | None = None
) -> Sealing:
    """Two certified officers carry it out and write the scene record (行政强制法 第18条); thirty days begin."""
    on = on or today()
    refuse_uncertified("登记实施", on, actor, officer_b)
    with SEALINGS.step(sealing, "execute_sealing", actor=actor, on=on) as row:
        row.sealed_on, row.officer_a, row.officer_b = on, actor, officer_b
        row.scene_record, row.party_present = scene_record, party_present
    _note(row, actor, "实施", on)
    return row


@transaction.atomic
def extend_sealing(*, sealing: Sealing, actor, reason: str, on: date | None = None) -> Sealing:
    """Thirty more days, before the first thirty end, told in writing (行政强制法 第25条)."""
    on = on or today()
    with SEALINGS.step(sealing, "extend_sealing", actor=actor, on=on, note=reason) as row:
        timelimits.extend(row, "seal.term", on=on, reason=reason, by=actor)
        row.extended_on, row.extension_reason = on, reason
        documents.issue(
            row.case, "sealing_extension", actor=actor, on=on, context=papers.sealing_extension(row, on=on)
        )
    _note(row, actor, "延长", on)
    return row


@transaction.atomic
def release_sealing(*, sealing: Sealing, actor, release_ground: str, on: date | None = None) -> Sealing:
    """Release, with its paper (行政强制法 第27、28条)."""
    on = on or today()
    with SEALINGS.step(sealing, "release_sealing", actor=actor, on=on) as row:
        row.released_on, row.release_ground = on, release_ground
        documents.issue(
            row.case, "sealing_release", actor=actor, on=on, context=papers.sealing_release(row, on=on)
        )
    _note(row, actor, "解除", on)
    return row


def _note(sealing: Sealing, actor, act: str, on: date) -> None:
    """The case's own record names each act on its measures."""
    record.append(
        sealing.case,
        actor=actor,
        verb="sealing",
        label=f"{act}{sealing.get_kind_display()}：{sealing.place}",
        on=on,
        legal=True,
        data={"sealing": sealing.pk},
    )
