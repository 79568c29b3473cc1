"""Rights, answers, reviews, limits (fatal errors 14, 15, 17 to 21)."""

from datetime import timedelta

from cases.decision.thresholds import legal_review_grounds, needs_discussion
from cases.states import CaseState as C
from cases.supervision.checks.check import Fault, fatal, tab

_CATCH_ALL = ("其他违反", "其他规定")


def _rights(facts):
    """14: rights told, terms run out or waived, results told."""
    decision, notice = facts.part("decision"), facts.part("notice")
    found = [
        Fault(f"检测结果“{item.title}”没有告知当事人。", **tab(facts, "evidence", "登记告知"))
        for item in facts.evidence
        if item.is_test_result and item.told_on is None and facts.past(C.INVESTIGATING)
    ]
    if decision is None or decision.kind != "penalty":
        return found or (None if not facts.past(C.DECIDING) else [])
    if notice is None or notice.served_on is None:
        return [*found, Fault("没有送达事先告知书就作出了处罚决定。")]
    early = notice.earliest_decision_on and decision.decided_on < notice.earliest_decision_on
    if early and not (notice.waived_on and notice.waived_on <= decision.decided_on):
        found.append(Fault(f"陈述申辩期未满（最早 {notice.earliest_decision_on}）就作出了决定。"))
    return found


def _unanswered(facts):
    """15: recusal, defence and hearing are answered."""
    found = [
        Fault(f"{d.by} 的陈述申辩没有复核。", **tab(facts, "decision", "去复核"))
        for d in facts.defences
        if d.answered_on is None
    ]
    found += [
        Fault("回避申请没有决定。", **tab(facts, "evidence", "去决定"))
        for r in facts.recusals
        if r.decided_on is None
    ]
    hearing = facts.part("hearing")
    if hearing and hearing.held_on is None and facts.past(C.HEARING):
        found.append(Fault("当事人申请的听证没有举行。", **tab(facts, "decision", "看听证")))
    return found


def _discussion(facts):
    """17: a collective record, not older than what the party said."""
    decision = facts.part("decision")
    if (
        decision is None
        or decision.kind != "penalty"
        or not needs_discussion(facts.case, decision.decided_on)
    ):
        return None
    if not facts.discussions:
        return [Fault("重大案件没有集体讨论记录。", **tab(facts, "decision", "看讨论"))]
    heard = max([d.received_on for d in facts.defences if d.received_on <= decision.decided_on], default=None)
    late = heard and facts.discussions[-1].held_on < heard
    return [Fault(f"集体讨论早于当事人的陈述申辩（{heard}），没有重新讨论。")] if late else []


def _voters(facts):
    """18: who investigated does not vote."""
    if not facts.discussions:
        return None
    return [
        Fault(f"调查人员 {person.name} 参加了集体讨论表决。")
        for row in facts.discussions
        for person in row.members.all()
        if person.pk in facts.investigators
    ]


def _legal_review(facts):
    """19: legal review where the law asks for it, after the last evidence."""
    decision = facts.part("decision")
    if (
        decision is None
        or decision.kind != "penalty"
        or not legal_review_grounds(facts.case, decision.decided_on)
    ):
        return None
    if not facts.legal_reviews:
        return [Fault("应当法制审核的案件没有审核。", **tab(facts, "decision", "看审核"))]
    last = facts.legal_reviews[-1]
    if not last.agreed:
        return [Fault("法制审核没有同意就作出了决定。")]
    later = [item for item in facts.evidence if last.created_at < item.created_at]
    return [Fault(f"法制审核后有新证据“{later[0].title}”，没有重新审核。")] if later else []


def _limitation(facts):
    """20: found within the limitation."""
    case = facts.case
    ended = case.act_until or case.act_on
    if case.clue.received_on <= ended + timedelta(days=730):
        return []
    limitation = facts.part("limitation")
    return (
        []
        if limitation
        else [
            Fault(
                "发现时距违法行为终了已逾两年，没有追责期限的审查记录。", **tab(facts, "evidence", "去审查")
            )
        ]
    )


def _reviewer(facts):
    """21: who investigated does not review."""
    rows = [*facts.reviews, *facts.legal_reviews]
    if not rows:
        return None
    return [
        Fault(f"调查人员 {r.reviewer.name} 审查了本案。")
        for r in rows
        if r.reviewer_id in facts.investigators
    ]


CHECKS = (
    fatal(14, "权利已告知，期限届满后决定", "行政处罚法 第44条、第62条、第64条", _rights, "程序"),
    fatal(15, "回避、申辩、听证申请已答复", "行政处罚法 第43条、第45条", _unanswered, "程序"),
    fatal(17, "重大案件集体讨论", "行政处罚法 第57条第2款", _discussion, "程序"),
    fatal(18, "调查人员不参加表决", "办法（令 30）第38条", _voters, "程序"),
    fatal(19, "法制审核", "行政处罚法 第58条", _legal_review, "程序"),
    fatal(20, "在追责期限内", "行政处罚法 第36条", _limitation, "程序"),
    fatal(21, "调查与审查分离", "办法（令 30）第38条", _reviewer, "程序"),
)
