"""Guards of the visit."""

from datetime import date

from django.urls import reverse

from bureau.workflow import Context, Refusal
from inspections.models import DeviceEntry, Enterprise, InspectionTask, Recusal, ScenePhoto, SceneRecord
from inspections.services import cap as caps

TWO_OFFICERS = "行政处罚法 第42条"


def is_one_of_the_officers(task: InspectionTask, context: Context) -> Refusal | None:
    """Only those the visit was given to may make it."""
    if context.actor.pk not in (task.officer_a_id, task.officer_b_id):
        return Refusal(f"检查人员为 {task.officer_names}，须由其中一人办理。", TWO_OFFICERS)
    return None


def both_are_certified(task: InspectionTask, context: Context) -> list[Refusal]:
    """Both hold a valid certificate on the day."""
    return [
        Refusal(f"{officer.name} 在 {context.on} 没有有效执法证。请更换检查人员。", TWO_OFFICERS)
        for officer in task.officers
        if not officer.is_certified(context.on)
    ]


def nobody_is_recused(task: InspectionTask, context: Context) -> list[Refusal]:
    """Neither must keep away from the enterprise."""
    away = Recusal.objects.in_force(context.on).filter(
        enterprise=task.enterprise_id, officer__in=task.officers
    )
    return [
        Refusal(f"{recusal.officer.name} 须回避：{recusal.reason}。请更换检查人员。", "行政处罚法 第43条")
        for recusal in away.select_related("officer")
    ]


def lacks_consent(task: InspectionTask, on: date) -> bool:
    """Whether a visit on site goes to an enterprise of the positive list and the head has not agreed to it."""
    on_site = task.mode == InspectionTask.Mode.ONSITE and not task.consent_by_id
    return on_site and Enterprise.objects.listed(on).filter(pk=task.enterprise_id).exists()


def listed_firm_is_visited_with_consent(task: InspectionTask, context: Context) -> Refusal | None:
    """A visit on site to a positive-list enterprise needs the head's consent, whatever its basis.

    Routine visits are remote; a clear clue leads to the site, and the head has to know.
    """
    if not lacks_consent(task, context.on):
        return None
    return Refusal(
        "该企业在正面清单内，现场检查须局领导同意。",
        "正面清单意见（10 号）",
        reverse("inspections:task-consent", args=[task.pk]),
        "由局领导同意",
    )


def within_the_cap(task: InspectionTask, context: Context) -> Refusal | None:
    """A visit given out last year and begun this year counts this year: there must be a place left in it."""
    if not task.cap_year or task.cap_year == context.on.year or task.over_by_id:
        return None
    found = caps.standing(task.enterprise, context.on)
    return found.refusal(task.enterprise.short_name) if found.is_full else None


def no_entry_waits(task: InspectionTask, context: Context) -> Refusal | None:
    """Entries from a device that met something else on record are decided before the record is frozen."""
    left = DeviceEntry.objects.open_conflicts().filter(task=task).count()
    if left:
        url = reverse("inspections:site-conflicts", args=[task.pk])
        return Refusal(
            f"还有 {left} 条手机登记与已有记录不一致，没有处理。", "行政处罚法 第47条", url, "处理不一致"
        )
    return None


def record_is_complete(task: InspectionTask, context: Context) -> list[Refusal]:
    """What the record still lacks."""
    scene = SceneRecord.objects.filter(task=task).select_related("checklist").first()
    if scene is None:
        return [Refusal("还没有检查记录。", "行政处罚法 第47条")]
    found = _unanswered(scene) + _unsettled(task, scene)
    if not scene.summary:
        found.append(Refusal("没有填写检查情况。", "行政处罚法 第47条"))
    if task.mode == InspectionTask.Mode.ONSITE:
        found += _on_site(task, scene)
    return found


def _on_site(task: InspectionTask, scene: SceneRecord) -> list[Refusal]:
    found = []
    if not scene.place:
        found.append(Refusal("没有填写检查地点。", "办法（令 30） 第28条"))
    if not scene.certificates_shown_at:
        found.append(Refusal("没有登记出示执法证的时间。", "行政处罚法 第55条"))
    if not scene.rights_told:
        found.append(Refusal("没有登记已告知申请回避的权利和配合的义务。", "办法（令 30） 第28条"))
    if not scene.signing:
        found.append(Refusal("当事人没有签字，也没有登记拒签或无人在场。", "办法（令 30） 第28条"))
    elif scene.signing == SceneRecord.Signing.SIGNED and not scene.photos.filter(is_signature=True).exists():
        found.append(Refusal("没有当事人手写签名，也没有签字页照片。", "行政处罚法 第47条"))
    return found + _unsigned(task, scene)


def _unsigned(task: InspectionTask, scene: SceneRecord) -> list[Refusal]:
    """Officers who signed neither on the device nor on a page that was photographed."""
    if scene.photos.filter(is_signature=True, use=ScenePhoto.Use.PHOTO).exists():
        return []
    drawn = set(scene.photos.filter(use=ScenePhoto.Use.OFFICER).values_list("signer", flat=True))
    names = "、".join(officer.name for officer in task.officers if officer.name not in drawn)
    return (
        [Refusal(f"检查人员 {names} 没有签名。请在现场端手写签名，或者拍下签字页。", "办法（令 30） 第28条")]
        if names
        else []
    )


def _unanswered(scene: SceneRecord) -> list[Refusal]:
    if not scene.checklist:
        return []
    left = scene.checklist.items.exclude(pk__in=scene.answers.values("item")).values_list(
        "position", flat=True
    )
    return (
        [Refusal(f"检查单还有 {len(left)} 项没有结论：第 {'、'.join(map(str, left))} 项。")] if left else []
    )


def _unsettled(task: InspectionTask, scene: SceneRecord) -> list[Refusal]:
    """Items answered 不符合 for which no finding says how they are handled."""
    settled = task.findings.filter(item__isnull=False).values("item")
    left = scene.answers.filter(value="no").exclude(item__in=settled).values_list("item__position", flat=True)
    return (
        [Refusal(f"第 {'、'.join(map(str, left))} 项不符合，没有登记问题和处理方式。", "行政处罚法 第28条")]
        if left
        else []
    )
