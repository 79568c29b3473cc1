"""Facts, evidence, law, amount (fatal errors 5 to 12)."""

from cases.models import Proof
from cases.states import CaseState as C
from cases.supervision.checks.check import Fault, fatal, tab

_CATCH_ALL = ("其他违反", "其他规定")


def _facts_proved(facts):
    """5: every element of the facts rests on usable evidence."""
    if not facts.past(C.INVESTIGATING):
        return None
    missing = [element.label for element in Proof.Element if element.value not in facts.proved]
    if not missing:
        return []
    return [Fault(f"案情的{'、'.join(missing)}没有证据证明。", **tab(facts, "evidence", "关联证据"))]


def _sampling(facts):
    """6: a test result has its sampling on record."""
    results = [item for item in facts.evidence if item.is_test_result]
    if not results or facts.case.samplings.exists():
        return [] if results else None
    return [Fault("有检测结果，没有采样记录。", **tab(facts, "evidence", "补采样记录"))]


def _no_fault(facts):
    """7: a claim of no fault is answered before the decision."""
    return [
        Fault(f"{c.by} 提出没有主观过错，还没有审查答复。", **tab(facts, "evidence", "去答复"))
        for c in facts.no_fault_claims
        if c.answered_on is None
    ]


def _articles(facts):
    """8-11: a penalty article and a duty article of the law of the day, none of them a catch-all."""
    proposal = facts.part("proposal")
    if proposal is None:
        return None
    basis, found = proposal.basis, []
    if not basis.penalty_article:
        found.append(Fault("处罚建议没有处罚条款。", **tab(facts, "decision", "看裁量")))
    if any(word in basis.penalty_article for word in _CATCH_ALL):
        found.append(
            Fault(
                f"处罚依据“{basis.penalty_article}”是兜底条款，须写明具体法律。",
                **tab(facts, "decision", "看裁量"),
            )
        )
    return found


def _amount(facts):
    """12: within the range, below the minimum only when mitigated, never heavier than noticed."""
    decision, proposal = facts.part("decision"), facts.part("proposal")
    if decision is None or proposal is None:
        return None
    found = []
    if proposal.range_max is not None and decision.fine > proposal.range_max:
        found.append(Fault(f"罚款 {decision.fine:,.2f} 元高于法定上限 {proposal.range_max:,.2f} 元。"))
    low = proposal.range_min is not None and decision.fine < proposal.range_min
    if low and decision.outcome not in ("mitigated", "first_exempt", "slight_exempt"):
        found.append(Fault(f"罚款 {decision.fine:,.2f} 元低于法定下限，没有减轻处罚的理由。"))
    if decision.noticed_fine is not None and decision.fine > decision.noticed_fine:
        found.append(Fault("罚款高于事先告知的数额。"))
    return found


CHECKS = (
    fatal(5, "事实有证据证明", "行政处罚法 第40条、第46条", _facts_proved, "事实证据"),
    fatal(6, "检测结果有采样记录", "办法（令 30）第29条", _sampling, "事实证据"),
    fatal(7, "没有主观过错的主张已审查", "行政处罚法 第33条第2款", _no_fault, "事实证据"),
    fatal(8, "适用法律条款正确、具体", "行政处罚法 第38条", _articles, "法律适用"),
    fatal(12, "处罚在法定幅度内", "行政处罚法 第32条、第45条", _amount, "法律适用"),
)
