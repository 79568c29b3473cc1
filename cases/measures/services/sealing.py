"""Sealing and seizure: application, approval, execution; on the spot in an emergency."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from bureau.dates import local_day, today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from bureau.workflow import Refusal, Refused
from cases import papers
from cases.investigation.services.investigation import refuse_uncertified
from cases.measures.guards.lawful import lawful
from cases.measures.services.noting import note_on_case
from cases.models import Case, SealedGoods, SealedItem, Sealing, SealingScene
from cases.states import SEALABLE, SealingState
from cases.workflow import SEALINGS


@transaction.atomic
def apply_for_sealing(*, case: Case, actor, items: list[dict], on: date | None = None, **facts) -> Sealing:
    """An officer of the case asks for sealing; each object is tied to the act (行政强制法 第18、23条)."""
    on = on or today()
    sealing, listed = _drafted(case, actor, items, on, "申请查封、扣押", facts)
    _kept(sealing, listed)
    label = f"申请{sealing.get_kind_display()}：{sealing.place}"
    _first_entry(sealing, actor, "apply_for_sealing", label, on, len(listed))
    return sealing


@transaction.atomic
def seal_at_once(
    *, case: Case, actor, officer_b, items: list[dict], started_at: datetime, reported_to, **facts
) -> Sealing:
    """当场实施: two officers seal first and report; approval within twenty-four hours (行政强制法 第19条).

    The hours run from `started_at`. Scene facts are those of `execute_sealing`.
    """
    on = local_day(started_at)
    refuse_uncertified("当场查封、扣押", on, actor, officer_b, case=case)
    if started_at > timezone.now():
        raise Refused("当场查封、扣押", [Refusal("开始时间还没有到。请核对时间。")])
    scene, findings = _scene_parts(facts, started_at)
    custodian = facts.pop("custodian", "")
    sealing, listed = _drafted(case, actor, items, on, "当场查封、扣押", facts)
    sealing.state, sealing.emergency, sealing.sealed_on = SealingState.EMERGENCY, True, on
    sealing.officer_a, sealing.officer_b, sealing.custodian = actor, officer_b, custodian
    sealing.scene_record = findings
    _kept(sealing, listed)
    _record_scene(sealing, scene)
    timelimits.start(sealing, "seal.emergency", on=on, at=started_at, actor=actor)
    timelimits.start(sealing, "seal.term", on=on, actor=actor)
    for key, context in (
        ("sealing_list", papers.sealing_list(sealing, on=on)),
        ("sealing_scene", papers.sealing_scene(sealing, sealing.scene, on=on)),
    ):
        documents.issue(case, key, actor=actor, on=on, context=context)
    label = f"当场{sealing.get_kind_display()}并报告{reported_to.name}：{sealing.place}"
    _first_entry(sealing, actor, "seal_at_once", label, on, len(listed))
    return sealing


@transaction.atomic
def approve_sealing(*, sealing: Sealing, actor, opinion: str = "同意。", on: date | None = None) -> Sealing:
    """The head approves; approval form, decision and list are issued."""
    on = on or today()
    with SEALINGS.step(sealing, "approve_sealing", actor=actor, on=on) as row:
        _approve(row, actor, opinion, on)
        documents.issue(row.case, "sealing_list", actor=actor, on=on, context=papers.sealing_list(row, on=on))
    note_on_case(row, actor, "批准", on)
    return row


@transaction.atomic
def approve_emergency(
    *, sealing: Sealing, actor, opinion: str = "同意。", at: datetime | None = None
) -> Sealing:
    """补办批准手续 within twenty-four hours of the act. `at` is the moment of approval: now, on every screen."""
    at = at or timezone.now()
    on = local_day(at)
    with SEALINGS.step(sealing, "approve_emergency", actor=actor, on=on, data={"at": at}) as row:
        _approve(row, actor, opinion, on)
    note_on_case(row, actor, "补办批准", on)
    return row


def _approve(row: Sealing, actor, opinion: str, on: date) -> None:
    row.approved_on, row.approved_by = on, actor
    approval = papers.sealing_approval(row, opinion=opinion, on=on)
    documents.issue(row.case, "sealing_approval", actor=actor, on=on, context=approval)
    decision = papers.sealing_decision(row, on=on)
    documents.issue(row.case, "sealing_decision", actor=actor, on=on, context=decision)


@transaction.atomic
def refuse_sealing(*, sealing: Sealing, actor, reason: str) -> Sealing:
    """The head refuses."""
    with SEALINGS.step(sealing, "refuse_sealing", actor=actor, note=reason) as row:
        pass
    return row


@transaction.atomic
def execute_sealing(
    *, sealing: Sealing, actor, officer_b, started_at: datetime, custodian: str = "", **facts
) -> Sealing:
    """Two certified officers carry it out and write the scene record (行政强制法 第18条); thirty days begin.

    `facts` are the parts of the scene record: ended_at, certificates_shown, told, presence, present_name, findings,
    defence, signature, witness, list_handed, video.
    """
    on = local_day(started_at)
    refuse_uncertified("登记实施", on, actor, officer_b, case=sealing.case)
    scene, findings = _scene_parts(facts, started_at)
    with SEALINGS.step(sealing, "execute_sealing", actor=actor, on=on) as row:
        row.sealed_on, row.officer_a, row.officer_b = on, actor, officer_b
        row.scene_record, row.custodian = findings, custodian
        _record_scene(row, scene)
        paper = papers.sealing_scene(row, row.scene, on=on)
        documents.issue(row.case, "sealing_scene", actor=actor, on=on, context=paper)
    note_on_case(row, actor, "实施", on)
    return row


def _drafted(case: Case, actor, items, on: date, label: str, facts: dict) -> tuple[Sealing, list[SealedItem]]:
    """The unsaved measure with its list; raises Refused with everything that is wrong.

    All cases of the party are locked meanwhile, for its objects are sealed once whatever the case.
    """
    same = Q(pk=case.pk) | Q(party_name=case.party_name)
    locked = Case.objects.select_for_update(of=("self",)).filter(same).order_by("pk")
    case = next(row for row in locked if row.pk == case.pk)
    sealing = Sealing(case=case, office=case.office, created_by=actor, applied_on=on, **facts)
    listed = [SealedItem(**item) for item in items]
    reasons = [*_of_case(case, actor, on), *lawful(sealing, listed, on)]
    if reasons:
        raise Refused(label, reasons)
    return sealing, listed


def _of_case(case: Case, actor, on: date) -> list[Refusal]:
    found = []
    if case.state not in SEALABLE:
        text = f"案件当前为“{case.state_label}”，只有已立案、决定前的案件可以采取查封、扣押。"
        found.append(Refusal(text, "行政强制法 第18条"))
    if case.filed_on and on < case.filed_on:
        found.append(Refusal(f"申请日期 {on} 早于立案日期 {case.filed_on}。请核对日期。"))
    if not case.is_handler(actor):
        found.append(Refusal("须由本案承办人申请。"))
    return found


def _kept(sealing: Sealing, items: list[SealedItem]) -> None:
    sealing.full_clean(exclude=["case"])
    sealing.save()
    for item in items:
        item.sealing = sealing
    SealedItem.objects.bulk_create(items)
    if sealing.is_seizure:
        SealedGoods.objects.create(sealing=sealing)


def _scene_parts(facts: dict, started_at: datetime) -> tuple[dict, str]:
    """Takes the parts of the scene record out of `facts`."""
    names = {field.name for field in SealingScene._meta.fields} - {"id", "sealing", "started_at"}
    parts = {name: facts.pop(name) for name in list(facts) if name in names}
    return {"started_at": started_at, **parts}, facts.pop("findings", "")


def _record_scene(row: Sealing, parts: dict) -> None:
    scene = SealingScene(sealing=row, **parts)
    scene.full_clean(exclude=["sealing"])
    scene.save()
    row.scene = scene
    row.party_present = "，".join(filter(None, (scene.get_presence_display(), scene.present_name)))


def _first_entry(sealing: Sealing, actor, verb: str, label: str, on: date, count: int) -> None:
    for dossier in (sealing, sealing.case):
        record.append(
            dossier,
            actor=actor,
            verb=verb,
            label=label,
            on=on,
            data={"sealing": sealing.pk, "items": count},
        )
