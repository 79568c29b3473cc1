"""Before a case is filed."""

from django.urls import reverse

from bureau.timelimits import services as timelimits
from bureau.workflow import Context, Refusal


def two_certified_handlers(case, context: Context):
    """行政处罚法 第42条: two officers, both with a certificate valid on the day."""
    missing = [
        Refusal(
            f"{officer.name} 在 {context.on} 没有有效的执法证，不能承办案件。请改派或更新执法证。",
            "行政处罚法 第42条、第55条",
        )
        for officer in (case.handler, case.co_handler)
        if not officer.is_certified(context.on)
    ]
    return missing


def within_limitation(case, context: Context):
    """行政处罚法 第36条; 生态环境法典 第1054条 from 2026-08-15. The longer term needs a harm, stated in the case."""
    ended = case.act_until or case.act_on
    found = case.clue.received_on
    key = "limitation.harm" if case.consequence else "limitation.general"
    rule = timelimits.rule_or_none(key, found) or timelimits.rule("limitation.general", found)
    last = timelimits.due(rule.key, ended).on if timelimits.rule_or_none(rule.key, ended) else None
    if last is None:
        last = (
            ended.replace(year=ended.year + int(rule.value)) if (ended.month, ended.day) != (2, 29) else ended
        )
    if found <= last:
        return None
    return Refusal(f"发现时（{found}）已超过追责期限（{last}），不得立案处罚。", rule.citation)


def has_clue_content(case, context: Context):
    """办法 第19条: initial evidence of the act."""
    if case.facts.strip() and case.place.strip():
        return None
    return Refusal(
        "没有写明涉嫌违法的事实和地点。",
        "办法（令 30）第19条",
        reverse("cases:edit", args=[case.pk]),
        "补写案情",
    )
