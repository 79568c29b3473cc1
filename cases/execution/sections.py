"""What this stage shows on the case page: the short of it; service, money and enforcement have a page of their own."""

from cases.file.sections import Panel


def execution(view):
    """The decision, its service, payments."""
    decision = getattr(view.case, "decision", None)
    return {"payments": list(decision.payments.all()) if decision else []}


def remedies(view):
    """Reviews and suits against the decision."""
    return {"remedies": _remedies(view.case)}


def _remedies(case):
    return case.remedies.order_by("pk")


PANELS = (
    Panel("execution", "cases/case/_execution.html", execution),
    Panel("remedies", "cases/execution/_remedies.html", remedies, dossiers=_remedies),
)
