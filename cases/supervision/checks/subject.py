"""Who decides, who acted, who is the party (fatal errors 1 to 4)."""

from bureau.law.services import issuing_organ
from cases.states import CaseState as C
from cases.supervision.checks.check import Fault, fatal, tab

_CATCH_ALL = ("其他违反", "其他规定")


def _organ(facts):
    """1: the organ of every paper is the one that decides on that day."""
    due = [(paper, issuing_organ(paper.issued_on, facts.organs)) for paper in facts.papers]
    return [
        Fault(f"《{paper.title}》{paper.number} 的制发机关为“{paper.organ.name}”，当日应为“{organ.name}”。")
        for paper, organ in due
        if paper.organ_id != organ.pk and paper.organ.prefix != organ.prefix
    ]


def _officers(facts):
    """2: two officers with certificates on every act of evidence."""
    return [
        Fault(f"证据“{item.title}”没有记载两名取证人的执法证号。", **tab(facts, "evidence", "看证据"))
        for item in facts.evidence
        if not (item.certificate_a and item.certificate_b) or item.collected_by_id == item.second_collector_id
    ]


def _party(facts):
    """3: one name on all papers; a corrected name is explained."""
    names = {
        p.context["party"]["name"] for p in _with_context(facts) if isinstance(p.context.get("party"), dict)
    }
    known = {facts.case.party_name, *(c.old_name for c in facts.case.party_corrections.all())}
    odd = names - known
    return (
        [Fault(f"文书中的当事人名称不一致：{'、'.join(sorted(odd))}。", **tab(facts, "documents", "看文书"))]
        if odd
        else []
    )


def _with_context(facts):
    return type(facts.papers[0]).objects.filter(pk__in=[p.pk for p in facts.papers]) if facts.papers else []


def _offender(facts):
    """4: who acted is stated, and if another acted, why the party answers for it."""
    if not facts.past(C.INVESTIGATING):
        return None
    return (
        []
        if facts.part("standing")
        else [Fault("没有认定违法行为由谁实施。", **tab(facts, "evidence", "去认定"))]
    )


CHECKS = (
    fatal(1, "执法主体合法，名称、印章一致", "法典 第53条；行政处罚法 第17条", _organ, "主体"),
    fatal(2, "执法人员两人以上并持证", "行政处罚法 第42条", _officers, "主体"),
    fatal(3, "当事人名称前后一致", "行政处罚法 第59条", _party, "主体"),
    fatal(4, "违法主体认定正确", "行政处罚法 第40条", _offender, "主体"),
)
