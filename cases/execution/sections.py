"""What this stage shows on the case page: the short of it; service, money and enforcement have a page of their own."""

from cases.execution.reckoning import refundable, standing_due
from cases.file.sections import Panel


def execution(view):
    """The decision, its service, payments; what is to go back of them once the decision is undone."""
    decision = getattr(view.case, "decision", None)
    payments = list(decision.payments.all()) if decision else []
    return {
        "payments": payments,
        "due": standing_due(decision) if decision else 0,
        "refundable": refundable(decision) if payments else 0,
    }


def remedies(view):
    """Reviews and suits against the decision."""
    return {"remedies": _remedies(view.case)}


def _remedies(case):
    return case.remedies.order_by("pk")


PANELS = (
    Panel("execution", "cases/case/_execution.html", execution),
    Panel("remedies", "cases/execution/_remedies.html", remedies, dossiers=_remedies),
)
