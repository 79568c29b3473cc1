"""Before things are registered, approved or dealt with (行政处罚法 第56条; 办法 第32、33条)."""

from django.utils import timezone

from bureau.workflow import Context, Refusal
from cases.clocks import alive_clock
from cases.states import BEFORE_DECISION

EMERGENCY = "evidence.register.emergency"


def case_open(registration, context: Context):
    """Registration serves the investigation of an undecided case that goes on."""
    case = registration.case
    if case.state not in BEFORE_DECISION:
        text = f"案件当前为“{case.state_label}”，决定作出后不能先行登记保存。"
        return Refusal(text, "行政处罚法 第56条")
    return None


def not_own(registration, context: Context):
    """Who collects does not approve."""
    if not registration.case.is_investigator(context.actor):
        return None
    return Refusal("你是本案调查人员，不得批准先行登记保存。请由其他负责人办理。", "行政处罚法 第56条")


def of_the_case(registration, context: Context):
    """Only the handlers carry it out."""
    case = registration.case
    if case.is_handler(context.actor):
        return None
    return Refusal(f"本案承办人是{case.handler.name}、{case.co_handler.name}，须由承办人办理。")


def nobody_recused(registration, context: Context):
    """行政处罚法 第43条."""
    if not registration.case.is_recused(context.actor):
        return None
    return Refusal(
        f"{context.actor.name} 已决定回避，不得再参与本案。请由其他人员办理。", "行政处罚法 第43条"
    )


def within_the_hours(registration, context: Context):
    """办法 第32条: the paper within 24 hours of the act, counted from the hour."""
    clock = alive_clock(registration, EMERGENCY)
    at = context.data.get("at") or timezone.now()
    if clock is None or clock.due_at is None or at <= clock.due_at:
        return None
    due = timezone.localtime(clock.due_at)
    return Refusal(
        f"补办批准手续的时限到 {due:%Y-%m-%d %H:%M} 届满，不能补批。请立即解除并返还。", clock.rule.citation
    )


def not_lapsed(registration, context: Context):
    """行政处罚法 第56条: after seven working days it has ended by itself."""
    if not registration.is_lapsed(context.on):
        return None
    return Refusal(
        f"处理期限 {registration.decide_by} 已过，先行登记保存自行解除，不能再作处理决定。请登记返还。",
        "行政处罚法 第56条；办法（令 30）第33条",
    )


def has_lapsed(registration, context: Context):
    """The return is registered after the lapse, or when an emergency was never approved."""
    late = within_the_hours(registration, context) if registration.state == "emergency" else None
    if registration.is_lapsed(context.on) or late:
        return None
    return Refusal(f"处理期限到 {registration.decide_by}，还没有过。请作出处理决定。", "行政处罚法 第56条")
