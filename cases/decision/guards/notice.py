"""Rights of the party between the notice and the decision."""

from django.urls import reverse

from bureau.timelimits import services as timelimits
from bureau.workflow import Context, Refusal


def window_over(case, context: Context):
    """行政处罚法 第44、45、62、64条; fatal error 14: no decision before the terms end, unless waived in writing."""
    notice = case.notice
    waived = notice.waived_on and context.on >= notice.waived_on
    if waived or context.on >= notice.earliest_decision_on:
        return None
    until = max(d for d in (notice.defence_until, notice.hearing_until) if d)
    return Refusal(
        f"陈述申辩和听证申请期到 {until} 届满，最早 {notice.earliest_decision_on} 可进入下一步；当事人书面放弃的除外。",
        "行政处罚法 第45条、第62条、第64条",
        reverse("cases:case-waive_rights", args=[case.pk]),
        "登记书面放弃",
    )


def served_by_then(case, context: Context):
    """A right is given up after it was told, not before (行政处罚法 第64条)."""
    served = case.notice.served_on
    if context.on >= served:
        return None
    return Refusal(f"告知书 {served} 送达，放弃权利不能早于送达。请核对日期。", "行政处罚法 第44条、第64条")


def defences_answered(case, context: Context):
    """行政处罚法 第45条: statements and defence must be heard and checked."""
    return [
        Refusal(
            f"{defence.by} {defence.received_on} 提出的陈述申辩没有复核。应当复核其事实、理由和证据。",
            "行政处罚法 第45条第1款、第62条",
            reverse("cases:defence-answer", args=[case.pk, defence.pk]),
            "复核意见",
        )
        for defence in case.defences.filter(answered_on__isnull=True)
    ]


def hearing_may_be_asked(case, context: Context):
    """行政处罚法 第63、64条."""
    notice = case.notice
    if not notice.hearing_offered:
        return Refusal(
            "本案拟处罚数额和种类不属于听证范围，告知书没有告知听证权。",
            "行政处罚法 第63条；办法（令 30）第46条",
        )
    if notice.waived_on:
        return Refusal(f"当事人 {notice.waived_on} 已书面放弃听证。", "行政处罚法 第64条")
    if context.on > notice.hearing_until:
        return Refusal(
            f"听证申请期已于 {notice.hearing_until} 届满。逾期申请的，书面告知不予组织。",
            "行政处罚法 第64条第1项",
        )
    return None


def hearing_called_in_time(case, context: Context):
    """行政处罚法 第64条第2项: seven full working days strictly between; calendar days before 2021-07-15."""
    day = context.data.get("scheduled_on")
    if day is None:
        return None
    rule = timelimits.rule("hearing.notice", context.on)
    count = int(rule.value)
    if rule.unit == "wd":
        earliest = timelimits.earliest_after_full_workdays(context.on, count)
    else:
        earliest = timelimits.due("hearing.notice", context.on).on
    if day >= earliest:
        return None
    return Refusal(
        f"听证须在 {count} 日前通知，按 {context.on} 通知计算，最早可定在 {earliest}。", rule.citation
    )


def chair_is_independent(case, context: Context):
    """行政处罚法 第64条第4项: the chair did not investigate the case."""
    chair = context.data.get("chair")
    if chair is None or not case.is_investigator(chair):
        return None
    return Refusal(f"{chair.name} 是本案调查人员，不得主持听证。请另行指定。", "行政处罚法 第64条第4项")


def hearing_was_called(case, context: Context):
    """A hearing is held on its day, after notice."""
    hearing = case.hearing
    if hearing.scheduled_on is None:
        return Refusal(
            "听证通知书没有制发。",
            "行政处罚法 第64条第2项",
            reverse("cases:case-call_hearing", args=[case.pk]),
            "通知听证",
        )
    if context.on < hearing.scheduled_on:
        return Refusal(f"听证定于 {hearing.scheduled_on} 举行，还没有到。", "行政处罚法 第64条")
    return None
