"""Papers of orders to correct as they would be issued now."""

from cases.measures.papers import orders, rechecks
from cases.models import Recheck


def correction_order(order, data) -> dict:
    """Context of 责令改正违法行为决定书."""
    return orders.correction_order(order, on=data["on"])


def order_withdrawal(order, data) -> dict:
    """Context of the withdrawal, with the reason typed in the form."""
    order.withdrawn_reason = data["reason"]
    return orders.order_withdrawal(order, on=data["on"])


def recheck_record(order, data) -> dict:
    """Context of 复查笔录. Before it is registered the officer of the order stands for the one who fills in."""
    facts = {key: value for key, value in data.items() if key not in ("corrected", "obstructed")}
    finding = "corrected" if data["corrected"] else "obstructed" if data["obstructed"] else "continues"
    first = order.officer_b if data["officer_b"] == order.officer_a else order.officer_a
    return rechecks.recheck_record(
        Recheck(order=order, finding=finding, officer_a=first, **facts), on=data["on"]
    )
