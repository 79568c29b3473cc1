"""Papers of a damage claim as they would be issued now."""

from cases.measures.papers import damages


def opening(damage, data) -> dict:
    """Context of the decision to open."""
    damage.decision_reason = data["reason"]
    return damages.damage_decision(damage, on=data["on"], opened=True)


def declining(damage, data) -> dict:
    """Context of the decision not to open."""
    damage.decision_reason = data["reason"]
    return damages.damage_decision(damage, on=data["on"], opened=False)


def damage_notice(damage, data) -> dict:
    """Context of 磋商告知书."""
    return damages.damage_notice(damage, on=data["on"])


def damage_agreement(damage, data) -> dict:
    """Context of 赔偿协议 with what is typed."""
    damage.agreed_amount, damage.agreement = data["agreed_amount"], data["agreement"]
    return damages.damage_agreement(damage, on=data["on"])
