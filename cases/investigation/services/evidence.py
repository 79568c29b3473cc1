"""What is done with evidence in the file: checked against the original, tied to the facts, listed, pulled."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from cases.investigation.papers.catalogue import evidence_catalogue, photo_sheet
from cases.investigation.services.investigation import enter_evidence
from cases.models import Case, Evidence, Proof
from cases.workflow import CASES
from inspections.models import InspectionTask, SceneRecord


@transaction.atomic
def check_copy(
    *, case: Case, item: Evidence, actor, provider_signed: bool, pages: str = "", on: date | None = None
) -> Evidence:
    """经核对与原件无误: who checked, when, and that the provider signed the copy."""
    on = on or today()
    if on < item.obtained_on:
        raise ValidationError({"on": f"核对早于取得日期 {item.obtained_on}。请核对日期。"})
    data = {"evidence": item.pk, "title": item.title}
    with CASES.step(case, "check_copy", actor=actor, on=on, data=data):
        item.is_copy, item.checked_on, item.checked_by = True, on, actor
        item.provider_signed, item.pages = provider_signed, pages or item.pages
        item.save(update_fields=["is_copy", "checked_on", "checked_by", "provider_signed", "pages"])
    return item


@transaction.atomic
def link_elements(*, case: Case, actor, links: dict[int, list[str]]) -> Case:
    """Which evidence proves which part of the facts: evidence id -> elements. Replaces the former links of each."""
    usable = {item.pk: item for item in case.evidence.usable()}
    wanted = {pk: set(elements) & set(Proof.Element.values) for pk, elements in links.items() if pk in usable}
    data = {"links": {str(pk): sorted(elements) for pk, elements in wanted.items()}}
    with CASES.step(case, "link_elements", actor=actor, data=data) as row:
        Proof.objects.filter(evidence__in=wanted).delete()
        Proof.objects.bulk_create(
            [Proof(evidence_id=pk, element=e) for pk, elements in wanted.items() for e in sorted(elements)]
        )
    return row


@transaction.atomic
def issue_catalogue(*, case: Case, actor, on: date | None = None):
    """证据目录 as the evidence stands; a later one takes the place of the former in the file."""
    on = on or today()
    with CASES.step(case, "issue_catalogue", actor=actor, on=on) as row:
        return documents.issue(
            row, "evidence_catalogue", actor=actor, on=on, context=evidence_catalogue(row, on=on)
        )


@transaction.atomic
def issue_photo_sheet(*, case: Case, actor, on: date | None = None):
    """现场照片（影像）证据: every picture and recording with its time, place, makers and fingerprint."""
    on = on or today()
    if not case.evidence.usable().filter(kind=Evidence.Kind.AUDIOVISUAL).exists():
        raise Refused(
            "制发现场照片（影像）证据", [Refusal("还没有照片或音像。请先登记视听资料。", "行政处罚法 第46条")]
        )
    with CASES.step(case, "issue_photo_sheet", actor=actor, on=on) as row:
        return documents.issue(row, "photo_sheet", actor=actor, on=on, context=photo_sheet(row, on=on))


def visit_of(case: Case) -> InspectionTask | None:
    """The finished visit whose finding became this case."""
    finding = case.clue.finding
    return finding.task if finding and finding.task.state == InspectionTask.State.DONE else None


@transaction.atomic
def pull_visit(*, case: Case, actor) -> list[Evidence]:
    """The record and the photos of the visit that found the violation, as evidence of the case.

    Files are copied with their own fingerprint, so that the case can be archived whole. Raises Refused without a
    visit, or when it was pulled before.
    """
    task = visit_of(case)
    scene = SceneRecord.objects.filter(task=task).first() if task else None
    if scene is None:
        raise Refused("调取检查记录", [Refusal("本案不是由已完成的检查发现的，没有可调取的检查记录。")])
    title = f"现场检查记录（任务 {task.number}）"
    if case.evidence.filter(title=title).exists():
        raise Refused("调取检查记录", [Refusal("检查记录已经调取，不必重复。")])
    with CASES.step(case, "pull_visit", actor=actor, data={"task": task.number}) as row:
        made = [
            enter_evidence(
                row, kind=Evidence.Kind.SCENE, title=title, proves=_seen(scene), **_common(task, scene)
            )
        ]
        made += [_photo(row, actor, task, scene, photo) for photo in scene.photos.select_related("stored")]
    return made


def _common(task, scene) -> dict:
    return {
        "officers": task.officers,
        "obtained_on": task.done_on,
        "provider": "检查人员制作",
        "place": scene.place,
        "certificate_a": scene.certificate_a,
        "certificate_b": scene.certificate_b,
    }


def _seen(scene) -> str:
    wrong = [f"{a.item.position}. {a.text}" for a in scene.answers.select_related("item").filter(value="no")]
    text = "；".join(filter(None, [scene.summary, *wrong])) or "检查时的情况"
    return text[:300]


def _photo(case, actor, task, scene, photo) -> Evidence:
    source = photo.stored
    with source.file.open("rb") as opened:
        copy = File(opened, name=source.name)
        stored = record.store_file(
            case, upload=copy, actor=actor, title=source.title, taken_at=source.taken_at, place=source.place
        )
    return enter_evidence(
        case,
        kind=Evidence.Kind.SCENE if photo.is_signature else Evidence.Kind.AUDIOVISUAL,
        title=f"{source.title}（任务 {task.number}）",
        proves="当事人在检查记录上的签字" if photo.is_signature else "检查时的现场状况",
        file=stored,
        taken_at=source.taken_at,
        **_common(task, scene),
    )
