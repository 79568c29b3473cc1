"""行政处罚事先（听证）告知书: facts, reasons, basis, intended penalty, rights (行政处罚法 第44、45、63、64条)."""

from datetime import date

from cases.models import Case
from cases.wording.articles import article
from cases.wording.findings import findings
from cases.wording.party import party
from cases.wording.penalty import exemption, grounds, sanctions
from cases.wording.people import contact
from cases.wording.terms import defence_term, term


def prior_notice(case: Case, *, on: date, hearing: bool) -> dict:
    """Context of the notice. `hearing` adds the right to a hearing; terms are those of the day."""
    proposal, items = case.proposal, list(case.proposal.items.all())
    bare = not proposal.fine and not proposal.confiscation and not items
    before = case.notices.filter(superseded_on__isnull=False).select_related("document").last()
    return {
        "heading": "行政处罚事先（听证）告知书" if hearing else "行政处罚事先告知书",
        "party": party(case),
        "findings": findings(case, on),
        "grounds": grounds(case, on),
        "replaces": before.document.number if before else "",
        "sanctions": sanctions(
            # Without an amount and without another kind it can only be a warning.
            fine=proposal.fine,
            confiscation=proposal.confiscation,
            warning=bare,
            items=items,
        ),
        "rights": rights(case, on, hearing),
        "contact": contact(on, case.handler, case.co_handler),
    }


def exempt_notice(case: Case, *, on: date) -> dict:
    """Context of 不予行政处罚事先告知书: facts, ground, and the right to state and defend."""
    return {
        "party": party(case),
        "findings": findings(case, on),
        "grounds": grounds(case, on),
        **exemption(case.proposal.outcome, on),
        "rights": rights(case, on, False),
        "contact": contact(on, case.handler, case.co_handler),
    }


def rights(case: Case, on: date, hearing: bool) -> dict:
    """Articles and terms of the rights told; hearing parts are empty where no hearing is offered."""
    return {
        "article": article("notice", on),
        "defence_term": defence_term(on, office=case.office),
        "hearing_article": article("hearing", on) if hearing else "",
        "hearing_term": term("hearing.request", on, office=case.office) if hearing else "",
    }
