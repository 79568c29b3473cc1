"""Before a fault is decided."""

from bureau.workflow import Context, Refusal


def not_oneself(row, context: Context):
    """Nobody decides one's own matter."""
    if context.actor.pk != row.person_id:
        return None
    return Refusal("本人是责任人，不能决定本人的处理。请由其他负责人办理。", "行政处罚法 第43条")
