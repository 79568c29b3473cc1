"""Items that cost points (law.md 14.3, required fields), read from the records."""

from decimal import Decimal

from cases.states import CaseState as C
from cases.supervision.checks.check import Check, Fault, tab

MUST_BE_SERVED = (
    "prior_notice",
    "penalty_decision",
    "exempt_decision",
    "hearing_notice",
    "correction_order",
    "sealing_decision",
    "sealing_extension",
    "sealing_release",
)


def _kept(key: str, word: str):
    """A check that a limit of the law was kept."""

    def faults(facts):
        clocks = [c for c in facts.clocks if c.key == key and c.due_on]
        if not clocks:
            return None
        late = [c for c in clocks if c.state == "met" and c.met_on > c.due_on]
        open_late = [c for c in clocks if c.state == "running" and c.due_on < facts.today]
        found = [Fault(f"{word}超期：应于 {c.due_on} 前办毕，{c.met_on} 办毕。") for c in late]
        return found + [
            Fault(f"{word}已超期：应于 {c.due_on} 前办毕。", **tab(facts, "limits", "看期限"))
            for c in open_late
        ]

    return faults


def _paper(key: str, title: str, after: str):
    """A check that a paper is in the file once the stage is behind."""

    def faults(facts):
        if not facts.past(after):
            return None
        return (
            []
            if facts.papers_of(key)
            else [Fault(f"案卷中没有{title}。", **tab(facts, "documents", "看文书"))]
        )

    return faults


def _identity(facts):
    if not facts.past(C.INVESTIGATING):
        return None
    found = any(item.is_identity for item in facts.evidence)
    return [] if found else [Fault("没有当事人身份证明材料。", **tab(facts, "evidence", "补登证据"))]


def _scene(facts):
    if not facts.past(C.INVESTIGATING):
        return None
    found = any(item.kind == "scene" for item in facts.evidence)
    return [] if found else [Fault("没有现场检查（勘察）笔录。", **tab(facts, "evidence", "补登证据"))]


def _heard(facts):
    if not facts.past(C.INVESTIGATING):
        return None
    found = any(item.kind in ("party", "witness") for item in facts.evidence)
    return [] if found else [Fault("没有询问笔录或者当事人陈述。", **tab(facts, "evidence", "补登证据"))]


def _copies(facts):
    return [
        Fault(f"复制件“{item.title}”没有核对日期或者提供人签名。", **tab(facts, "evidence", "看证据"))
        for item in facts.evidence
        if item.is_copy and not (item.checked_on and item.provider_signed)
    ]


def _recordings(facts):
    rows = [item for item in facts.evidence if item.kind in ("audiovisual", "electronic")]
    return (
        [
            Fault(f"“{item.title}”没有注明形成时间或者原始载体。", **tab(facts, "evidence", "看证据"))
            for item in rows
            if not item.taken_at or not item.original_at
        ]
        if rows
        else None
    )


def _consequence(facts):
    if not facts.past(C.INVESTIGATING):
        return None
    return [] if facts.case.consequence else [Fault("案情没有写明后果；没有后果的写明“未造成”。")]


def _discretion(facts):
    proposal = facts.part("proposal")
    if proposal is None:
        return None
    return [] if proposal.factors else [Fault("裁量没有列明因素。", **tab(facts, "decision", "看裁量"))]


def _defence_handled(facts):
    decision = facts.part("decision")
    if decision is None:
        return None
    return [] if decision.defence_handling.strip() else [Fault("决定没有写明陈述申辩的采纳情况。")]


def _served(facts):
    papers = facts.papers_of(*MUST_BE_SERVED)
    if not papers or not facts.past(C.DECIDED):
        return None
    return [
        Fault(f"《{p.title}》{p.number} 没有送达回证。", **tab(facts, "documents", "去登记送达"))
        for p in papers
        if p.pk not in facts.served
    ]


def _corrected(facts):
    if not facts.past(C.EXECUTING):
        return None
    return [
        Fault(f"{o.document or '责令改正'} 没有复查结果。", **tab(facts, "measures", "去复查"))
        for o in facts.orders
        if o.rechecked_on is None
    ]


def _files_sound(facts):
    return [
        Fault(f"《{p.title}》{p.number} 的文件没有生成。", **tab(facts, "documents", "看文书"))
        for p in facts.papers
        if p.state == "failed"
    ]


def _notice(facts):
    """Either the party was told beforehand, or there is no penalty."""
    decision = facts.part("decision")
    if decision is None:
        return None
    if decision.kind == "exempt" or facts.case.procedure == "summary" or facts.part("notice"):
        return []
    return [Fault("案卷中没有事先告知书。")]


def _item(key, group, label, article, faults, points=2):
    return Check(key, group, label, article, faults, Decimal(points))


CHECKS = (
    _item("filing_term", "立案", "在期限内立案", "办法（令 30）第18条", _kept("filing.decide", "立案"), 3),
    _item(
        "filing_form",
        "立案",
        "立案审批表",
        "行政处罚法 第54条",
        _paper("filing_approval", "立案审批表", C.FILING),
    ),
    _item("identity", "事实证据", "当事人身份证明", "行政处罚法 第59条", _identity),
    _item("scene", "事实证据", "现场检查（勘察）笔录", "行政处罚法 第55条", _scene, 3),
    _item("heard", "事实证据", "询问笔录或者当事人陈述", "行政处罚法 第55条", _heard),
    _item("copies", "事实证据", "复制件经核对、签名", "办法（令 30）第26条", _copies, 1),
    _item("recordings", "事实证据", "音像、电子数据注明来源", "行政处罚法 第47条", _recordings, 1),
    _item("consequence", "事实证据", "写明后果", "案卷评查标准", _consequence, 1),
    _item("discretion", "法律适用", "裁量因素逐项列明", "办法（令 30）第41条", _discretion, 3),
    _item("notice_form", "程序", "事先告知书或者不予处罚", "行政处罚法 第44条", _notice),
    _item("case_limit", "程序", "在办案期限内决定", "行政处罚法 第60条", _kept("case.limit", "办案"), 3),
    _item("defence", "文书", "决定写明陈述申辩采纳情况", "行政处罚法 第59条", _defence_handled),
    _item("serve_term", "送达", "决定七日内送达", "行政处罚法 第61条", _kept("decision.serve", "送达决定")),
    _item("served", "送达", "应送达的文书都有送达回证", "行政处罚法 第61条", _served, 2),
    _item("published", "公开", "七个工作日内公开", "行政处罚法 第48条", _kept("publish.penalty", "公开决定")),
    _item("corrected", "执行", "责令改正有复查", "行政处罚法 第28条", _corrected, 3),
    _item(
        "recheck_term", "执行", "三十日内复查", "按日办法（令 28）第10条", _kept("daily.recheck", "复查"), 1
    ),
    _item("paid", "执行", "罚款按期缴纳或者依法处理", "行政处罚法 第67条", _kept("fine.pay", "缴款"), 1),
    _item("files", "文书", "文书文件完整", "档案管理要求", _files_sound, 1),
)
