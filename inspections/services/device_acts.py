"""What each kind of entry from a device does to the visit, by the same services as the pages of the desk."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from bureau.law.models import Violation
from inspections.models import Answer, InspectionTask, ScenePhoto
from inspections.services import visit as visits


class Clash(Exception):
    """The record already says something else."""


def apply(task, actor, kind: str, content: dict, made_at: datetime, *, upload=None, stored=None, force=False):
    """Writes one entry into the visit; returns the stored file if there is one. `force` overrides what is there.

    Raises Clash, Refused or ValidationError.
    """
    return _APPLY[kind](
        task=task, actor=actor, content=content, at=made_at, upload=upload, stored=stored, force=force
    )


def _start(*, task, actor, content, at, **_):
    if task.state != InspectionTask.State.VISITING:  # the other officer may have begun
        visits.start(task=task, actor=actor, at=at, place=content["place"])


def _facts(*, task, actor, content, at, force, **_):
    scene = visits.open_scene(task, actor)
    now = {
        name: bool(scene.certificates_shown_at) if name == "shown" else getattr(scene, name)
        for name in content["set"]
    }
    strange = [
        name
        for name, value in content["set"].items()
        if now[name] not in (value, content["base"].get(name, now[name]))
    ]
    if strange and not force:
        labels = "、".join(_label(scene, name) for name in strange)
        there = "；".join(str(now[name])[:60] for name in strange)
        raise Clash(f"{labels}已被改为“{there}”。")
    facts = dict(content["set"])
    if "shown" in facts:
        facts["certificates_shown_at"] = (scene.certificates_shown_at or at) if facts.pop("shown") else None
    visits.note_facts(task=task, actor=actor, **facts)


def _label(scene, name: str) -> str:
    column = "certificates_shown_at" if name == "shown" else name
    return str(scene._meta.get_field(column).verbose_name)


def _answer(*, task, actor, content, at, force, **_):
    scene = visits.open_scene(task, actor)
    mine = [content["value"], content["text"], content["given"]]
    there = (
        Answer.objects.filter(scene=scene, item=content["item"]).select_related("item", "answered_by").first()
    )
    now = [there.value, there.text, there.given] if there else None
    if now not in (None, mine, content["base"]) and not force:
        who = there.answered_by.name if there.answered_by else "另一人"
        when = f"于 {timezone.localtime(there.answered_at):%m-%d %H:%M} " if there.answered_at else ""
        raise Clash(
            f"第 {there.item.position} 项{who}{when}已记为“{there.get_value_display()}”{there.text[:60]}。"
        )
    visits.answer(task=task, actor=actor, answers={content["item"]: tuple(mine)}, at=at)


def _photo(*, task, actor, content, upload, stored, **_):
    scene = visits.open_scene(task, actor)
    item = scene.checklist.items.filter(pk=content["item"]).first() if scene.checklist else None
    if content["item"] and item is None:
        raise ValidationError("照片所附的检查项不在检查单上。")
    accuracy = content["accuracy"]
    facts = {
        "item": item,
        "use": content["use"],
        "signer": content["signer"],
        "is_signature": content["use"] == ScenePhoto.Use.PARTY,
        "latitude": _degrees(content["latitude"]),
        "longitude": _degrees(content["longitude"]),
        "accuracy": None if accuracy is None else round(accuracy),
        "hash_agreed": True,
    }
    if stored is not None:
        return visits.place_photo(scene=scene, stored=stored, **facts).stored
    return visits.add_photo(
        task=task,
        actor=actor,
        upload=upload,
        taken_at=taken_at(content),
        place=content["place"],
        title=content["title"],
        **facts,
    ).stored


def taken_at(content: dict) -> datetime:
    """When a picture was taken, as far as that can be true: not in the future."""
    return min(datetime.fromisoformat(content["taken_at"]), timezone.now())


def _degrees(value):
    return None if value is None else f"{value:.6f}"


def _note(*, task, actor, content, at, **_):
    visits.add_note(task=task, actor=actor, at=at, **content)


def _finding(*, task, actor, content, **_):
    scene = visits.open_scene(task, actor)
    item = scene.checklist.items.filter(pk=content["item"]).first() if scene.checklist else None
    if content["item"] and item is None:
        raise ValidationError("问题所附的检查项不在检查单上。")
    violation = Violation.objects.filter(pk=content["violation"], is_active=True).first()
    if content["violation"] and violation is None:
        raise ValidationError("所选违法行为已停用，请重新选择。")
    visits.add_finding(
        task=task,
        actor=actor,
        item=item,
        violation=violation,
        description=content["description"],
        handling=content["handling"],
    )


def _sign(*, task, actor, content, at, force, **_):
    scene = visits.open_scene(task, actor)
    if scene.signing not in ("", content["base"], content["signing"]) and not force:
        raise Clash(f"签字情况已登记为“{scene.get_signing_display()}”。")
    facts = {name: content[name] for name in ("signing", "party_name", "note", "witness")}
    visits.sign(task=task, actor=actor, at=at, **facts)


_APPLY = {
    "start": _start,
    "facts": _facts,
    "answer": _answer,
    "photo": _photo,
    "note": _note,
    "finding": _finding,
    "sign": _sign,
}
