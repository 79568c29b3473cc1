"""How a fine is paid and what follows if it is not."""

from datetime import date

from bureau.timelimits import services as timelimits
from cases.models import Decision
from cases.wording.articles import article
from cases.wording.terms import term


def payment(decision: Decision, on: date) -> dict | None:
    """Term, articles and surcharge of the day; None when nothing is to be paid. Bank and payee are the organ's."""
    if not decision.due_amount:
        return None
    office = decision.case.office
    rate = timelimits.number("fine.surcharge", on, office=office) if decision.fine else None
    return {
        "amount": decision.due_amount,
        "term": term("fine.pay", on, office=office),
        "article": article("payment", on),
        "deferral_article": article("deferral", on),
        "surcharge": f"{rate.normalize():f}%" if rate is not None else "",
        "surcharge_article": article("surcharge", on),
        "court_article": article("court", on),
    }
