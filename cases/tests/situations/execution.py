"""Money, demands, the court, reviews and suits."""

from decimal import Decimal

from cases.execution.guards import enforcement, payment, remedy, substitution
from cases.tests.situations.world import AFTER, BEFORE, GONE, TODAY, Met, Row, Rows


def _case(calm: dict, trouble: dict):
    return lambda w: (Met(w.over(**calm)), Met(w.over(**trouble)))


def _decision(calm: dict, trouble: dict):
    return lambda w: (Met(w.of("decision", **calm)), Met(w.of("decision", **trouble)))


def _row(calm: dict, trouble: dict):
    return lambda w: (Met(w.part(**calm)), Met(w.part(**trouble)))


_DEMAND = Row(served_on=TODAY, ripe_on=TODAY)
_UNSERVED = Row(served_on=None, document="催告书")
_ASKED = Rows([Row(granted=None)])
_WAITING = Row(accepted_on=None, ruled_on=None, finished_on=None)
_ACCEPTED = Row(accepted_on=TODAY, ruled_on=None, finished_on=None)
_RULED = Row(accepted_on=TODAY, ruled_on=TODAY, finished_on=None)
_CASH, _AT_DESK = (
    Row(channel="cash", handed_in_on=None, banked_on=None),
    Row(channel="cash", handed_in_on=TODAY, banked_on=None),
)
_SUIT = {"kind": "suit", "Kind": Row(SUIT="suit")}

SITUATIONS = {
    payment.has_fine: _decision({}, {"fine": Decimal(0), "confiscation": Decimal(0)}),
    payment.before_term_ends: _decision({"pay_until": AFTER}, {"pay_until": BEFORE}),
    payment.no_deferral_yet: _decision({"deferrals": Rows()}, {"deferrals": _ASKED}),
    payment.deferral_asked: _decision({"deferrals": _ASKED}, {"deferrals": Rows()}),
    payment.refund_open: _decision({"refunds": Rows([Row()])}, {"refunds": Rows()}),
    payment.cash_not_handed_in: _decision({"payments": Rows([_CASH])}, {"payments": Rows()}),
    payment.cash_not_banked: _decision({"payments": Rows([_AT_DESK])}, {"payments": Rows()}),
    enforcement.has_decision: _case({}, {"decision": GONE}),
    enforcement.no_demand_open: _case({"demands": Rows()}, {"demands": Rows([_UNSERVED])}),
    enforcement.demand_to_serve: _case({"demands": Rows([_UNSERVED])}, {"demands": Rows()}),
    enforcement.demand_served: _case({"demands": Rows([_DEMAND])}, {"demands": Rows()}),
    enforcement.demand_ripe: _case({"demands": Rows([_DEMAND])}, {"demands": Rows()}),
    enforcement.defence_answered: _case({"demands": Rows()}, {"demands": Rows([_DEMAND])}),
    enforcement.defence_waiting: _case({"demands": Rows([_DEMAND])}, {"demands": Rows()}),
    enforcement.not_applied: _case({"court_applications": Rows()}, {"court_applications": Rows([_WAITING])}),
    enforcement.application_waits: _case(
        {"court_applications": Rows([_WAITING])}, {"court_applications": Rows([_ACCEPTED])}
    ),
    enforcement.application_accepted: _case(
        {"court_applications": Rows([_ACCEPTED])}, {"court_applications": Rows([_WAITING])}
    ),
    enforcement.application_ruled: _case(
        {"court_applications": Rows([_RULED])}, {"court_applications": Rows([_ACCEPTED])}
    ),
    enforcement.substitution_open: _case({"substitutions": Rows([Row()])}, {"substitutions": Rows()}),
    substitution.substitution_cost_owed: _case({"substitutions": Rows([Row()])}, {"substitutions": Rows()}),
    remedy.first_instance: _row({**_SUIT, "instance": 1}, {**_SUIT, "instance": 2}),
    remedy.not_stayed_yet: _row({"stays": Rows()}, {"stays": Rows([Row()])}),
    remedy.is_stayed: _row({"stays": Rows([Row()])}, {"stays": Rows()}),
}
