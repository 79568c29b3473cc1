"""Legal basis, discretion and the penalty itself."""

from datetime import date
from decimal import Decimal

from bureau.documents.chinese import capital, yuan
from bureau.law.models import ViolationBasis
from bureau.law.models.violation import shown_range
from cases.decision.discretion import Range, percentage_sum
from cases.models import Case, Proposal
from cases.wording.articles import CODE, article
from cases.wording.citing import cite
from cases.wording.prose import clause, prose

_DEGREES = {
    Proposal.Outcome.LIGHTER: "从轻处罚",
    Proposal.Outcome.MITIGATED: "减轻处罚",
    Proposal.Outcome.HEAVIER: "从重处罚",
}


def legal_basis(basis: ViolationBasis) -> dict:
    """Duty and penalty articles with full titles, and the range the penalty article sets."""
    return {
        "duty": cite(basis.duty_articles),
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
        **legal_basis(proposal.basis),
        "yuan_range": []
        if fixed or proposal.range_max is None
        else [proposal.range_min or Decimal(0), proposal.range_max],
        "old_or_lighter": article("old_or_lighter", on) if crosses else "",
        "law_choice_reason": clause(proposal.law_choice_reason) if crosses else "",
        "discretion_article": article("discretion", on),
        "discretion": discretion(proposal),
        "reasons": prose(proposal.reasons),
        "degree": _DEGREES.get(proposal.outcome, ""),
        "degree_article": article("lighter", on) if proposal.outcome in _FAVOURABLE else "",
    }


_FAVOURABLE = (Proposal.Outcome.LIGHTER, Proposal.Outcome.MITIGATED)


def discretion(proposal: Proposal) -> dict:
    """The factors with their shares; start, total and result only where they lead to the proposed fine."""
    factors = [[clause(f["name"]), _percent(f["percent"])] for f in proposal.factors]
    shown = {"factors": factors, "start": "", "total": "", "maximum": None, "result": None}
    if not factors or proposal.range_min is None or not proposal.range_max:
        return shown
    limits = Range(proposal.range_min, proposal.range_max)
    shares = [Decimal(str(f["percent"])) for f in proposal.factors]
    result = percentage_sum(limits, shares)
    if result != proposal.fine:
        return shown
    start = limits.low / limits.high * 100
    total = min(Decimal(100), start + sum(shares))
    return {
        "factors": factors,
        "start": _percent(start),
        "total": _percent(total),
        "maximum": limits.high,
        "result": result,
    }


def sanctions(*, fine: Decimal, confiscation: Decimal, warning: bool = False) -> list[dict]:
    """The kinds of penalty in the order of 行政处罚法 第9条, in words and figures, each with its amount in yuan."""
    amounts = [("罚款人民币", fine), ("没收违法所得人民币", confiscation)]
    given = [{"text": f"{kind}{amount_text(amount)}", "amount": amount} for kind, amount in amounts if amount]
    return [{"text": "警告", "amount": None}, *given] if warning else given


def amount_text(amount: Decimal) -> str:
    """壹拾贰万元整（¥120,000.00）; the half-width sign, which every face draws as a yuan sign."""
    return f"{capital(amount)}（¥{yuan(amount).removesuffix('元')}）"


def _percent(value) -> str:
    return f"{Decimal(str(value)).quantize(Decimal('0.01')).normalize():f}%"
