"""What must be in a case: guards of investigation and decision."""

from datetime import timedelta
from decimal import Decimal

from cases.decision.guards import decision, hearing, notice, review, summary
from cases.intake.guards import filing
from cases.investigation.guards import always, investigation, limitation, party, suspension
from cases.measures.guards import daily, transfer
from cases.states import ReferralState
from cases.tests.situations.world import AFTER, BEFORE, GONE, TODAY, Met, Row, Rows


def _case(calm: dict, trouble: dict):
    """The case with these facts, then with those."""
    return lambda w: (Met(w.over(**calm)), Met(w.over(**trouble)))


def _part(name: str, calm: dict, trouble: dict):
    """The case with facts of its notice, its proposal … changed."""
    return lambda w: (Met(w.of(name, **calm)), Met(w.of(name, **trouble)))


def _typed(name: str, calm, trouble):
    """The same case, other words typed."""
    return lambda w: (Met(w.case, data={name: calm}), Met(w.case, data={name: trouble}))


def _crime(w):
    row = Row(state=ReferralState.SENT, state_label="公安机关审查")
    return Met(w.over(referrals=Rows())), Met(w.over(referrals=Rows([row])))


_DEFENCE = Row(by="江岸", received_on=TODAY)
_SUSPENDED = Row(suspended_on=BEFORE)
_HEARING = {
    "scheduled_on": BEFORE,
    "held_on": None,
    "absent": False,
    "reported_on": TODAY,
    "open_recusal": None,
    "agents": Rows(),
}
_CALLED, _HELD = Row(**_HEARING), Row(**{**_HEARING, "held_on": TODAY})
_UNREPORTED = Row(**{**_HEARING, "held_on": TODAY, "reported_on": None})
_ASKED = Row(**{**_HEARING, "scheduled_on": None})
_CHALLENGED = Row(**{**_HEARING, "open_recusal": Row(asked_by="江岸", person=Row(name="林致远"))})
_CHALLENGED.recusals = _CALLED.recusals = Rows()
_CALLED.chair_id = _CALLED.recorder_id = 0
_CALLED.officers = Rows()
_TOLD = Row(**_HEARING, summons=Row(title="听证通知书"), summoned_on=BEFORE - timedelta(days=30))
_UNTOLD = Row(**_HEARING, summons=Row(title="听证通知书"), summoned_on=None)

SITUATIONS = {
    always.not_suspended: _case({"open_suspension": None}, {"open_suspension": _SUSPENDED}),
    suspension.not_yet_suspended: _case({"open_suspension": None}, {"open_suspension": _SUSPENDED}),
    suspension.is_suspended: _case({"open_suspension": _SUSPENDED}, {"open_suspension": None}),
    suspension.registrations_settled: _case(
        {"registrations": Rows()}, {"registrations": Rows([Row(place="车间", is_lapsed=lambda on: False)])}
    ),
    always.decision_ready: lambda w: (
        Met(w.case),
        Met(
            w.over(
                party_name="别的公司",
                all_recusals=[Row(asked_by="江岸", asked_on=TODAY, user=w.cast.officer, granted=None)],
            )
        ),
    ),
    daily.amount_is_computed: _case({"procedure": "ordinary"}, {"procedure": "daily"}),
    transfer.waits_for_crime: _crime,
    transfer.receipt_once: _case(
        {"organ_transfer": Row(received_on=None)}, {"organ_transfer": Row(received_on=TODAY)}
    ),
    filing.has_clue_content: _case({}, {"facts": " "}),
    limitation.within_limitation: _case(
        {}, {"act_on": BEFORE.replace(year=2001), "act_until": BEFORE.replace(year=2001)}
    ),
    investigation.proposal_made: _part("proposal", {}, {"reasons": " "}),
    party.party_identified: _case({}, {"party_code": ""}),
    party.party_named_alike: _case({}, {"party_name": "别的公司"}),
    party.name_corrected_openly: lambda w: (
        Met(w.case, data={"party_name": w.case.party_name}),
        Met(w.case, data={"party_name": "别的公司"}),
    ),
    review.is_penalty: _part("proposal", {"is_exempt": False}, {"is_exempt": True}),
    review.is_exempt: lambda w: (
        Met(w.of("proposal", is_exempt=True)),
        Met(w.of("proposal", is_exempt=False), data={"outcome": "normal"}),
    ),
    review.review_passed: _case({}, {"reviews": Rows()}),
    notice.window_over: _part(
        "notice", {}, {"earliest_decision_on": AFTER, "defence_until": AFTER, "waived_on": None}
    ),
    notice.served_by_then: _part("notice", {}, {"served_on": AFTER}),
    notice.defences_answered: _case({"defences": Rows()}, {"defences": Rows([_DEFENCE])}),
    notice.no_open_hearing: _case({"hearing": None}, {"hearing": _CALLED}),
    notice.is_exempt_notice: _part("notice", {}, {"kind": "exempt"}),
    decision.notice_served: _part("notice", {}, {"served_on": None}),
    decision.hearing_held: _case({"hearing": _HELD}, {"hearing": _CALLED}),
    decision.correction_ordered: _case({}, {"orders": Rows()}),
    decision.not_heavier_than_noticed: _typed("fine", Decimal("150000"), Decimal("150000.01")),
    decision.within_range: _typed("fine", Decimal("150000"), Decimal("99999999")),
    hearing.hearing_may_be_asked: _part(
        "notice",
        {"hearing_offered": True, "waived_on": None, "hearing_until": AFTER},
        {"hearing_offered": True, "waived_on": None, "hearing_until": BEFORE},
    ),
    hearing.request_may_be_refused: lambda w: (
        Met(
            w.of("notice", hearing_offered=True, waived_on=None, hearing_until=BEFORE),
            data={"requested_on": TODAY},
        ),
        Met(
            w.of("notice", hearing_offered=True, waived_on=None, hearing_until=AFTER),
            data={"requested_on": TODAY},
        ),
    ),
    hearing.hearing_called_in_time: _typed("scheduled_on", AFTER, TODAY),
    hearing.hearing_people_independent: lambda w: (
        Met(w.over(hearing=None), data={"chair": w.cast.supervisor}),
        Met(w.over(hearing=None), data={"chair": w.cast.officer}),
    ),
    hearing.hearing_was_called: _case({"hearing": _CALLED}, {"hearing": _ASKED}),
    hearing.party_was_summoned: _case({"hearing": _TOLD}, {"hearing": _UNTOLD}),
    hearing.notice_of_hearing_sent: _case({"hearing": _CALLED}, {"hearing": _ASKED}),
    hearing.recusal_answered: _case({"hearing": _CALLED}, {"hearing": _CHALLENGED}),
    hearing.recusal_is_open: _case({"hearing": _CHALLENGED}, {"hearing": _CALLED}),
    hearing.agents_left: _case(
        {"hearing": _CALLED}, {"hearing": Row(**{**_HEARING, "agents": Rows([Row()] * 9)})}
    ),
    hearing.hearing_unreported: _case({"hearing": _UNREPORTED}, {"hearing": _HELD}),
    summary.is_summary: _case({"procedure": "summary"}, {"procedure": "ordinary"}),
    summary.within_limit: _typed("fine", Decimal(50), Decimal(99999)),
    summary.unreported: _case({"summary": GONE}, {"summary": Row(reported_on=TODAY)}),
}
