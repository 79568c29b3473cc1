"""Drafting a quarter's draw plan."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import quarter_days
from bureau.record import services as record
from inspections.models import DrawPlan, PlanExclusion, YearPlan
from inspections.services.number import next_numbers
from inspections.workflow import PLAN

_QUARTERS = "一二三四"
TERM = timedelta(days=28)


@transaction.atomic
def create(
    *, office, actor, year: int, quarter: int, title: str = "", on: date | None = None, **facts
) -> DrawPlan:
    """A new plan in draft with the next number of its year, under the approved yearly plan if there is one.

    `due_on`, the end of its visits, follows if not given. With `month` it is one month's draw of the quarter.
    """
    (sequence,) = next_numbers(office=office, kind="plan", year=year)
    month = facts.get("month")
    facts.setdefault("due_on", _term(year, quarter, month, facts.get("public_due_on")))
    facts.setdefault("year_plan", YearPlan.objects.in_force().filter(office=office, year=year).first())
    span = f"{month} 月" if month else f"第{_QUARTERS[quarter - 1]}季度"
    plan = DrawPlan(
        office=office,
        created_by=actor,
        year=year,
        quarter=quarter,
        sequence=sequence,
        number=f"双随机〔{year}〕{sequence}号",
        title=title or f"{year} 年{' ' if month else ''}{span}双随机抽查",
        **facts,
    )
    plan.full_clean()
    plan.save()
    record.append(plan, actor=actor, verb="create", label="拟订抽查计划", after=plan.state, on=on)
    return plan


def _term(year: int, quarter: int, month: int | None, public_due_on: date | None) -> date:
    """The visits end within four weeks of the draw and within the quarter, those of a monthly draw a month later.

    Results become public when the last visit is over, and each within 20 working days of its own visit (118 号).
    """
    last = quarter_days(year, quarter)[1] - timedelta(days=1)
    if month:
        last = (date(year, month, 1) + timedelta(days=62)).replace(day=1) - timedelta(days=1)
    return min(last, public_due_on + TERM) if public_due_on else last


def _only_in_draft(plan: DrawPlan) -> DrawPlan:
    plan = DrawPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.state != DrawPlan.State.DRAFTING:
        raise ValidationError(
            f"没有保存：计划已是“{plan.state_label}”，只有拟订中的计划可以修改。请先由局领导退回。"
        )
    return plan


@transaction.atomic
def update(*, plan: DrawPlan, actor, **facts) -> DrawPlan:
    """Changes a plan in draft."""
    plan = _only_in_draft(plan)
    for name, value in facts.items():
        setattr(plan, name, value)
    plan.full_clean()
    plan.save()
    record.append(
        plan, actor=actor, verb="update", label="修改抽查计划", data={k: str(v) for k, v in facts.items()}
    )
    return plan


@transaction.atomic
def exclude(*, plan: DrawPlan, enterprise, reason: str, actor) -> PlanExclusion:
    """Leaves an enterprise out of the pool; the reason is approved with the freeze and published."""
    plan = _only_in_draft(plan)
    exclusion = PlanExclusion(plan=plan, enterprise=enterprise, reason=reason.strip(), proposed_by=actor)
    exclusion.full_clean()
    exclusion.save()
    record.append(
        plan, actor=actor, verb="exclude", label=f"提出不列入名录：{enterprise.short_name}", note=reason
    )
    return exclusion


@transaction.atomic
def include_again(*, exclusion: PlanExclusion, actor) -> None:
    """Takes an exclusion back."""
    plan = _only_in_draft(exclusion.plan)
    record.append(plan, actor=actor, verb="include", label=f"恢复列入名录：{exclusion.enterprise.short_name}")
    exclusion.delete()


def submit(*, plan: DrawPlan, actor, on: date | None = None) -> None:
    """Sends the draft to a leader."""
    with PLAN.step(plan, "submit", actor=actor, on=on):
        pass


def send_back(*, plan: DrawPlan, actor, reason: str) -> None:
    """Returns it with a reason."""
    with PLAN.step(plan, "send_back", actor=actor, note=reason):
        pass


def cancel(*, plan: DrawPlan, actor, reason: str) -> None:
    """Gives the plan up before anything was frozen."""
    with PLAN.step(plan, "cancel", actor=actor, note=reason):
        pass
