"""Before a case is filed."""

from django.urls import reverse

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
