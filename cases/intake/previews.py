"""What a paper would say if it were issued now, from the form on the screen; nothing is stored."""

from cases.intake.papers import filing


def filing_approval(case, data) -> dict:
    """Context of 立案审批表."""
    return filing.filing_approval(case, opinion=data["opinion"], on=data["on"])
