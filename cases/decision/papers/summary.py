"""当场行政处罚决定书 (行政处罚法 第52条)."""

from bureau.timelimits import services as timelimits
from cases.models import Case, Decision, SummaryPenalty
from cases.wording.articles import article
from cases.wording.findings import findings
from cases.wording.party import party
from cases.wording.payment import payment
from cases.wording.penalty import grounds, sanctions
from cases.wording.people import officers
from cases.wording.prose import prose
from cases.wording.remedies import remedies


def spot_decision(case: Case, decision: Decision, summary: SummaryPenalty) -> dict:
    """Context of the decision handed over on the spot. A review comes before a lawsuit from 2024 (复议法 第23条)."""
    on = decision.decided_on
    first = timelimits.rule_or_none("review.first.summary", on, office=case.office)
    return {
        "party": party(case),
        "findings": findings(case, on),
        "grounds": grounds(case, on),
        "article": article("summary", on),
        "sanctions": sanctions(
            fine=decision.fine, confiscation=decision.confiscation, warning=decision.warning
        ),
        "officers": officers(case.handler, case.co_handler, on=on),
        "defence": prose(summary.defence),
        "answer": prose(summary.answer),
        "signed": summary.signed,
        "refusal_note": prose(summary.refusal_note),
        "cash": summary.get_cash_ground_display() if summary.cash_ground else "",
        "payment": payment(decision, on),
        "remedies": remedies(on, office=case.office),
        "review_first": bool(first and decision.fine),
    }
