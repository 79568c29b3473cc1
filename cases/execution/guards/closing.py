"""What is left to do before a case is closed, ground by ground (办法 第77条)."""

from collections.abc import Callable

from django.urls import reverse

from bureau.workflow import Context, Refusal
from cases.clocks import alive_clock
from cases.execution.guards.payment import decision_of
from cases.execution.guards.substitution import substitution_costs_paid, substitutions_over
from cases.execution.reckoning import owed, refundable, undone
from cases.measures.guards import goods
from cases.measures.guards.lifting import unrestricted
from cases.models import Sealing
from cases.states import SEALING_ENDED, SealingState
from cases.states import ClosingGround as G

ARTICLE = "办法（令 30）第77条"


def by_ground(case, context: Context):
    """The guards of the ground chosen; before one is chosen, those of the ground that fits the case best."""
    return _asked(case, context, context.data.get("ground") or fitting_ground(case))


def by_ground_chosen(case, context: Context):
    """The same again when the head signs: a review may have come in, a payment been found wrong, since it was asked."""
    return _asked(case, context, case.closing_ground or fitting_ground(case))


def _asked(case, context: Context, ground: str) -> list[Refusal]:
    found: list[Refusal] = []
    for guard in NEEDS[ground]:
        answer = guard(case, context)
        found += answer if isinstance(answer, list) else [answer] if answer else []
    return found


def fitting_ground(case) -> str:
    """The ground a case would be closed on as it stands."""
    decision = decision_of(case)
    if case.state in (G.TERMINATED, G.TRANSFERRED):
        return case.state
    if decision is None:
        return G.OTHER
    if undone(decision):
        return G.QUASHED
    if decision.kind == decision.Kind.EXEMPT:
        return G.NO_PENALTY
    applied = case.court_applications.filter(accepted_on__isnull=False).exclude(ruling="refused").exists()
    return G.COURT if applied and decision.due_amount > decision.paid_amount else G.PERFORMED


def paid(case, context: Context):
    """The fine is paid in full, with what was added to it and not remitted."""
    left = owed(case.decision, context.on)
    pay = reverse("cases:case-record_payment", args=[case.pk])
    found = []
    if left.principal > 0:
        text = f"罚没款还有 {left.principal:,.2f} 元没有缴纳。"
        found.append(Refusal(text, "行政处罚法 第67条", pay, "登记缴款"))
    if left.surcharge > 0:
        text = f"加处罚款还有 {left.surcharge:,.2f} 元没有缴纳，也没有协议减免。"
        found.append(Refusal(text, "行政处罚法 第72条；行政强制法 第42条", pay, "登记缴款"))
    return found


def cash_banked(case, context: Context):
    """Cash an officer took has reached the bank (行政处罚法 第71条)."""
    if not any(p.channel == "cash" and p.banked_on is None for p in case.decision.payments.all()):
        return None
    return Refusal(
        "当场收缴的罚款没有缴付银行。",
        "行政处罚法 第71条",
        reverse("cases:execution", args=[case.pk]),
        "去登记",
    )


def court_accepted(case, context: Context):
    """The court has accepted the application to enforce."""
    found = case.court_applications.filter(accepted_on__isnull=False).exclude(ruling="refused").exists()
    if found:
        return None
    return Refusal(
        "人民法院没有受理强制执行申请。", ARTICLE, reverse("cases:execution", args=[case.pk]), "看执行情况"
    )


def is_exempt(case, context: Context):
    """The decision is not to punish."""
    decision = decision_of(case)
    if decision and decision.kind == decision.Kind.EXEMPT:
        return None
    return Refusal("本案不是不予行政处罚。请另选结案情形。", ARTICLE)


def is_quashed(case, context: Context):
    """The decision was quashed and nothing is left over: the money has gone back."""
    decision = decision_of(case)
    if decision is None or not undone(decision):
        return Refusal("处罚决定没有被撤销。请另选结案情形。", ARTICLE)
    left = refundable(decision)
    if left <= 0:
        return None
    fix = reverse("cases:case-refund", args=[case.pk])
    return Refusal(
        f"决定已被撤销，已缴的 {left:,.2f} 元没有退还。", "行政处罚法 第48条第2款", fix, "退还罚款"
    )


def not_undone(case, context: Context):
    """A decision that was quashed cannot have been performed."""
    if not undone(case.decision):
        return None
    return Refusal("处罚决定已被撤销，不能以已履行结案。请选“处罚决定被撤销”。", ARTICLE)


def was_terminated(case, context: Context):
    """The investigation was terminated."""
    if case.state == G.TERMINATED:
        return None
    return Refusal("本案没有终止调查。请另选结案情形。", ARTICLE)


def was_transferred(case, context: Context):
    """The case went to another organ and nothing is left."""
    if case.state == G.TRANSFERRED:
        return None
    return Refusal("本案没有移送，或者移送后仍须办理。请另选结案情形。", ARTICLE)


def no_other_ground(case, context: Context):
    """“Other” is not a way around the listed grounds: money owed or orders open are no other situation."""
    decision = decision_of(case)
    if decision is None:
        return None
    if undone(decision):
        return Refusal("处罚决定已被撤销。请选“处罚决定被撤销”，已缴的款项先退还。", ARTICLE)
    return None if decision.kind == decision.Kind.EXEMPT else paid(case, context)


def remedies_over(case, context: Context):
    """A review or suit that runs may still change everything."""
    return [
        Refusal(f"{remedy}没有终结。", ARTICLE, reverse("cases:remedy", args=[remedy.pk]), "看复议诉讼")
        for remedy in case.remedies.pending()
    ]


def corrected(case, context: Context):
    """Every order to correct is re-inspected and corrected; a refused one was repeated, and the repeated one counts."""
    return [
        Refusal(
            f"{order.document or '责令改正'}：{order.get_state_display()}，复查改正后才能结案。",
            ARTICLE,
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
    told = [
        (s, f"财物移交通知书（{s.place}）没有送达当事人。", goods.ARTICLE, "看移交通知")
        for s in goods.untold(case)
    ]
    return [
        Refusal(text, article, reverse("cases:sealing", args=[sealing.pk]), label)
        for sealing, text, article, label in (*standing, *held, *told)
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


# What each ground asks for.
NEEDS: dict[str, tuple[Callable, ...]] = {
    G.PERFORMED: (
        not_undone,
        everything_served,
        paid,
        cash_banked,
        corrected,
        unsealed,
        unrestricted,
        substitutions_over,
        substitution_costs_paid,
        published,
        remedies_over,
    ),
    G.COURT: (
        not_undone,
        everything_served,
        court_accepted,
        corrected,
        unsealed,
        unrestricted,
        substitutions_over,
        published,
        remedies_over,
    ),
    G.NO_PENALTY: (
        is_exempt,
        everything_served,
        corrected,
        unsealed,
        unrestricted,
        substitutions_over,
        remedies_over,
    ),
    G.QUASHED: (is_quashed, unsealed, unrestricted, substitutions_over, remedies_over),
    G.TERMINATED: (was_terminated, unsealed, unrestricted, substitutions_over),
    G.TRANSFERRED: (was_transferred, unsealed, unrestricted, substitutions_over),
    G.OTHER: (
        no_other_ground,
        everything_served,
        corrected,
        unsealed,
        unrestricted,
        substitutions_over,
        substitution_costs_paid,
        published,
        remedies_over,
    ),
}
