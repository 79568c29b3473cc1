"""Papers of restrictions as they would be issued now."""

from cases.measures.papers import restrictions


def restriction_notice(restriction, data) -> dict:
    """Context of the notice."""
    return restrictions.restriction_notice(restriction, on=data["on"])


def restriction_decision(restriction, data) -> dict:
    """Context of the decision."""
    return restrictions.restriction_decision(restriction, on=data["on"])
