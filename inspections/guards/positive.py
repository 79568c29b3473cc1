"""Guards of the positive list."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from inspections import related
from inspections.models import PositiveListEntry
from inspections.services import criteria

RULE = "正面清单意见（10 号）"


def may_enter(entry: PositiveListEntry, context: Context) -> list[Refusal]:
    """Not barred, in use, monitored as the mode says, every criterion met, and nothing known against it upstairs."""
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
    return found + _unmet(firm, context.on) + related.objections_to(firm, context.on)


def _unmet(firm, on) -> list[Refusal]:
    lines = criteria.evaluate(firm, on)
    if not lines:
        url = reverse("inspections:criteria")
        return [Refusal(f"{on} 没有施行中的准入条件，无从核对。", RULE, url, "看准入条件")]
    return [
        Refusal(
            f"不符合“{line.criterion}”：{line.evidence}。",
            line.criterion.citation,
            line.url,
            "看记录" if line.url else "",
        )
        for line in lines
        if not line.met
    ]


def notice_is_over(entry: PositiveListEntry, context: Context) -> Refusal | None:
    """The public has had its days."""
    if entry.notice_until and context.on <= entry.notice_until:
        return Refusal(f"公示到 {entry.notice_until} 为止，次日起可列入。", RULE)
    return None


def objections_are_answered(entry: PositiveListEntry, context: Context) -> list[Refusal]:
    """Every objection of the public notice has been looked into, and none was right."""
    found, url = [], reverse("inspections:positive-entry", args=[entry.pk])
    open_ones = entry.objections.filter(outcome="").count()
    if open_ones:
        found.append(Refusal(f"公示期间的 {open_ones} 件异议尚未核查。", RULE, url, "看异议"))
    if entry.objections.filter(outcome="upheld").exists():
        found.append(Refusal("公示期间的异议经核查成立，须不予列入。", RULE, url, "看异议"))
    return found


def not_yet_proposed(entry: PositiveListEntry, context: Context) -> Refusal | None:
    """One proposal at a time."""
    if entry.proposed_on:
        return Refusal(f"{entry.proposed_on} 已建议移出，等局领导决定。", RULE)
    return None


def is_proposed(entry: PositiveListEntry, context: Context) -> Refusal | None:
    """Only a proposal can be set aside."""
    return None if entry.proposed_on else Refusal("没有移出建议。", RULE)


def term_is_over(entry: PositiveListEntry, context: Context) -> Refusal | None:
    """An entry expires only after its last day."""
    if entry.until and context.on <= entry.until:
        return Refusal(f"有效期至 {entry.until}，尚未届满。", RULE)
    return None


def term_still_runs(entry: PositiveListEntry, context: Context) -> Refusal | None:
    """What has expired is not re-checked but noted as expired."""
    if entry.until and context.on > entry.until:
        return Refusal(f"有效期已于 {entry.until} 届满，请登记到期。", RULE)
    return None
