"""Legal basis, discretion and the penalty itself."""

from datetime import date
from decimal import Decimal

from bureau.documents.chinese import capital, yuan
from bureau.law.models import ViolationBasis
from bureau.law.models.violation import shown_range
from cases.decision import grounds as ground_lists
from cases.decision.discretion import Range, percentage_sum
from cases.models import Case, Decision, PenaltyItem, Proposal
from cases.wording.articles import CODE, article
from cases.wording.citing import cite
from cases.wording.prose import clause, prose

_DEGREES = {
    Proposal.Outcome.LIGHTER: "从轻处罚",
    Proposal.Outcome.MITIGATED: "减轻处罚",
    Proposal.Outcome.HEAVIER: "从重处罚",
}


def legal_basis(basis: ViolationBasis, duty: str = "") -> dict:
    """Duty and penalty articles with full titles, and the range the penalty article sets."""
    return {
        "duty": cite(basis.duty_articles or duty),
        "penalty": cite(basis.penalty_article),
        "range": shown_range(basis).replace(" ", ""),
        "by_act": basis.base == ViolationBasis.BaseKind.BY_ACT,
    }


def grounds(case: Case, on: date) -> dict:
    """Everything between the facts and the penalty: law, choice of law, factors, reasons, degree."""
    proposal = case.proposal
    fixed = proposal.basis.base == ViolationBasis.BaseKind.FIXED
    crosses = (case.act_until or case.act_on) < CODE <= on
    return {
        **legal_basis(proposal.basis, proposal.duty_articles),
        "yuan_range": []
        if fixed or proposal.range_max is None
        else [proposal.range_min or Decimal(0), proposal.range_max],
        "old_or_lighter": article("old_or_lighter", on) if crosses else "",
        "law_choice_reason": clause(proposal.law_choice_reason) if crosses else "",
        "discretion_article": article("discretion", on),
        "discretion": discretion(proposal),
        "fault": clause(proposal.fault),
        "circumstances": "；".join(ground_lists.words(proposal.ground_codes)),
        "ground_facts": prose(proposal.ground_facts),
        "reasons": prose(proposal.reasons),
        "degree": _DEGREES.get(proposal.outcome, ""),
        "degree_article": article("lighter", on) if proposal.outcome in _FAVOURABLE else "",
    }


_FAVOURABLE = (Proposal.Outcome.LIGHTER, Proposal.Outcome.MITIGATED)


def discretion(proposal: Proposal) -> dict:
    """The worksheet in words; without one the factors, with start, total and result where they lead to the fine."""
    shown = {
        "factors": [],
        "start": "",
        "total": "",
        "maximum": None,
        "result": None,
        "benchmark": "",
        "worksheet": "",
    }
    sheet = proposal.sheet if proposal.pk else None
    if sheet:
        words = sheet.data["reasons"]
        if sheet.deviates:
            words += f"{clause(sheet.deviation_reason)}，确定罚款数额为{yuan(sheet.fine)}。"
        return shown | {"benchmark": sheet.benchmark.name, "worksheet": prose(words)}
    shown["factors"] = [[clause(f["name"]), _percent(f["percent"])] for f in proposal.factors]
    if not shown["factors"] or proposal.range_min is None or not proposal.range_max:
        return shown
    limits = Range(proposal.range_min, proposal.range_max)
    shares = [Decimal(str(f["percent"])) for f in proposal.factors]
    result = percentage_sum(limits, shares)
    if result != proposal.fine:
        return shown
    start = limits.low / limits.high * 100
    total = min(Decimal(100), start + sum(shares))
    return shown | {
        "start": _percent(start),
        "total": _percent(total),
        "maximum": limits.high,
        "result": result,
    }


