"""Who decides on a recusal (行政处罚法 第43条; 办法 第6条)."""

from bureau.workflow import Context, Refusal
from cases.models import Recusal


def decider_is_another(case, context: Context):
    """Nobody decides on oneself; on a chief the heads decide together."""
    row = context.data.get("recusal")
    if row is None:
        return None
    if row.user_id == context.actor.pk:
        return Refusal("本人不得决定自己是否回避。请由其他负责人办理。", "行政处罚法 第43条")
    if row.rank == Recusal.Rank.CHIEF and not context.data.get("participants"):
        return Refusal(
            "主要负责人的回避由负责人集体讨论决定，缺参加讨论的人员。请填写参加人员。", "办法（令 30）第6条"
        )
    if row.granted is not None:
        return Refusal("这项回避申请已经决定。", "行政处罚法 第43条")
    return None
