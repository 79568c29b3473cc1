"""What this stage shows on the case page."""

from cases.decision.steps import CASE_STEPS
from cases.file.sections import Panel

ANSWERERS = next(step.roles for step in CASE_STEPS if step.name == "answer_defence")


def reviews(view):
    """Review, notice, defence, hearing, legal review, discussion."""
    case = view.case
    return {
        "reviews": list(case.reviews.select_related("reviewer")),
        "legal_reviews": list(case.legal_reviews.select_related("reviewer")),
        "discussions": list(case.discussions.select_related("chair").prefetch_related("members")),
        "defences": list(case.defences.select_related("answered_by")),
        "may_answer": view.user.has_role(*ANSWERERS),
    }


PANELS = (Panel("decision", "cases/case/_reviews.html", reviews),)
