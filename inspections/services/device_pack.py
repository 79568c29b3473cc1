"""What a device takes along: an officer's open visits with their checklists and what is on record so far."""

from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from bureau.dates import today
from bureau.law.models import Violation
from inspections.answers import bounds_text
from inspections.models import Checklist, ChecklistItem, DeviceEntry, InspectionTask, SceneRecord
from inspections.services import shown

MOST = 60  # open visits of one officer; more than anybody makes in two months


def pack_of(user) -> dict:
    """Plain values only: open visits, checklists by id, violations to choose from."""
    day = today()
    tasks = list(
        InspectionTask.objects.of_officer(user)
        .given()
        .select_related("enterprise", "officer_a", "officer_b", "result__draw", "campaign", "shown_code")
        .prefetch_related(*_papers_of_people(), _scenes(), "findings", _waiting())
        .order_by("due_on", "pk")[:MOST]
    )
    lists = _lists(tasks, day)
    return {
        "user": {"id": user.pk, "name": user.name},
        "made_at": timezone.now().isoformat(),
        "tasks": [_task(task, day, lists) for task in tasks],
        "elsewhere": _elsewhere(user, tasks),
        "checklists": {str(found.pk): _checklist(found) for found in set(lists.values()) if found},
        "violations": [
            {"id": pk, "name": name}
            for pk, name in Violation.objects.filter(is_active=True)
            .order_by("name")
            .values_list("pk", "name")
        ],
    }


def _elsewhere(user, tasks) -> list[dict]:
    """Entries that wait on visits no longer taken along: cancelled, finished or given to others meanwhile."""
    rows = (
        DeviceEntry.objects.open_conflicts()
        .filter(Q(user=user) | Q(task__officer_a=user) | Q(task__officer_b=user))
        .exclude(task__in=[task.pk for task in tasks])
        .values("task", "task__state", "task__enterprise__short_name")
        .annotate(count=Count("pk"))
        .order_by("task")
    )
    labels = dict(InspectionTask.State.choices)
    return [
        {
            "id": row["task"],
            "firm": row["task__enterprise__short_name"],
            "state_label": labels[row["task__state"]],
            "count": row["count"],
        }
        for row in rows
    ]


def _papers_of_people() -> list[str]:
    """What a certificate of a day is read from."""
    return [f"{who}__{what}" for who in ("officer_a", "officer_b") for what in ("certificates", "off_duty")]


def _scenes():
    rows = SceneRecord.objects.prefetch_related("answers", "photos", "notes")
    return Prefetch("scene", queryset=rows)


def _waiting():
    return Prefetch("device_entries", queryset=DeviceEntry.objects.open_conflicts(), to_attr="waiting")


def _scene_of(task) -> SceneRecord | None:
    return getattr(task, "scene", None)


def _lists(tasks, day) -> dict:
    """Task -> its checklist: the one noted at its beginning, or the one that would be noted today."""
    found, by_trade = {}, {}
    noted = {scene.checklist_id for task in tasks if (scene := _scene_of(task))}
    kept = Checklist.objects.prefetch_related(_items()).in_bulk([pk for pk in noted if pk])
    for task in tasks:
        if scene := _scene_of(task):
            found[task.pk] = kept.get(scene.checklist_id)
            continue
        trade = task.enterprise.industry
        if trade not in by_trade:
            by_trade[trade] = Checklist.objects.prefetch_related(_items()).for_enterprise(
                task.enterprise, day
            )
        found[task.pk] = by_trade[trade]
    return found


def _items():
    return Prefetch("items", queryset=ChecklistItem.objects.order_by("position"))


def _checklist(found: Checklist) -> dict:
    return {
        "title": str(found),
        "items": [
            {
                "id": item.pk,
                "position": item.position,
                "text": item.text,
                "law": item.law,
                "asks": item.asks,
                "asks_label": item.get_asks_display(),
                "unit": item.unit,
                "bounds": bounds_text(item),
                "least": None if item.least is None else str(item.least),
                "most": None if item.most is None else str(item.most),
                "options": item.options,
                "violation": item.violation_id,
            }
            for item in found.items.all()
        ],
    }


def _task(task, day, lists) -> dict:
    scene, code, checklist = _scene_of(task), getattr(task, "shown_code", None), lists[task.pk]
    return {
        "id": task.pk,
        "number": task.number,
        "state": task.state,
        "state_label": task.state_label,
        "mode": task.mode,
        "mode_label": task.get_mode_display(),
        "visit_class": task.visit_class,
        "basis": task.basis_text,
        "purpose": task.purpose,
        "due_on": task.due_on.isoformat(),
        "listed": task.listed,
        "firm": {
            name: getattr(task.enterprise, name)
            for name in ("name", "short_name", "address", "contact", "phone")
        },
        "officers": [{"name": one.name, "certificate": one.certificate_no(day)} for one in task.officers],
        "checklist": checklist.pk if checklist else None,
        "code": shown.address_of(code) if code and code.expires_at > timezone.now() else "",
        "findings": [
            {"item": f.item_id, "description": f.description, "handling": f.handling}
            for f in task.findings.all()
        ],
        "conflicts": len(task.waiting),
        **_recorded(scene),
    }


def _recorded(scene: SceneRecord | None) -> dict:
    if scene is None:
        return {"facts": {}, "answers": {}, "notes": [], "files": [], "signing": ""}
    return {
        "facts": {
            "place": scene.place,
            "shown": bool(scene.certificates_shown_at),
            "rights_told": scene.rights_told,
            "party_name": scene.party_name,
            "party_post": scene.party_post,
            "party_phone": scene.party_phone,
            "summary": scene.summary,
            "signing_note": scene.signing_note,
            "witness": scene.witness,
        },
        "answers": {str(a.item_id): [a.value, a.text, a.given] for a in scene.answers.all()},
        "notes": [{"person": n.person, "post": n.post, "text": n.text} for n in scene.notes.all()],
        "files": [
            {
                "use": p.use,
                "item": p.item_id,
                "signer": p.signer,
                "page": p.is_signature and p.use == p.Use.PHOTO,
            }
            for p in scene.photos.all()
        ],
        "signing": scene.signing,
    }
