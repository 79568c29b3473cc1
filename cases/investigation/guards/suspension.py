"""Before an investigation is suspended, resumed or terminated."""

from django.urls import reverse

from bureau.dates import today
from bureau.workflow import Context, Refusal
from cases.states import RegistrationState


def not_yet_suspended(case, context: Context):
    """Once at a time."""
    if case.open_suspension is None:
        return None
    return Refusal(f"案件自 {case.open_suspension.suspended_on} 起已在中止调查中。", "办法（令 30）第35条")


def is_suspended(case, context: Context):
    """Only a suspended investigation is resumed, not before the day it was suspended."""
    row = case.open_suspension
    if row is None:
        return Refusal("案件没有中止调查。", "办法（令 30）第35条")
    if context.on < row.suspended_on:
        return Refusal(f"恢复日期早于中止日期 {row.suspended_on}。请核对日期。", "办法（令 30）第35条")
    return None


def registrations_settled(case, context: Context):
    """Registered things are dealt with before the case ends; what has lapsed is settled by law."""
    open_states = (RegistrationState.APPLIED, RegistrationState.APPROVED, RegistrationState.EMERGENCY)
    return [
        Refusal(
            f"先行登记保存（{row.place}）没有处理。",
            "行政处罚法 第56条",
            reverse("cases:registration", args=[row.pk]),
            "去处理",
        )
        for row in case.registrations.filter(state__in=(*open_states, RegistrationState.IN_FORCE))
        if not row.is_lapsed(today())
    ]
