"""What a paper would say if it were issued now, from the form on the screen; nothing is stored."""

from cases.execution.papers import closing


def closing_approval(case, data) -> dict:
    """Context of 结案审批表."""
    return closing.closing_approval(case, opinion=data["opinion"], on=data["on"])
