"""What a paper would say if it were issued now, from the form on the screen; nothing is stored."""

from cases.measures.papers import orders, sealings


def sealing_decision(sealing, data) -> dict:
    """Context of 查封（扣押）决定书."""
    return sealings.sealing_decision(sealing, on=data["on"])


def sealing_release(sealing, data) -> dict:
    """Context of the release, on the ground chosen in the form."""
    sealing.release_ground = data["release_ground"]
    return sealings.sealing_release(sealing, on=data["on"])


def correction_order(order, data) -> dict:
    """Context of 责令改正违法行为决定书."""
    return orders.correction_order(order, on=data["on"])
