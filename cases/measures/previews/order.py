"""Papers of orders to correct as they would be issued now."""

from cases.measures.papers import orders


def correction_order(order, data) -> dict:
    """Context of 责令改正违法行为决定书."""
    return orders.correction_order(order, on=data["on"])
