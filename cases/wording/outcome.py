"""How a case ended, in sentences for the closing form."""

from bureau.documents.chinese import date_text, yuan
from cases.models import Case, Decision, Sealing
from cases.states import OrderState, SealingState
from cases.wording.penalty import given
from cases.wording.prose import clause


def outcome(decision: Decision | None) -> str:
    """The penalties in words and figures, or that there was none."""
    if decision is None:
        return ""
    if decision.kind == Decision.Kind.EXEMPT:
        return "不予行政处罚。"
    annulled = f"决定已于{date_text(decision.annulled_on)}撤销。" if decision.annulled_on else ""
    return given(decision) + annulled


def carried_out(case: Case, decision: Decision | None) -> str:
    """Service of the decision, payments with receipts, what is left, end of sealing."""
    lines = []
    if decision and decision.served_on:
        lines.append(f"决定书于{date_text(decision.served_on)}送达当事人。")
    if decision:
        lines += _payments(decision)
    lines += [
        f"{s.get_kind_display()}措施已于{date_text(s.released_on)}解除（{s.get_release_ground_display()}）。"
        for s in Sealing.objects.filter(case=case, state=SealingState.RELEASED)
    ]
    return "\n".join(lines)


def corrected(case: Case) -> str:
    """Each order with its re-inspection."""
    ordered = case.orders.exclude(state__in=(OrderState.DRAFTED, OrderState.WITHDRAWN)).select_related(
        "document"
    )
    return "\n".join(_order(row) for row in ordered)


def _order(row) -> str:
    text = f"{date_text(row.issued_on)}责令改正（{row.document.number}）"
    if not row.rechecked_on:
        return f"{text}。"
    return f"{text}，{date_text(row.rechecked_on)}复查，{row.get_state_display()}：{clause(row.recheck_result)}。"


def _payments(decision: Decision) -> list[str]:
    lines = [
        f"{date_text(p.paid_on)}缴款{yuan(p.amount)}（票据号：{p.receipt_no}）。"
        for p in decision.payments.all()
    ]
    left = decision.due_amount - decision.paid_amount
    if decision.due_amount:
        lines.append("罚没款已全部缴清。" if left <= 0 else f"尚有{yuan(left)}没有缴纳。")
    return lines
