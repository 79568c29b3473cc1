"""Before an investigation ends."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from cases.models import Evidence


def only_handlers(case, context: Context):
    """The acts of an investigation belong to its two officers."""
    if case.is_handler(context.actor):
        return None
    return Refusal(f"本案承办人是{case.handler.name}、{case.co_handler.name}，须由承办人办理。")


def party_identified(case, context: Context):
    """Fatal errors 3 and 4: the party must be the right one and named alike on every paper."""
    if case.party_code and case.party_address:
        return None
    return Refusal(
        "当事人的统一社会信用代码（身份证号）或地址没有填写。",
        "行政处罚法 第59条",
        reverse("cases:edit", args=[case.pk]),
        "补填当事人",
    )


def scene_recorded(case, context: Context):
    """办法 第28条: a scene record or inquiry record is the core of every case."""
    kinds = set(case.evidence.usable().values_list("kind", flat=True))
    add = reverse("cases:evidence-add", args=[case.pk])
    if not kinds:
        return Refusal("还没有证据。事实须有证据证明。", "行政处罚法 第40条、第46条", add, "登记证据")
    if kinds.isdisjoint({Evidence.Kind.SCENE, Evidence.Kind.PARTY}):
        return Refusal(
            "缺现场检查（勘察）笔录或调查询问笔录。",
            "行政处罚法 第55条；办法（令 30）第28条",
            add,
            "登记笔录",
        )
    return None


def results_told(case, context: Context):
    """办法 第29条: test results are told to the party."""
    untold = list(case.evidence.usable().filter(is_test_result=True, told_on__isnull=True))
    return [
        Refusal(
            f"“{item.title}”的结果没有告知当事人。",
            "办法（令 30）第29条",
            reverse("cases:evidence-told", args=[case.pk, item.pk]),
            "登记告知",
        )
        for item in untold
    ]


def proposal_made(case, context: Context):
    """A proposal with basis and reasons of discretion (办法 第41条)."""
    if hasattr(case, "proposal") and case.proposal.reasons.strip():
        return None
    return Refusal(
        "还没有处罚建议和裁量理由。",
        "行政处罚法 第34条；办法（令 30）第41条",
        reverse("cases:proposal", args=[case.pk]),
        "填写处罚建议",
    )
