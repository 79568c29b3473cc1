"""按日连续处罚: prior notice and decision, with the seven contents of 按日办法 第16条."""

from datetime import date

from cases.decision.papers.decisions import extra_reasons, told
from cases.decision.papers.notices import rights
from cases.models import Case, Decision
from cases.wording.articles import article
from cases.wording.findings import evidence
from cases.wording.party import party
from cases.wording.payment import payment
from cases.wording.penalty import amount_text, legal_basis
from cases.wording.people import contact
from cases.wording.prose import clause, prose
from cases.wording.remedies import remedies


def daily_notice(case: Case, *, on: date, hearing: bool) -> dict:
    """Context of 按日连续处罚事先（听证）告知书."""
    return {
        "heading": f"按日连续处罚事先{'（听证）' if hearing else ''}告知书",
        **_count(case, on),
        "rights": rights(case, on, hearing),
        "contact": contact(on, case.handler, case.co_handler),
    }


def daily_decision(case: Case, decision: Decision) -> dict:
    """Context of 按日连续处罚决定书. `decision` may be unsaved."""
    on = decision.decided_on
    return {
        **_count(case, on),
        "told": told(case, decision),
        "reasons": extra_reasons(decision.reasons, case.proposal.reasons),
        "payment": payment(decision, on),
        "remedies": remedies(on, office=case.office),
    }


def _count(case: Case, on: date) -> dict:
    """The act first found, its penalty, each refusal, the days from first to last, the sum."""
    daily, original = case.daily, case.original
    counted, decision = daily.total(), daily.original_decision
    return {
        "party": party(case),
        "cause": case.violation.name,
        "case_number": case.number,
        "filed_on": case.filed_on,
        "original": {
            "act_on": original.act_on,
            "place": clause(original.place),
            "facts": prose(original.facts),
            "number": decision.document.number,
            "decided_on": decision.decided_on,
            "fine": daily.original_fine,
        },
        "rounds": [
            {
                "order": row.order.document.number,
                "served_on": row.served_on,
                "found_on": row.found_on,
                "first": row.span.first,
                "days": row.span.days,
                "finding": row.recheck.get_finding_display(),
                "result": clause(row.recheck.result),
            }
            for row in daily.rounds.select_related("order__document", "recheck")
        ],
        "first": counted.days[0],
        "last": counted.days[-1],
        "days": counted.count,
        "amount": counted.amount,
        "amount_text": amount_text(counted.amount),
        "cycle": daily.cycle,
        "law": legal_basis(case.proposal.basis),
        "article": article("daily.count", on),
        "evidence": evidence(case, on),
    }
