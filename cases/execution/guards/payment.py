"""Before money is taken, deferred, remitted or given back."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from cases.execution.reckoning import granted_deferral, next_due, owed, refundable, schedule, undone
from cases.models import Decision


def decision_of(case) -> Decision | None:
    """The decision of a case, or None."""
    return getattr(case, "decision", None)


def has_fine(case, context: Context):
    """There is something to pay: not once the decision is annulled, quashed or declared illegal."""
    decision = decision_of(case)
    if decision is None or not (decision.fine or decision.confiscation):
        return Refusal("本案没有罚没款。", "行政处罚法 第67条")
    if undone(decision):
        return Refusal("处罚决定已不再有效，没有罚没款。已缴的办理退还。", "行政处罚法 第48条第2款、第67条")
    return None


def unpaid(case, context: Context):
    """Something is still owed on the day."""
    decision = decision_of(case)
    if decision and owed(decision, context.on).total > 0:
        return None
    return Refusal(f"截至 {context.on} 没有欠缴的罚没款和加处罚款。", "行政处罚法 第72条")


def before_term_ends(case, context: Context):
    """办法（令 8）第64条, kept in practice: an application for deferral comes before the payment term ends."""
    decision = decision_of(case)
    if decision is None or decision.pay_until is None or context.on <= decision.pay_until:
        return None
    return Refusal(
        f"缴款期限已于 {decision.pay_until} 届满，延期、分期须在届满前书面申请（填写的申请日期 {context.on}）。"
        "逾期的按日加处罚款，可依法订立执行协议减免。",
        "行政处罚法 第66条第2款；办法（令 8）第64条",
    )


def no_deferral_yet(case, context: Context):
    """One application at a time, and one that is granted."""
    decision = decision_of(case)
    if decision is None:
        return None
    if granted_deferral(decision):
        return Refusal("已同意过延期或者分期缴纳。", "行政处罚法 第66条第2款")
    if open_deferral(decision):
        return Refusal("已有一份申请没有答复。", "行政处罚法 第66条第2款")
    return None


def open_deferral(decision: Decision):
    """The application not yet answered, or None."""
    return next((d for d in decision.deferrals.all() if d.granted is None), None)


def deferral_asked(case, context: Context):
    """There is an application to answer."""
    decision = decision_of(case)
    if decision and open_deferral(decision):
        return None
    return Refusal(
        "当事人没有书面申请延期、分期缴纳。",
        "行政处罚法 第66条第2款",
        reverse("cases:case-apply_deferral", args=[case.pk]),
        "登记申请",
    )


def surcharge_runs(case, context: Context):
    """行政强制法 第42条: only a surcharge that has grown can be remitted."""
    decision = decision_of(case)
    if decision and owed(decision, context.on).surcharge > 0:
        return None
    return Refusal(f"截至 {context.on} 没有可减免的加处罚款。", "行政强制法 第42条")


def overdue(case, context: Context):
    """The payment term, or an instalment, has passed unpaid."""
    decision = decision_of(case)
    if decision is None or not schedule(decision):
        return Refusal("决定书没有送达，缴款期限没有起算。", "行政处罚法 第67条")
    waits_for = next_due(decision, context.on)
    if waits_for and context.on <= waits_for:
        return Refusal(
            f"缴款期限到 {waits_for}，期满次日起方可催告。", "行政处罚法 第67条；行政强制法 第34条"
        )
    return None


def to_refund(case, context: Context):
    """Money goes back when the decision was quashed, varied or declared illegal, and more was paid than stands."""
    decision = decision_of(case)
    if decision and refundable(decision) > 0:
        return None
    return Refusal(
        "没有可以退还的罚没款：处罚决定没有被撤销、变更或者确认违法，或者没有多缴。", "行政处罚法 第48条第2款"
    )


def refund_open(case, context: Context):
    """A refund was notified and not yet paid out."""
    decision = decision_of(case)
    if decision and decision.refunds.filter(refunded_on__isnull=True).exists():
        return None
    return Refusal("没有待退库的款项。", "行政处罚法 第48条第2款")


def cash_not_handed_in(case, context: Context):
    """There is cash with an officer."""
    decision = decision_of(case)
    if decision and any(p.channel == "cash" and p.handed_in_on is None for p in decision.payments.all()):
        return None
    return Refusal("没有待上交的当场收缴罚款。", "行政处罚法 第71条")


def cash_not_banked(case, context: Context):
    """There is cash with the organ."""
    decision = decision_of(case)
    if decision and any(p.handed_in_on and p.banked_on is None for p in decision.payments.all()):
        return None
    return Refusal("没有待缴付银行的当场收缴罚款。", "行政处罚法 第71条")
