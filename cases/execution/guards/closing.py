"""What is left to do before a case is closed (办法 第77条)."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from cases.clocks import alive_clock
from cases.models import Sealing
from cases.states import SEALING_ENDED, SealingState


def paid(case, context: Context):
    """The fine is paid in full."""
    decision = case.decision
    left = decision.due_amount - decision.paid_amount
    if left <= 0:
        return None
    return Refusal(
        f"罚没款还有 {left:,.2f} 元没有缴纳。",
        "行政处罚法 第67条",
        reverse("cases:case-record_payment", args=[case.pk]),
        "登记缴款",
    )


def corrected(case, context: Context):
    """Every order to correct is re-inspected and corrected; a refused one was repeated, and the repeated one counts."""
    return [
        Refusal(
            f"{order.document or '责令改正'}：{order.get_state_display()}，复查改正后才能结案。",
            "办法（令 30）第77条",
            reverse("cases:order", args=[order.pk]),
            "去复查",
        )
        for order in case.orders.exclude(state__in=["corrected", "withdrawn", "repeated"]).select_related(
            "document"
        )
    ]


def unsealed(case, context: Context):
    """Fatal error 25: nothing stays sealed after the case, and nothing of the party stays in custody."""
    sealings = case.sealings.select_related("goods")
    standing = [
        (s, f"{s.get_kind_display()}（{s.place}）没有解除。", "行政强制法 第27条、第28条", "去解除")
        for s in sealings.exclude(state__in=SEALING_ENDED)
    ]
    held = [
        (s, f"扣押的财物（{s.place}）没有领取、移交或者处理。", "行政强制法 第28条第2款", "通知领取")
        for s in sealings.filter(state=SealingState.RELEASED, kind=Sealing.Kind.SEIZE, goods__isnull=False)
        if not s.goods.is_settled
    ]
    return [
        Refusal(text, article, reverse("cases:sealing", args=[sealing.pk]), label)
        for sealing, text, article, label in (*standing, *held)
    ]


def published(case, context: Context):
    """The decision is made public within seven working days; the clock is met when it is."""
    if alive_clock(case, "publish.penalty") is None:
        return None
    return Refusal("处罚决定没有公开。请综合与公开岗位办理公开。", "行政处罚法 第48条；办法（令 30）第65条")


def everything_served(case, context: Context):
    """The decision was served."""
    served = case.decision.served_on
    if served and served <= context.on:
        return None
    return Refusal(f"决定书 {served} 才送达。" if served else "决定书没有送达。", "行政处罚法 第61条")
