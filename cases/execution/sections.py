"""What this stage shows on the case page."""

from cases.file.sections import Panel


def execution(view):
    """The decision, its service, payments."""
    decision = getattr(view.case, "decision", None)
    return {"payments": list(decision.payments.all()) if decision else []}


PANELS = (Panel("execution", "cases/case/_execution.html", execution),)
