"""What supervision shows on the case page."""

from cases.file.sections import Panel
from cases.supervision.self_review import score_of


def score(view):
    """The self-review of the file, and what formal reviews found."""
    reviewed = view.case.file_reviews.filter(score__isnull=False).select_related("round", "reviewer")
    return {
        "score": score_of(view.case, view.day, view.about),
        "reviewed": list(reviewed.prefetch_related("findings")),
    }


PANELS = (Panel("score", "cases/supervision/_score.html", score),)
