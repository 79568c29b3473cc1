"""Measures: sealing, orders, restriction, transfers, damage, registration."""

from cases.investigation.guards import registration
from cases.measures.guards import damage, goods, lifting, order, restriction, sealing, transfer
from cases.models import Registration
from cases.tests.situations.world import AFTER, BEFORE, TODAY, Met, Over, Row, Rows


def _row(calm: dict, trouble: dict):
    return lambda w: (Met(w.part(**calm)), Met(w.part(**trouble)))


def _in_state(calm: str, trouble: str):
    """The case of the measure as it must be, then as it must not be."""
    return lambda w: (
        Met(w.part(case=w.over(state=calm))),
        Met(w.part(case=w.over(state=trouble, state_label="已结案"))),
    )


_OPEN = Rows([Row(by="江岸", received_on=TODAY)])
_SETTLED, _HELD = Row(is_settled=True, notified_on=TODAY), Row(is_settled=False, notified_on=None)
_TOLD = {"waived_on": None, "defence_until": AFTER, "hearing_until": AFTER}
_CALLED, _UNCALLED = Row(scheduled_on=BEFORE, held_on=None), Row(scheduled_on=None, held_on=None)
_LIMIT = {
    "is_limit": False,
    "is_major": True,
    "notice_served_on": BEFORE,
    "defences": Rows(),
    "hearing": None,
}

SITUATIONS = {
    sealing.case_undecided: _in_state("investigating", "closed"),
    sealing.evidence_first: lambda w: (
        Met(w.part()),
        Met(w.part(case=w.over(evidence=Rows()))),
    ),
    sealing.discussed: _row({"is_major": False}, {"is_major": True, "discussions": Rows()}),
    sealing.not_extended_yet: _row({"extended_on": None}, {"extended_on": TODAY}),
    sealing.request_open: _row({"requests": _OPEN}, {"requests": Rows()}),
    sealing.no_request_open: _row({"requests": Rows()}, {"requests": _OPEN}),
    sealing.testing_open: _row({"testings": Rows([Row()])}, {"testings": Rows()}),
    sealing.release_unserved: _row(
        {"papers": lambda key: Rows([Row(services=Rows())])}, {"papers": lambda key: Rows()}
    ),
    sealing.seized: _row({"is_seizure": True}, {"is_seizure": False}),
    sealing.goods_held: _row({"goods": _HELD}, {"goods": _SETTLED}),
    sealing.collection_not_notified: _row({"goods": _HELD}, {"goods": _SETTLED}),
    sealing.uncollected: _row({"goods": Row(notified_on=BEFORE)}, {"goods": Row(notified_on=TODAY)}),
    order.served_by_then: _row({"served_on": BEFORE}, {"served_on": AFTER}),
    order.not_repeated_yet: _row({"repeats": Rows()}, {"repeats": Rows([Row(state_label="待签发")])}),
    order.earlier_refused: _row({"previous": Row(state="uncorrected")}, {"previous": Row(state="corrected")}),
    order.not_counted_on: _row(
        {"daily_rounds": Rows()}, {"daily_rounds": Rows([Row(daily=Row(case="某案", case_id=1))])}
    ),
    damage.checked: _row({"check_result": "已核查"}, {"check_result": ""}),
    damage.met_once: _row({"meetings": Rows([Row()])}, {"meetings": Rows()}),
    damage.meetings_left: _row({"meetings": Rows()}, {"meetings": Rows([Row()] * 9)}),
    damage.confirmed_once: _row({"confirmed_on": None}, {"confirmed_on": TODAY}),
    transfer.has_goods: _row({"items": [1], "goods_on": None}, {"items": [], "goods_on": None}),
    goods.police_filed: lambda w: (
        Met(w.part(case=w.over(referrals=Rows([Row(outcome_on=BEFORE)])))),
        Met(w.part(case=w.over(referrals=Rows()))),
    ),
    goods.goods_go_together: lambda w: (
        Met(w.part(case=w.over(sealings=Rows()))),
        Met(w.part(case=w.over(sealings=Rows([Row(get_kind_display=lambda: "扣押", place="车间")])))),
    ),
    transfer.accepted_by_police: _row({"accepted_on": TODAY}, {"accepted_on": None}),
    transfer.not_accepted_twice: _row({"accepted_on": None}, {"accepted_on": TODAY}),
    transfer.not_entered_twice: _row({"platform_on": None}, {"platform_on": TODAY}),
    transfer.reconsideration_in_time: _row(
        {"reconsider_clock": lambda: Row(due_on=AFTER)},
        {"reconsider_clock": lambda: Row(due_on=BEFORE, rule=Row(citation="行刑衔接办法 第11条"))},
    ),
    transfer.police_are_late: _row(
        {"police_clock": lambda: Row(due_on=BEFORE)}, {"police_clock": lambda: Row(due_on=AFTER)}
    ),
    registration.case_open: _in_state("investigating", "closed"),
    registration.not_lapsed: _row(
        {"is_lapsed": lambda on: False}, {"is_lapsed": lambda on: True, "decide_by": BEFORE}
    ),
    registration.has_lapsed: lambda w: (
        Met(Over(Registration(case=w.case), is_lapsed=lambda on: True)),
        Met(Over(Registration(case=w.case), is_lapsed=lambda on: False, decide_by=AFTER)),
    ),
    restriction.is_limit: _row({"is_limit": True}, {"is_limit": False}),
    lifting.end_ground_fits: lambda w: (
        Met(w.part(closure_asked_on=TODAY), data={"ground": "closed"}),
        Met(w.part(closure_asked_on=None), data={"ground": "closed"}),
    ),
    restriction.plan_filed: _row({"plan_on": TODAY}, {"plan_on": None}),
    restriction.plan_not_filed: _row({"plan_on": None}, {"plan_on": TODAY}),
    restriction.window_over: _row(
        {**_TOLD, "earliest_decision_on": BEFORE}, {**_TOLD, "earliest_decision_on": AFTER}
    ),
    restriction.defences_answered: _row({"defences": Rows()}, {"defences": _OPEN}),
    restriction.defence_open: _row({"defences": _OPEN}, {"defences": Rows()}),
    restriction.hearing_held: _row({"hearing": None}, {"hearing": _CALLED}),
    restriction.hearing_called: _row({"hearing": _CALLED}, {"hearing": _UNCALLED}),
    restriction.discussed: _row(
        {**_LIMIT, "discussions": Rows([Row(held_on=TODAY, agreed=True)])}, {**_LIMIT, "discussions": Rows()}
    ),
}
