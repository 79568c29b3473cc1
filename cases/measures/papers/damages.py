"""生态环境损害赔偿: decision on the claim, notice of negotiation, agreement."""

from datetime import date

from bureau.timelimits import services as timelimits
from cases.models import DamageClaim
from cases.wording.articles import article
from cases.wording.party import party
from cases.wording.penalty import amount_text
from cases.wording.people import contact
from cases.wording.prose import clause, prose
from cases.wording.terms import term


def damage_decision(claim: DamageClaim, *, on: date, opened: bool) -> dict:
    """Context of the decision to open the claim or not, with reasons."""
    return {
        **_frame(claim, on),
        "heading": "生态环境损害索赔启动决定书" if opened else "生态环境损害不启动索赔决定书",
        "opened": opened,
        "found_on": claim.found_on,
        "source": claim.source,
        "check": prose(claim.check_result),
        "reason": prose(claim.decision_reason),
    }


def damage_notice(claim: DamageClaim, *, on: date) -> dict:
    """Context of 磋商告知书: damage, amount, plan of restoration, how and until when to negotiate."""
    meetings = timelimits.rule_or_none("damage.meetings.max", on, office=claim.office)
    return {
        **_frame(claim, on),
        "assessment": _assessment(claim),
        "amount": amount_text(claim.amount) if claim.amount else "",
        "restoration": prose(claim.restoration),
        "term": term("damage.negotiate", on, office=claim.office),
        "meetings": int(meetings.value) if meetings else "",
        "contact": contact(on, claim.created_by),
    }


def damage_agreement(claim: DamageClaim, *, on: date) -> dict:
    """Context of 赔偿协议, the text both sides sign."""
    return {
        **_frame(claim, on),
        "assessment": _assessment(claim),
        "amount": amount_text(claim.agreed_amount) if claim.agreed_amount else "",
        "restoration": prose(claim.restoration),
        "agreement": prose(claim.agreement),
        "meetings": [[m.held_on, clause(m.conclusion)] for m in claim.meetings.all()],
    }


def _frame(claim: DamageClaim, on: date) -> dict:
    return {
        "party": party(claim),
        "case_number": claim.case.number if claim.case else "",
        "facts": prose(claim.facts),
        "article": article("damage", on),
    }


def _assessment(claim: DamageClaim) -> str:
    number = f"（{claim.assessment_no}）" if claim.assessment_no else ""
    return f"{claim.assessor}{claim.get_assessment_display()}{number}"
