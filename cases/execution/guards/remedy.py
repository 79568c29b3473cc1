"""Before a review or suit is answered, decided, appealed."""

from bureau.workflow import Context, Refusal


def only_handlers(remedy, context: Context):
    """Answered by those who handled the case or review its law; an outsider knows neither."""
    if remedy.case.is_handler(context.actor) or context.actor.has_role("reviewer"):
        return None
    case = remedy.case
    return Refusal(f"本案承办人是{case.handler.name}、{case.co_handler.name}，须由承办人或者审核人员办理。")


def first_instance(remedy, context: Context):
    """Only a judgment of first instance can be appealed."""
    if remedy.kind == remedy.Kind.SUIT and remedy.instance == 1:
        return None
    return Refusal("只有第一审裁判可以上诉。", "行政诉讼法 第85条")


def not_stayed_yet(remedy, context: Context):
    """One stay at a time."""
    if not remedy.stays.filter(to_on__isnull=True).exists():
        return None
    return Refusal("已在停止执行中。", "行政复议法 第42条；行政诉讼法 第56条")


def is_stayed(remedy, context: Context):
    """There is a stay to lift."""
    if remedy.stays.filter(to_on__isnull=True).exists():
        return None
    return Refusal("没有停止执行。", "行政复议法 第42条；行政诉讼法 第56条")
