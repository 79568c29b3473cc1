"""The public copies of everything but penalties: declared fields only, as the allow-list of penalties is."""

from bureau.record.models import StoredFile
from inspections.models import Campaign as SpecialCampaign
from inspections.models import Finding, InspectionTask, JointResult, PositiveListEntry, YearPlan
from publicity.models import Campaign


def campaign(row: Campaign) -> dict:
    """A campaign as visitors see it: no officers' names; pictures by number and fingerprint."""
    photos = [
        {"id": photo.pk, "title": photo.title, "sha256": photo.sha256}
        for photo in StoredFile.objects.of(row)
        if photo.is_image
    ]
    return {
        "title": row.title,
        "held_on": row.held_on.isoformat(),
        "theme": row.get_theme_display(),
        "venue": row.get_venue_display(),
        "place": row.place,
        "topics": row.topic_list,
        "audience": row.audience,
        "materials": row.materials,
        "volunteers": row.volunteers,
        "summary": row.summary,
        "photos": photos,
    }


def positive(entry: PositiveListEntry) -> dict:
    """A stay on the positive list: the firm's name and code, why and how long; nothing of the file behind it."""
    return {
        "name": entry.enterprise.name,
        "code": entry.enterprise.code,
        "town": entry.enterprise.town,
        "reason_in": entry.get_reason_in_display(),
        "mode": entry.get_mode_display(),
        "notice_from": _day(entry.notice_from),
        "notice_until": _day(entry.notice_until),
        "listed_on": _day(entry.listed_on),
        "until": _day(entry.until),
        "removed_on": _day(entry.removed_on),
        "reason_out": entry.reason_out if entry.removed_on else "",
    }


def year_plan(plan: YearPlan) -> dict:
    """A year's plan as approved: every line of it."""
    return {
        "title": plan.title,
        "year": plan.year,
        "edition": plan.edition,
        "rhythm": plan.get_rhythm_display(),
        "approved_on": _day(plan.approved_on),
        "demands": plan.demands,
        "quota_reason": plan.quota_reason,
        "items": [
            {
                "name": item.name,
                "basis": item.basis,
                "category": item.get_category_display(),
                "quota": item.quota,
                "way": item.get_way_display(),
                "term": item.term,
                "lead": item.lead,
                "partners": item.partners,
            }
            for item in plan.items.all()
        ],
    }


def special(row: SpecialCampaign) -> dict:
    """A campaign as approved. Of its targets only number and digest: the list stays secret until the visits."""
    return {
        "title": row.title,
        "focus": row.get_focus_display(),
        "basis": row.basis,
        "goal": row.goal,
        "starts_on": _day(row.starts_on),
        "ends_on": _day(row.ends_on),
        "targets": row.targets.count(),
        "targets_digest": row.targets_digest,
    }


def visits(tasks, *, number: str, summary: str = "") -> dict:
    """The results of visits: firm, day, way, what was found in the words of how it is handled; no officers.

    A visit that was not made says why.
    """
    rows = list(tasks.select_related("enterprise").order_by("enterprise__code", "pk"))
    handled: dict[int, list[str]] = {}
    for task, handling in Finding.objects.filter(task__in=rows).values_list("task", "handling"):
        handled.setdefault(task, []).append(Finding.Handling(handling).label)
    joint: dict[int, list[dict]] = {}
    for found in JointResult.objects.filter(task__in=rows).select_related("department"):
        joint.setdefault(found.task_id, []).append(
            {"department": found.department.name, "problem": found.problem, "result": found.result}
        )
    return {
        "number": number,
        "summary": summary,
        "rows": [
            {
                "name": task.enterprise.name,
                "code": task.enterprise.code,
                "done_on": _day(task.done_on),
                "mode": task.get_mode_display(),
                "outcome": _outcome(task, handled.get(task.pk, [])),
                "joint": joint.get(task.pk, []),
            }
            for task in rows
        ],
    }


def _outcome(task: InspectionTask, handled: list[str]) -> str:
    if task.state == InspectionTask.State.CANCELLED:
        return f"未检查：{task.cancelled_reason}"
    return f"发现问题 {len(handled)} 个：{'、'.join(dict.fromkeys(handled))}" if handled else "未发现问题"


def _day(day) -> str:
    return day.isoformat() if day else ""
