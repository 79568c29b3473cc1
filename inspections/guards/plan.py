"""Guards of the draw plan."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from inspections import draw as lots
from inspections.models import DrawPlan, InspectionTask
from inspections.services import pool as pools


def _edit(plan: DrawPlan) -> dict:
    return {"fix_url": reverse("inspections:plan-edit", args=[plan.pk]), "fix_label": "修改计划"}


def names_public_value(plan: DrawPlan, context: Context) -> Refusal | None:
    """The public value is named and lies in the future: nobody may know it when the pool is frozen."""
    if not plan.public_source or not plan.public_due_on:
        return Refusal("没有写明采用哪一个公开值及其产生日期。", "随机抽查通知（58 号）", **_edit(plan))
    if plan.public_due_on <= context.on:
        return Refusal(
            f"公开值产生日期 {plan.public_due_on} 不晚于冻结当日，种子可能被预知。", "", **_edit(plan)
        )
    return None


def quotas_are_set(plan: DrawPlan, context: Context) -> list[Refusal]:
    """Every category with members has a number, by rule or by hand; a number below the rule says why."""
    found = []
    for category, proposal in pools.proposals(plan, context.on).items():
        own, label = plan.taken(category), DrawPlan._meta.get_field(f"take_{category}").verbose_name
        if own is None and proposal.take is None:
            found.append(Refusal(f"{label}没有填写：{proposal.why}。", "双随机通知（88 号）", **_edit(plan)))
        below = own is not None and proposal.take is not None and own < proposal.take
        if below and not plan.quota_reason:
            found.append(
                Refusal(
                    f"{label}为 {own}，少于规定的 {proposal.take} 家，没有写理由。",
                    proposal.source,
                    **_edit(plan),
                )
            )
    return found


def can_be_drawn(plan: DrawPlan, context: Context) -> list[Refusal]:
    """The pool as it stands can be drawn whatever the seed will be; otherwise nobody is frozen in."""
    pool = pools.build(plan, on=context.on, number=plan.number)
    found = []
    for reason in lots.obstacles(pool):
        people = "执法人员" in reason
        door = (
            {"fix_url": reverse("inspections:officers"), "fix_label": "执法人员"} if people else _edit(plan)
        )
        found.append(Refusal(reason, "行政处罚法 第42条、第43条" if people else "", **door))
    return found


def public_value_is_out(plan: DrawPlan, context: Context) -> Refusal | None:
    """The day of the public value has come."""
    draw = plan.active_draw
    if draw and context.on < draw.public_due_on:
        return Refusal(f"公开值 {draw.public_due_on} 才产生：{draw.public_source}。")
    return None


def visits_are_over(plan: DrawPlan, context: Context) -> Refusal | None:
    """No visit of the plan is left open: the list stays secret until the last visit."""
    left = InspectionTask.objects.filter(result__draw__plan=plan).open().count()
    if left:
        url = f"{reverse('inspections:tasks')}?plan={plan.pk}"
        return Refusal(f"还有 {left} 家没有检查完。", "", url, "看未完成的任务")
    return None
