"""Reviews are done by others than the investigators."""

from bureau.workflow import Context, Refusal
from cases.decision import grounds
from cases.decision.models.proposal import EXEMPT


def not_investigator(case, context: Context):
    """办法 第38条, fatal error 21: who investigated must not review."""
    if not case.is_investigator(context.actor):
        return None
    return Refusal("本案调查人员不得审查本案。请由其他审查人员办理。", "办法（令 30）第38条")


def legally_qualified(case, context: Context):
    """行政处罚法 第58条第2款."""
    if context.actor.legal_qualified:
        return None
    return Refusal("法制审核人员须取得法律职业资格，本人没有登记。请管理员登记。", "行政处罚法 第58条第2款")


def review_passed(case, context: Context):
    """The last review of the case passed."""
    last = case.reviews.last()
    return None if last and last.passed else Refusal("案件审查没有通过。", "办法（令 30）第39条")


def is_penalty(case, context: Context):
    """A prior notice of a penalty needs a penalty."""
    if not case.proposal.is_exempt:
        return None
    return Refusal("审查意见为不予处罚，请制发不予行政处罚事先告知书或者决定书。", "行政处罚法 第33条")


def is_exempt(case, context: Context):
    """No penalty without the grounds of 第33条. After a notice of a penalty the heads may still find them."""
    if case.proposal.is_exempt:
        return None
    outcome = context.data.get("outcome", "")
    if context.step == "exempt_after_defence" and "outcome" not in context.data:
        return None  # asked for the button; outcome and grounds come with the form
    texts = grounds.faults(outcome or "normal", context.data.get("grounds", []))
    if context.step == "exempt_after_defence" and outcome in EXEMPT and not texts:
        return None
    return Refusal(
        "审查意见为给予处罚，不能制发不予行政处罚文书。请选定不予处罚的结论和全部法定条件。",
        "行政处罚法 第33条",
    )
