"""Making a visit: the record, its answers, photos and findings. Frozen when the visit is finished."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from bureau.dates import local_day
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from bureau.workflow import Refusal, Refused
from inspections.answers import answer_fault
from inspections.guards.task import TWO_OFFICERS
from inspections.models import (
    Answer,
    Checklist,
    Finding,
    InquiryNote,
    InspectionTask,
    ScenePhoto,
    SceneRecord,
)
from inspections.services import cap as caps
from inspections.services import shown
from inspections.workflow import TASK


def start(*, task: InspectionTask, actor, at: datetime | None = None, place: str = "") -> SceneRecord:
    """Begins the visit: the certificates of the day and the checklist version in force are noted."""
    at = at or timezone.now()
    day = local_day(at)
    with TASK.step(task, "start", actor=actor, on=day) as row:
        caps.carry_over(row, day)
        shown.open_code(task=row, actor=actor, at=at, noted=False)
        return SceneRecord.objects.create(
            task=row,
            started_at=at,
            place=place,
            checklist=Checklist.objects.for_enterprise(row.enterprise, day),
            certificate_a=row.officer_a.certificate_no(day),
            certificate_b=row.officer_b.certificate_no(day),
        )


def open_scene(task: InspectionTask, actor) -> SceneRecord:
    """The record, locked for writing. Raises Refused when it is frozen or the person is not one of the two."""
    row = InspectionTask.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if row.state != InspectionTask.State.VISITING:
        raise Refused(
            "修改检查记录",
            [Refusal(f"任务为“{row.state_label}”，记录已固定或尚未开始。", "行政处罚法 第47条")],
        )
    if actor.pk not in (row.officer_a_id, row.officer_b_id):
        raise Refused(
            "修改检查记录", [Refusal(f"检查人员为 {row.officer_names}，须由其中一人登记。", TWO_OFFICERS)]
        )
    return SceneRecord.objects.select_related("task", "checklist").get(task=row)


@transaction.atomic
def note_facts(*, task: InspectionTask, actor, **facts) -> SceneRecord:
    """Place, showing of certificates, party present, what was seen."""
    scene = open_scene(task, actor)
    for name, value in facts.items():
        setattr(scene, name, value)
    scene.full_clean()
    scene.save()
    record.append(
        scene.task, actor=actor, verb="note", label="登记检查情况", data={k: str(v) for k, v in facts.items()}
    )
    return scene


@transaction.atomic
def answer(
    *, task: InspectionTask, actor, answers: dict[int, tuple[str, ...]], at: datetime | None = None
) -> SceneRecord:
    """Answers items: item id -> (yes, no or na; what was seen; for a typed item what was read or filled in).

    不符合 needs words, a typed item its reading, and an item must be of the visit's list, else ValidationError.
    """
    scene = open_scene(task, actor)
    items = {item.pk: item for item in scene.checklist.items.all()} if scene.checklist else {}
    if strange := answers.keys() - items.keys():
        raise ValidationError(f"没有保存：检查单没有编号 {min(strange)} 的检查项。")
    rows = [_answer(scene, items[pk], *(part.strip() for part in parts)) for pk, parts in answers.items()]
    for row in rows:
        row.answered_at, row.answered_by = at or timezone.now(), actor
    Answer.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["scene", "item"],
        update_fields=["value", "text", "given", "answered_at", "answered_by"],
    )
    record.append(
        scene.task,
        actor=actor,
        verb="answer",
        label=_answered(rows),
        data={str(items[pk].position): list(pair) for pk, pair in answers.items()},
    )
    return scene


def _answered(rows: list[Answer]) -> str:
    if len(rows) == 1:
        return f"登记检查项第 {rows[0].item.position} 项：{rows[0].get_value_display()}"
    return f"登记检查项 {len(rows)} 项"


def _answer(scene: SceneRecord, item, value: str, text: str, given: str = "") -> Answer:
    if fault := answer_fault(item, value, text, given):
        raise ValidationError(f"没有保存：第 {item.position} 项{fault}")
    row = Answer(scene=scene, item=item, value=value, text=text, given=given)
    row.clean_fields()
    return row


@transaction.atomic
def add_photo(
    *,
    task: InspectionTask,
    actor,
    upload,
    item=None,
    taken_at: datetime | None = None,
    place: str = "",
    is_signature: bool = False,
    title: str = "",
    **facts,
) -> ScenePhoto:
    """Stores a photo, video, sketch or signature with its hash.

    `facts` are further columns of `ScenePhoto`: use, signer, where it was taken, whether the device's hash agreed.
    Raises ValidationError when the content is no picture, video or document.
    """
    scene = open_scene(task, actor)
    stored = record.store_file(
        scene.task,
        upload=upload,
        actor=actor,
        title=title or usual_title(item, is_signature, facts.get("use", ScenePhoto.Use.PHOTO)),
        taken_at=taken_at or timezone.now(),
        place=place or scene.place,
    )
    return place_photo(scene=scene, stored=stored, item=item, is_signature=is_signature, **facts)


def usual_title(item, is_signature: bool, use: str) -> str:
    """What a picture is called that nobody named."""
    if is_signature:
        return "签字页"
    if use in (ScenePhoto.Use.PHOTO, ScenePhoto.Use.VIDEO) and item:
        return f"第 {item.position} 项"
    return "现场照片" if use == ScenePhoto.Use.PHOTO else ScenePhoto.Use(use).label


def place_photo(*, scene: SceneRecord, stored, **facts) -> ScenePhoto:
    """Puts a stored file into the record. A video is known by its bytes, whatever the form called it.

    It is no signature then. Raises ValidationError for a table.
    """
    if stored.kind == stored.Kind.DATA:
        raise ValidationError("没有入库：现场材料须为照片、录像、录音或者扫描件。请重新选择。")
    if stored.kind == stored.Kind.VIDEO:
        facts |= {"use": ScenePhoto.Use.VIDEO, "is_signature": False}
    photo = ScenePhoto(scene=scene, stored=stored, **facts)
    photo.full_clean(exclude=["stored", "scene"])
    photo.save()
    return photo


@transaction.atomic
def add_note(
    *, task: InspectionTask, actor, person: str, text: str, post: str = "", at: datetime | None = None
) -> InquiryNote:
    """询问要点: whom the officers asked and what was said."""
    scene = open_scene(task, actor)
    note = InquiryNote(
        scene=scene,
        person=person.strip(),
        post=post.strip(),
        text=text.strip(),
        made_at=at or timezone.now(),
        made_by=actor,
    )
    note.full_clean()
    note.save()
    record.append(
        scene.task, actor=actor, verb="inquiry", label=f"登记询问要点：{note.person}"[:120], note=note.text
    )
    return note


@transaction.atomic
def add_finding(
    *, task: InspectionTask, actor, description: str, handling: str, item=None, violation=None
) -> Finding:
    """A problem and how it is handled."""
    scene = open_scene(task, actor)
    finding = Finding(
        task=scene.task,
        item=item,
        violation=violation,
        handling=handling,
        description=description.strip(),
        created_by=actor,
    )
    finding.full_clean()
    finding.save()
    record.append(
        scene.task,
        actor=actor,
        verb="finding",
        label=f"登记问题：{finding.get_handling_display()}",
        note=description,
        data={"finding": finding.pk, "violation": violation.code if violation else ""},
    )
    return finding


@transaction.atomic
def withdraw_finding(*, finding: Finding, actor, reason: str) -> None:
    """Takes back a finding entered by mistake while the visit runs; the process record keeps it."""
    scene = open_scene(finding.task, actor)
    record.append(
        scene.task,
        actor=actor,
        verb="withdraw_finding",
        label="撤回登记的问题",
        note=f"{finding.description}（{reason}）",
    )
    finding.delete()


@transaction.atomic
def sign(
    *,
    task: InspectionTask,
    actor,
    signing: str,
    party_name: str = "",
    note: str = "",
    witness: str = "",
    at: datetime | None = None,
) -> SceneRecord:
    """The party's signature, or its refusal or absence with a witness."""
    scene = open_scene(task, actor)
    scene.signing, scene.signed_at = signing, at or timezone.now()
    scene.party_name = party_name or scene.party_name
    scene.signing_note, scene.witness = note.strip(), witness.strip()
    scene.full_clean()
    scene.save()
    record.append(
        scene.task,
        actor=actor,
        verb="sign",
        label=scene.get_signing_display(),
        legal=True,
        note=note,
        data={"party": scene.party_name, "witness": witness},
    )
    return scene


def finish(*, task: InspectionTask, actor, at: datetime | None = None) -> InspectionTask:
    """Ends the visit and freezes the record. The result of a drawn visit is due in public in 20 working days.

    What a visit after a complaint or in a campaign finds becomes public with the order or decision it leads to.
    """
    at = at or timezone.now()
    with TASK.step(task, "finish", actor=actor, on=local_day(at)) as row:
        row.done_on = local_day(at)
        SceneRecord.objects.filter(task=row, ended_at__isnull=True).update(ended_at=at)
        if row.basis == InspectionTask.Basis.DRAW:
            timelimits.start(row, "publish.other", on=row.done_on, actor=actor)
    task.refresh_from_db()
    return task


def done_days_late(task: InspectionTask, on: date) -> int:
    """Days by which a visit is past its term on a day; 0 if it is not."""
    return max(0, ((task.done_on or on) - task.due_on).days)
