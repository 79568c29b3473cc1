"""Guards of the yearly plan."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from inspections.models import Category, YearPlan
from inspections.services import year_plan_quota as quotas


def _edit(plan: YearPlan) -> dict:
    return {"fix_url": reverse("inspections:year-plan-edit", args=[plan.pk]), "fix_label": "修改计划"}


def _item(plan: YearPlan) -> dict:
    return {"fix_url": reverse("inspections:year-plan-item", args=[plan.pk]), "fix_label": "增加事项"}


def covers_every_category(plan: YearPlan, context: Context) -> list[Refusal]:
    """The plan has items, and units of every category in the register meet at least one."""
    lines = quotas.lines_of(plan, context.on)
    if not plan.items.exists():
        return [Refusal("计划中没有抽查事项。", "随机抽查通知（58 号）", **_item(plan))]
    return [
        Refusal(f"名录内有{line.label}企业 {line.size} 家，计划中没有对应的事项。", "", **_item(plan))
        for line in lines
        if line.size and not line.items
    ]


def numbers_are_set(plan: YearPlan, context: Context) -> list[Refusal]:
    """Every category has a number, by ratio or by hand; a number below the ratio says why."""
    found = []
    for line in quotas.lines_of(plan, context.on):
        if not line.items or not line.size:
            continue
        if line.planned is None and line.rule.take is None:
            found.append(
                Refusal(
                    f"{Category(line.category).label}企业没有比例，也没有写全年抽查家数。",
                    "双随机通知（88 号）",
                    **_item(plan),
                )
            )
        if line.is_below and not plan.quota_reason:
            found.append(
                Refusal(
                    f"{line.label}企业全年 {line.planned} 家，少于规定的 {line.rule.take} 家，没有写理由。",
                    line.rule.source,
                    **_edit(plan),
                )
            )
    return found
