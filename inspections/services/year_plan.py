"""Drafting, approving and changing the yearly plan."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from inspections.models import YearPlan, YearPlanItem
from inspections.workflow import YEAR_PLAN


@transaction.atomic
def create(*, office, actor, year: int, title: str = "", on: date | None = None, **facts) -> YearPlan:
    """A year's plan in draft."""
    plan = YearPlan(office=office, created_by=actor, year=year, title=title or _title(year), **facts)
    plan.full_clean()
    plan.save()
    record.append(plan, actor=actor, verb="create", label="拟订年度抽查计划", after=plan.state, on=on)
    return plan


def _title(year: int) -> str:
    return f"{year} 年度双随机抽查计划"


def _only_in_draft(plan: YearPlan) -> YearPlan:
    plan = YearPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.state != YearPlan.State.DRAFTING:
        raise Refused("修改年度计划", [Refusal(f"计划为“{plan.state_label}”，请先由局领导退回或者调整。")])
    return plan


@transaction.atomic
def update(*, plan: YearPlan, actor, **facts) -> YearPlan:
    """Changes a plan in draft."""
    plan = _only_in_draft(plan)
    for name, value in facts.items():
        setattr(plan, name, value)
    plan.full_clean()
    plan.save()
    data = {name: str(value) for name, value in facts.items()}
    record.append(plan, actor=actor, verb="update", label="修改年度抽查计划", data=data)
    return plan


@transaction.atomic
def set_item(*, plan: YearPlan, actor, item: YearPlanItem | None = None, **facts) -> YearPlanItem:
    """Adds an item to a plan in draft, or changes one of it."""
    plan = _only_in_draft(plan)
    changed = item or YearPlanItem(plan=plan)
    for name, value in facts.items():
        setattr(changed, name, value)
    changed.full_clean()
    changed.save()
    verb, label = ("change_item", "修改抽查事项") if item else ("add_item", "列入抽查事项")
    data = {name: str(value) for name, value in facts.items()}
    record.append(plan, actor=actor, verb=verb, label=f"{label}：{changed.name}", data=data)
    return changed


@transaction.atomic
def remove_item(*, item: YearPlanItem, actor) -> None:
    """Takes an item out of a plan in draft."""
    plan = _only_in_draft(item.plan)
    record.append(plan, actor=actor, verb="remove_item", label=f"删去抽查事项：{item.name}")
    item.delete()


def submit(*, plan: YearPlan, actor, on: date | None = None) -> None:
    """Sends the draft to a leader."""
    with YEAR_PLAN.step(plan, "submit", actor=actor, on=on):
        pass


def send_back(*, plan: YearPlan, actor, reason: str) -> None:
    """Returns it with a reason."""
    with YEAR_PLAN.step(plan, "send_back", actor=actor, note=reason):
        pass


def approve(*, plan: YearPlan, actor, on: date | None = None) -> None:
    """A leader approves; draws of the year are made under it, and it waits to be published."""
    on = on or today()
    with YEAR_PLAN.step(plan, "approve", actor=actor, on=on) as row:
        row.approved_on = on


def revise(*, plan: YearPlan, actor, reason: str, on: date | None = None) -> None:
    """Opens an approved plan for a change within the year: a new edition, whose approval follows anew."""
    if not reason.strip():
        raise ValidationError("没有调整：缺理由。理由随新版计划记录。")
    data = {"edition": plan.edition + 1}
    with YEAR_PLAN.step(plan, "revise", actor=actor, on=on, note=reason, data=data) as row:
        row.edition += 1
        row.approved_on = None


def cancel(*, plan: YearPlan, actor, reason: str) -> None:
    """Gives a draft up."""
    with YEAR_PLAN.step(plan, "cancel", actor=actor, note=reason):
        pass