def sanctions(*, fine: Decimal, confiscation: Decimal, warning: bool = False, items=()) -> list[dict]:
    """The kinds of penalty in the order of 行政处罚法 第9条, in words and figures, each with its amount in yuan.

    `items`: penalties beside fine and gains; a warning may come as an item or as the flag, it is printed once.
    """
    items = sorted(items, key=lambda item: _ORDER.index(item.kind))
    said = {item.kind for item in items}
    first = [{"text": "警告", "amount": None}] if warning and PenaltyItem.Kind.WARNING not in said else []
    first += [item_text(item) for item in items if item.kind in _REPUTATION]
    amounts = [("罚款人民币", fine), ("没收违法所得人民币", confiscation)]
    money = [{"text": f"{kind}{amount_text(amount)}", "amount": amount} for kind, amount in amounts if amount]
    return [*first, *money, *(item_text(item) for item in items if item.kind not in _REPUTATION)]


_ORDER = list(PenaltyItem.Kind.values)
_REPUTATION = (PenaltyItem.Kind.WARNING, PenaltyItem.Kind.CRITICISM)


def item_text(item: PenaltyItem) -> dict:
    """One other penalty: kind, object, term; the value of confiscated objects in figures."""
    parts = [clause(item.object), f"期限{clause(item.term)}" if item.term else ""]
    parts.append(f"价值人民币{amount_text(item.amount)}" if item.amount else "")
    told = "，".join(part for part in parts if part)
    return {"text": f"{item.get_kind_display()}{f'（{told}）' if told else ''}", "amount": None}


def items_of(decision: Decision) -> list[PenaltyItem]:
    """The other penalties of a decision, also before it is saved."""
    kept = getattr(decision, "kept_items", None)
    return kept if kept is not None else list(decision.items.all()) if decision.pk else []


def decided(decision: Decision) -> list[dict]:
    """The penalties of a decision."""
    return sanctions(
        fine=decision.fine,
        confiscation=decision.confiscation,
        warning=decision.warning,
        items=items_of(decision),
    )


def given(decision: Decision) -> str:
    """What is decided, in one sentence."""
    if decision.kind == Decision.Kind.EXEMPT:
        return "不予行政处罚。"
    return f"{'；'.join(part['text'] for part in decided(decision)) or '警告'}。"


def intended(case: Case, fine: Decimal | None = None) -> str:
    """What is proposed, in one sentence; `fine` where another amount is in question."""
    proposal = case.proposal
    if proposal.is_exempt:
        return f"不予行政处罚（{proposal.get_outcome_display()}）。"
    parts = sanctions(
        fine=proposal.fine if fine is None else fine,
        confiscation=proposal.confiscation,
        items=proposal.items.all(),
    )
    return f"拟{'；'.join(part['text'] for part in parts) or '警告'}。"


def legal_basis_text(case: Case) -> str:
    """The articles of the proposal in one sentence."""
    basis = legal_basis(case.proposal.basis, case.proposal.duty_articles)
    duty = f"违反了{basis['duty']}，" if basis["duty"] else ""
    return f"{duty}依据{basis['penalty']}。"


def exemption(outcome: str, on: date) -> dict:
    """Why there is no penalty, and the article."""
    words = {
        Proposal.Outcome.FIRST_EXEMPT: "初次违法且危害后果轻微并及时改正",
        Proposal.Outcome.NO_FAULT_EXEMPT: "有证据足以证明没有主观过错",
    }
    topic = "exempt.fault" if outcome == Proposal.Outcome.NO_FAULT_EXEMPT else "exempt"
    return {
        "ground": words.get(outcome, "违法行为轻微并及时改正，没有造成危害后果"),
        "article": article(topic, on),
    }


def amount_text(amount: Decimal) -> str:
    """壹拾贰万元整（¥120,000.00）; the half-width sign, which every face draws as a yuan sign."""
    return f"{capital(amount)}（¥{yuan(amount).removesuffix('元')}）"


def _percent(value) -> str:
    return f"{Decimal(str(value)).quantize(Decimal('0.01')).normalize():f}%"
