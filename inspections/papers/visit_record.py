"""现场检查记录: what two officers did and saw on a visit (办法（令 30） 第28条), with pictures and signatures."""

from datetime import date, datetime

from django.utils import timezone

from bureau.documents.chinese import date_text
from bureau.documents.pictures import picture
from bureau.law.services import issuing_organ
from inspections.answers import bounds_text
from inspections.models import InspectionTask, ScenePhoto, SceneRecord

SIGNATURE_PX = 500
TOLD = (
    "我们是{organ}的执法人员，这是我们的执法证件（证号：{first}、{second}），请过目。"
    "你认为执法人员与检查事项有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避；"
    "同时你有协助检查、如实提供情况的义务，不得拒绝、阻挠。"
)
SIGNATURES = (ScenePhoto.Use.PARTY, ScenePhoto.Use.OFFICER, ScenePhoto.Use.WITNESS)


def moment(at: datetime | None) -> str:
    """2026年11月9日9时05分, local time; a gap for the hand where it is not known."""
    if at is None:
        return "　　年　　月　　日　　时　　分"
    local = timezone.localtime(at)
    return f"{date_text(local.date())}{local.hour}时{local.minute:02d}分"


def visit_record(task: InspectionTask, *, on: date) -> dict:
    """Context: basis, hours, place, who was there, what was told, the checklist, findings, signatures, pictures."""
    scene = SceneRecord.objects.select_related("checklist").get(task=task)
    pictures = list(scene.photos.select_related("stored", "item"))
    onsite = task.mode == InspectionTask.Mode.ONSITE
    return {
        "heading": "现场检查记录" if onsite else "非现场检查记录",
        "onsite": onsite,
        "fields": _fields(task, scene),
        "told": _told(scene, on) if onsite else "",
        "summary": scene.summary or "　",
        "checklist": str(scene.checklist) if scene.checklist else "",
        "answers": [_answer(answer) for answer in scene.answers.select_related("item")],
        "notes": [_note(note) for note in scene.notes.all()],
        "findings": [_finding(finding) for finding in task.findings.select_related("item", "violation")],
        **_signatures(task, scene, pictures),
        "photos": [_photo(photo, task) for photo in pictures if not _is_signature(photo)],
    }


def _fields(task: InspectionTask, scene: SceneRecord) -> list:
    firm, onsite = task.enterprise, task.mode == InspectionTask.Mode.ONSITE
    party = "，".join(filter(None, (scene.party_name, scene.party_post, scene.party_phone)))
    officers = (
        f"{task.officer_a.name}（{scene.certificate_a}）、{task.officer_b.name}（{scene.certificate_b}）"
    )
    shown = [["出示执法证件", moment(scene.certificates_shown_at)]]
    return [
        [["任务编号", task.number], ["检查类别", f"{task.visit_class}检查（{task.get_mode_display()}）"]],
        [["检查依据", task.basis_text]],
        *([[["检查事项", task.purpose]]] if task.purpose else []),
        [["检查时间", f"{moment(scene.started_at)}至{moment(scene.ended_at)}"]],
        [["检查地点", scene.place]],
        [["被检查人", firm.name]],
        [["统一社会信用代码", firm.code], ["联系电话", firm.phone or "　"]],
        [["地址", firm.address]],
        *([[["在场负责人", party or "无人在场"]]] if onsite else []),
        [["检查人员", officers]],
        *([shown] if onsite else []),
    ]


def _told(scene: SceneRecord, on: date) -> str:
    if not scene.rights_told:
        return "　"
    organ = issuing_organ(on).name
    return TOLD.format(organ=organ, first=scene.certificate_a, second=scene.certificate_b)


def _answer(answer) -> dict:
    item, seen = answer.item, []
    if answer.given:
        unit = f" {item.unit}" if item.unit and item.asks == item.Asks.NUMBER else ""
        seen.append(f"{answer.given}{unit}")
    if bounds := bounds_text(item):
        seen.append(f"（{bounds}）")
    seen.append(answer.text)
    return {
        "position": item.position,
        "text": item.text,
        "law": item.law,
        "value": answer.get_value_display(),
        "seen": " ".join(filter(None, seen)),
    }


def _note(note) -> dict:
    who = f"{note.person}（{note.post}）" if note.post else note.person
    return {"who": who, "when": moment(note.made_at), "text": note.text}


def _finding(finding) -> dict:
    about = []
    if finding.item:
        about.append(f"检查单第 {finding.item.position} 项")
    if finding.violation:
        about.append(f"涉嫌{finding.violation.name}")
    return {
        "text": finding.description,
        "about": "，".join(about),
        "handling": finding.get_handling_display(),
    }


def _is_signature(photo: ScenePhoto) -> bool:
    return photo.is_signature or photo.use in SIGNATURES


def _signatures(task: InspectionTask, scene: SceneRecord, pictures) -> dict:
    """The hand of each: drawn on the device, on a photographed page (then the picture sheet shows it), or a line."""
    drawn = {
        use: {photo.signer: picture(photo.stored, SIGNATURE_PX) for photo in pictures if photo.use == use}
        for use in SIGNATURES
    }
    party = next(reversed(drawn[ScenePhoto.Use.PARTY].values()), "")
    paged = any(photo.is_signature and photo.use == ScenePhoto.Use.PHOTO for photo in pictures)
    return {
        "signing": scene.get_signing_display() if scene.signing else "",
        "signed": scene.signing in ("", SceneRecord.Signing.SIGNED),
        "signing_note": scene.signing_note,
        "signed_at": moment(scene.signed_at),
        "party_name": scene.party_name,
        "party_hand": party,
        "party_paged": paged and not party,
        "witness": scene.witness,
        "witness_hand": next(reversed(drawn[ScenePhoto.Use.WITNESS].values()), ""),
        "officers": [
            {
                "name": person.name,
                "number": number,
                "hand": drawn[ScenePhoto.Use.OFFICER].get(person.name, ""),
            }
            for person, number in (
                (task.officer_a, scene.certificate_a),
                (task.officer_b, scene.certificate_b),
            )
        ],
    }


def _title(photo: ScenePhoto) -> str:
    if not photo.item:
        return photo.stored.title
    about = f"检查单第 {photo.item.position} 项"
    named = photo.stored.title != f"第 {photo.item.position} 项"
    return f"{about}：{photo.stored.title}" if named else f"{about}{photo.get_use_display()}"


def _photo(photo: ScenePhoto, task: InspectionTask) -> dict:
    stored, where = photo.stored, ""
    if photo.latitude is not None:
        spread = f"，误差约 {photo.accuracy} 米" if photo.accuracy is not None else ""
        where = f"北纬 {photo.latitude}，东经 {photo.longitude}{spread}"
    return {
        "title": _title(photo),
        "use": photo.get_use_display(),
        "picture": picture(stored) if stored.is_image else "",
        "when": moment(stored.taken_at),
        "place": stored.place,
        "where": where,
        "makers": task.officer_names,
        "sha256": stored.sha256,
        "agreed": photo.hash_agreed,
    }
