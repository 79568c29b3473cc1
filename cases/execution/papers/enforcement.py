"""督促履行义务催告书, 加处罚款计算表, 强制执行申请书, 代履行决定书 (行政强制法 第35、51、53至55条)."""

from bureau.documents.chinese import date_text, yuan
from bureau.timelimits import services as timelimits
from cases.execution.reckoning import Owed
from cases.models import Case, CorrectionOrder, CourtApplication, Demand, Substitution
from cases.wording.articles import article
from cases.wording.outcome import outcome
from cases.wording.party import party, party_fields
from cases.wording.penalty import amount_text
from cases.wording.people import contact, officers
from cases.wording.prose import clause, prose
from cases.wording.terms import term


def demand(case: Case, row: Demand, *, order: CorrectionOrder | None = None) -> dict:
    """Context of the demand: what, how much exactly, until when, how, and the right to be heard."""
    on, substitute = row.issued_on, row.purpose == Demand.Purpose.SUBSTITUTE
    return _frame(case, on) | {
        "basis": _basis_of(case, order),
        "substitute": substitute,
        "principal": row.principal,
        "surcharge": row.surcharge,
        "total_text": amount_text(row.total) if row.total else "",
        "as_of": on,
        "obligation": clause(row.obligation),
        "article": article("substitution.demand" if substitute else "demand", on),
        "surcharge_article": article("surcharge", on),
        "term": term("substitute.remind" if substitute else "remind.before.court", on, office=case.office),
        "defence_article": article("demand.defence", on),
        "next_article": article("substitution" if substitute else "court", on),
    }


def _frame(case: Case, on) -> dict:
    return {
        "party": party(case),
        "cause": case.violation.name,
        "case_number": case.number,
        "contact": contact(on, case.handler, case.co_handler),
    }


def _basis_of(case: Case, order: CorrectionOrder | None) -> dict:
    """The paper that is not obeyed, and the day it was served."""
    if order:
        paper, day, served = order.document, order.issued_on, order.served_on
    else:
        paper, day, served = case.decision.document, case.decision.decided_on, case.decision.served_on
    return {
        "title": paper.context.get("heading") or paper.title,
        "number": paper.number,
        "on": day,
        "served_on": served,
    }


def surcharge_sheet(case: Case, sums: Owed) -> dict:
    """Context of the calculation of 加处罚款: each stretch of days with its base, what grew, and what stopped it."""
    decision = case.decision
    rows = [
        [
            f"{date_text(s.first)}至{date_text(s.last)}",
            str(s.days),
            f"{s.base:,.2f}",
            f"{s.grown:,.2f}",
            s.note or "　",
        ]
        for s in sums.accrual.spans
    ]
    rate = timelimits.number("fine.surcharge", sums.on, office=case.office).normalize()
    lines = [
        f"处罚决定书：{decision.document.number}。当事人：{case.party_name}。计算至{date_text(sums.on)}。",
        f"依据{article('surcharge', sums.on)}，自缴款期限届满次日起每日按未缴罚款的{rate:f}%加处，总额不超出罚款本数。",
    ]
    capped = "（已达上限）" if sums.accrual.capped else ""
    return {
        "carries": decision.document.number,
        "intro": "\n".join(lines),
        "columns": [
            {"label": "起止日期", "width": 62, "align": ""},
            {"label": "日数", "width": 12, "align": "n"},
            {"label": "基数（元）", "width": 25, "align": "n"},
            {"label": "加处数额（元）", "width": 25, "align": "n"},
            {"label": "说明", "width": "", "align": ""},
        ],
        "rows": rows,
        "signatures": [
            ["计算加处罚款日数", f"{sums.accrual.days}日"],
            ["加处罚款合计", f"{yuan(sums.accrual.amount)}{capped}"],
            ["已减免", yuan(sums.remitted)],
            ["已缴纳", yuan(sums.surcharge_paid)],
            ["尚欠罚没款", yuan(sums.principal)],
            ["尚欠加处罚款", yuan(sums.surcharge)],
        ],
    }


def target_text(row: CourtApplication) -> str:
    """申请强制执行标的 in figures and words."""
    added = f"；加处罚款{amount_text(row.surcharge)}" if row.surcharge else ""
    return f"罚没款{amount_text(row.principal)}{added}"


def court_application(case: Case, row: CourtApplication) -> dict:
    """Context of 强制执行申请书: facts, decision, service, demand, the party's opinion, object, file (第55条)."""
    decision, asked, on = case.decision, row.demand, row.applied_on
    return _frame(case, on) | {
        "court": row.court,
        "party_fields": [[label, value] for fields in party_fields(case) for label, value in fields if value],
        "basis": _basis_of(case, None),
        "sanction": clause(outcome(decision)),
        "pay_until": decision.pay_until,
        "remedies": _remedies_of(case),
        "paid": yuan(decision.paid_amount) if decision.paid_amount else "",
        "demand_number": asked.document.number,
        "demand_served_on": asked.served_on,
        "defence": clause(asked.defence),
        "answer": clause(asked.answer),
        "target": row.target,
        "article": article("court.file", on),
        "opens_on": row.opens_on,
        "closes_on": row.closes_on,
        "signer": row.signed_by.name,
        "attachments": [
            "行政处罚决定书及作出决定的事实、理由和依据",
            "当事人的意见及行政机关催告情况",
            "申请强制执行标的情况",
            "法律、行政法规规定的其他材料",
        ],
    }


def _remedies_of(case: Case) -> list[str]:
    """What the party did against the decision, or that it did nothing."""
    found = [
        f"{date_text(r.applied_on)}向{r.body}提出{r.get_kind_display()}，结果为{r.get_outcome_display()}，"
        f"{date_text(r.effective_on)}生效"
        for r in case.remedies.all()
        if r.effective_on
    ]
    return found or ["当事人在法定期限内没有申请行政复议，也没有提起行政诉讼"]


def substitution_decision(case: Case, row: Substitution) -> dict:
    """Context of 代履行决定书: party, reasons and basis, way and time, object, budget, performer (第51条第1款第1项)."""
    on = row.decided_on
    return _frame(case, on) | {
        "basis": _basis_of(case, row.order),
        "obligation": clause(row.order.demand),
        "reason": prose(row.reason),
        "performer": row.performer,
        "method": clause(row.method),
        "planned_on": row.planned_on,
        "budget": row.budget,
        "article": article("substitution", on),
        "supervisors": officers(case.handler, case.co_handler, on=on),
    }
