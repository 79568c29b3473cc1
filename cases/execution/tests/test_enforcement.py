"""Demand, window of the court, application: in order, in time, and by whom."""

from datetime import date, timedelta

import pytest

from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.execution.reckoning import owed
from cases.execution.services import enforcement
from cases.execution.services.payment import record_payment
from cases.execution.tests.story import decided, demanded, executing, review, served
from cases.execution.windows import court_window
from cases.models import CourtApplication

pytestmark = pytest.mark.django_db


def _texts(caught) -> str:
    return "；".join(refusal.text for refusal in caught.value.refusals)


@pytest.fixture
def late(time_machine):
    """Late enough for everything: all windows of the stories are behind."""
    time_machine.move_to("2027-12-01T09:00:00+08:00", tick=False)


def test_no_demand_before_the_term_ends(conduct, late):
    story = executing(conduct)
    until = story.case.decision.pay_until
    with pytest.raises(Refused, match="期满次日"):
        enforcement.issue_demand(case=story.fresh(), actor=story.cast.leader, on=until)
    found = enforcement.issue_demand(
        case=story.fresh(), actor=story.cast.leader, on=until + timedelta(days=1)
    )
    assert (found.principal, found.surcharge) == (150_000, 4_500)


def test_a_second_demand_waits_until_the_term_of_the_first_has_run(conduct, late):
    story = executing(conduct)
    first = demanded(story, story.case.decision.pay_until + timedelta(days=1))
    for day in (first.served_on, first.ripe_on - timedelta(days=1)):
        with pytest.raises(Refused, match=f"{first.ripe_on} 起方可再次催告"):
            enforcement.issue_demand(case=story.fresh(), actor=story.cast.leader, on=day)
    assert enforcement.issue_demand(case=story.fresh(), actor=story.cast.leader, on=first.ripe_on)


def test_the_window_is_three_months_after_the_term_to_sue(conduct, late):
    decision = executing(conduct).case.decision
    window = court_window(decision, date(2027, 12, 1))
    suit = timelimits.due("suit.term", decision.served_on).on
    assert window.opens_on == suit + timedelta(days=1)
    assert window.closes_on == timelimits.due("court.apply", suit).on
    assert Clock.objects.of(decision.case).get(key="court.apply").due_on == window.closes_on


def test_too_early_and_too_late_are_refused_with_the_days(conduct, late):
    story = executing(conduct)
    demand = demanded(story, story.case.decision.pay_until + timedelta(days=1))
    window = court_window(story.case.decision, date(2027, 12, 1))
    for day, word in (
        (window.opens_on - timedelta(days=1), "尚早"),
        (window.closes_on + timedelta(days=1), "已晚"),
    ):
        with pytest.raises(Refused) as caught:
            enforcement.apply_court(case=story.fresh(), actor=story.cast.leader, on=day)
        assert word in _texts(caught) and str(window.closes_on) in _texts(caught)
    made = enforcement.apply_court(case=story.fresh(), actor=story.cast.leader, on=window.closes_on)
    assert made.demand == demand and made.surcharge == made.principal == 150_000


def test_ten_working_days_and_an_answer_to_the_defence_come_first(conduct, late):
    story = executing(conduct)
    window = court_window(story.case.decision, date(2027, 12, 1))
    demand = demanded(story, window.opens_on)
    assert timelimits.workdays_strictly_between(demand.served_on, demand.ripe_on) == 10
    enforcement.record_demand_defence(
        case=story.fresh(), actor=story.cast.officer, received_on=demand.served_on, defence="经营困难。"
    )
    with pytest.raises(Refused) as caught:
        enforcement.apply_court(
            case=story.fresh(), actor=story.cast.leader, on=demand.ripe_on - timedelta(days=1)
        )
    assert "满十个工作日" in _texts(caught) and "没有复核" in _texts(caught)
    enforcement.answer_demand_defence(
        case=story.fresh(), actor=story.cast.officer, answer="不予采纳。", on=demand.ripe_on
    )
    enforcement.apply_court(case=story.fresh(), actor=story.cast.leader, on=demand.ripe_on)
    with pytest.raises(Refused, match="已申请强制执行"):
        enforcement.apply_court(case=story.fresh(), actor=story.cast.leader, on=demand.ripe_on)
    assert CourtApplication.objects.count() == 1


def test_a_review_blocks_the_window_then_moves_it(conduct, late):
    story = executing(conduct)
    decision = story.case.decision
    row = review(story, decision.served_on + timedelta(days=10))
    assert "没有终结" in court_window(story.fresh().decision, date(2027, 12, 1)).blocked
    assert not Clock.objects.alive().of(story.case).filter(key="court.apply").exists()
    day = decision.served_on + timedelta(days=60)
    decided(story, row, day, "maintain")
    window = court_window(story.fresh().decision, date(2027, 12, 1))
    fifteen = timelimits.due("suit.term.after_review", day).on
    assert window.opens_on == fifteen + timedelta(days=1)
    assert Clock.objects.alive().of(story.case).get(key="court.apply").due_on == window.closes_on


def test_surcharge_stands_still_during_the_review(conduct, late):
    story = executing(conduct)
    until = story.case.decision.pay_until
    row = review(story, until + timedelta(days=3))
    decided(story, row, until + timedelta(days=20), "maintain")
    sums = owed(story.fresh().decision, until + timedelta(days=21))
    assert sums.accrual.days == 3  # two days before it was accepted, one after it was decided
    assert sums.surcharge == 3 * 4_500


def test_nothing_to_enforce_once_paid(conduct, late):
    story = executing(conduct)
    decision = story.case.decision
    record_payment(
        case=story.fresh(), actor=story.cast.clerk, paid_on=decision.pay_until, amount=150_000, receipt_no="A"
    )
    with pytest.raises(Refused, match="没有欠缴"):
        enforcement.issue_demand(
            case=story.fresh(), actor=story.cast.leader, on=decision.pay_until + timedelta(days=1)
        )
    assert not Clock.objects.alive().of(story.case).filter(key="court.apply").exists()


def test_an_officer_does_not_sign_for_the_head(conduct, late):
    story = executing(conduct)
    with pytest.raises(Refused, match="不属于本岗位"):
        enforcement.issue_demand(case=story.fresh(), actor=story.cast.officer, on=date(2027, 1, 4))
    with pytest.raises(Refused, match="没有待送达的催告书"):
        enforcement.serve_demand(
            case=story.fresh(), actor=story.cast.officer, **served(story, date(2027, 1, 4))
        )
