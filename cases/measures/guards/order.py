"""Before an order to correct is repeated, re-inspected or withdrawn."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from cases.measures import rounds


def _page(order) -> str:
    return reverse("cases:order", args=[order.pk])


def served_by_then(order, context: Context):
    """A re-inspection follows service, which by public notice may lie ahead (按日办法 第10条)."""
    if order.served_on is None or context.on >= order.served_on:
        return None
    return Refusal(
        f"责令改正 {order.served_on} 才送达，复查不能早于送达。请核对日期。", "按日办法（令 28）第10条"
    )


def not_repeated_yet(order, context: Context):
    """One refusal, one repeated order (按日办法 第14条)."""
    standing = order.repeats.exclude(state="withdrawn").first()
    if standing is None:
        return None
    return Refusal(
        f"已拟再次责令改正，当前为“{standing.state_label}”。",
        "按日办法（令 28）第14条",
        _page(standing),
        "去办理",
    )


def earlier_refused(order, context: Context):
    """A repeated order needs the refusal of the one before it to stand."""
    before = order.previous
    if before is None or before.state == "uncorrected":
        return None
    return Refusal(
        f"上一次责令改正当前为“{before.state_label}”，没有拒不改正的复查结论，不能再次责令改正。",
        "按日办法（令 28）第14条",
        _page(before),
        "看上一次",
    )


def not_counted_on(order, context: Context):
    """An order a daily penalty is counted from does not fall away beneath it (fatal error 22)."""
    rows = order.daily_rounds.exclude(daily__case__state__in=rounds.FALLEN)
    found = rows.select_related("daily__case").first()
    if found is None:
        return None
    return Refusal(
        f"按日连续处罚（{found.daily.case}）以本责令改正为依据，须先终止该案。",
        "按日办法（令 28）第9条、第17条",
        reverse("cases:case", args=[found.daily.case_id]),
        "看案件",
    )
