"""Guards of the positive list."""

from bureau.workflow import Context, Refusal
from inspections import related
from inspections.models import PositiveListEntry

RULE = "正面清单意见（10 号）"


def may_enter(entry: PositiveListEntry, context: Context) -> list[Refusal]:
    """Not barred, monitored as the mode says, a permit held, and nothing known against it upstairs."""
    firm, found = entry.enterprise, []
    barring = PositiveListEntry.objects.barring(context.on).filter(enterprise=firm).first()
    if barring:
        found.append(
            Refusal(
                f"{barring.removed_on} 移出，{barring.barred_until} 前不得再列入：{barring.reason_out}。",
                RULE,
            )
        )
    if entry.mode == PositiveListEntry.Mode.ONLINE and not firm.online_monitoring:
        found.append(Refusal("企业没有安装在线监控，不能以在线监控为监管方式。", RULE))
    if not firm.active:
        found.append(Refusal("企业已停用。", RULE))
    return found + related.objections_to(firm, context.on)


def notice_is_over(entry: PositiveListEntry, context: Context) -> Refusal | None:
    """The public has had its days."""
    if entry.notice_until and context.on <= entry.notice_until:
        return Refusal(f"公示到 {entry.notice_until} 为止，次日起可列入。", RULE)
    return None


def term_is_over(entry: PositiveListEntry, context: Context) -> Refusal | None:
    """An entry expires only after its last day."""
    if entry.until and context.on <= entry.until:
        return Refusal(f"有效期至 {entry.until}，尚未届满。", RULE)
    return None
