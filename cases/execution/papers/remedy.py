"""行政复议答复书, 行政诉讼答辩状: the skeleton comes from the file, the argument from the officer."""

from datetime import date

from bureau.documents.chinese import date_text
from cases.models import Case, Remedy
from cases.wording.articles import article
from cases.wording.findings import findings
from cases.wording.outcome import outcome
from cases.wording.party import party
from cases.wording.penalty import legal_basis
from cases.wording.people import contact
from cases.wording.prose import clause, prose


def remedy_answer(remedy: Remedy, *, on: date) -> dict:
    """Context of either answer: facts and evidence, law, procedure with its days, the argument, the request."""
    case, decision = remedy.case, remedy.decision
    key = "suit.answer" if remedy.kind == Remedy.Kind.SUIT else "review.answer"
    return {
        "party": party(case),
        "applicant": remedy.applicant,
        "body": remedy.body,
        "docket": remedy.docket,
        "received_on": remedy.received_on,
        "claims": clause(remedy.claims),
        "cause": case.violation.name,
        "decision_number": decision.document.number,
        "decided_on": decision.decided_on,
        "outcome": clause(outcome(decision)),
        "findings": findings(case, on),
        "basis": legal_basis(case.proposal.basis) if hasattr(case, "proposal") else None,
        "course": course(case),
        "review_first": review_first(remedy),
        "argument": prose(remedy.answer),
        "agents": remedy.agents,
        "article": article(key, on),
        "second": remedy.instance == 2,
        "contact": contact(on, case.handler, case.co_handler),
    }


def course(case: Case) -> list[str]:
    """The procedure in days: filing, notice, defence, hearing, decision, service."""
    notice, decision = getattr(case, "notice", None), getattr(case, "decision", None)
    hearing = getattr(case, "hearing", None)
    days = [
        (case.filed_on, "批准立案"),
        (case.investigated_on, "调查终结"),
        (
            notice and notice.served_on,
            f"送达《{notice.document.title}》（{notice.document.number}）" if notice else "",
        ),
        (hearing and hearing.held_on, "举行听证"),
        (case.decided_on, f"作出处罚决定（{decision.document.number}）" if decision else ""),
        (decision and decision.served_on, "送达处罚决定书"),
    ]
    told = [(d.received_on, f"收到{d.by}的陈述申辩") for d in case.defences.all()]
    told += [(d.answered_on, "复核陈述申辩") for d in case.defences.all() if d.answered_on]
    return [f"{date_text(day)}，{what}" for day, what in sorted([x for x in days + told if x[0]])]


def review_first(remedy: Remedy) -> str:
    """A suit against an on-the-spot fine without a review before it is open to dismissal (行政复议法 第23条)."""
    if remedy.kind != Remedy.Kind.SUIT or remedy.case.procedure != Case.Procedure.SUMMARY:
        return ""
    reviewed = remedy.decision.remedies.filter(kind=Remedy.Kind.REVIEW, applied_on__lte=remedy.applied_on)
    if reviewed.exists():
        return ""
    return article("review.first", remedy.decision.decided_on)
