"""The court's steps in their order, what a refusal opens again, what an acceptance closes; ended cases are closed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.execution.services import closing, enforcement
from cases.execution.services.payment import record_payment
from cases.execution.tests.story import decided, demanded, executing, review
from cases.execution.windows import court_window
from cases.investigation.services import suspension
from cases.measures.services import organ
from cases.models import CourtApplication
from cases.states import CaseState as C
from cases.states import ClosingGround as G

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(conduct, time_machine):
    time_machine.move_to("2027-12-01T09:00:00+08:00", tick=False)
    return executing(conduct)


@pytest.fixture
def applied(story):
    """Demanded after the payment term, applied on the first day of the window."""
    demanded(story, story.case.decision.pay_until + timedelta(days=1))
    day = court_window(story.case.decision, date(2027, 12, 1)).opens_on
    made = enforcement.apply_court(case=story.fresh(), actor=story.cast.leader, on=day)
    return story, made, day


def _officer(story) -> dict:
    return {"case": story.fresh(), "actor": story.cast.officer}


def _accept(story, day):
    return enforcement.court_accepts(**_officer(story), docket="（2027）行审1号", on=day)


def test_ten_working_days_of_the_demand_run_over_the_october_holidays(story):
    issued = date(2026, 10, 27)
    assert issued > story.case.decision.pay_until
    demand = demanded(story, issued)
    assert timelimits.workdays_strictly_between(demand.served_on, demand.ripe_on) == 10
    assert demand.ripe_on == date(2026, 11, 12)


def test_the_court_answers_in_order(applied):
    story, made, day = applied
    assert (
        Clock.objects.alive().of(story.case).get(key="court.accept").due_on
        == timelimits.due("court.accept", day).on
    )
    for early in (
        lambda: enforcement.court_rules(**_officer(story), ruling="allowed", ruling_note="准予。", on=day),
        lambda: enforcement.court_finishes(**_officer(story), finished_note="执行完毕。", on=day),
    ):
        with pytest.raises(Refused) as caught:
            early()
        assert "第57条" in caught.value.refusals[0].article
    accepted = day + timedelta(days=3)
    _accept(story, accepted)
    assert Clock.objects.of(story.case).get(key="court.accept").state == "met"
    assert (
        Clock.objects.alive().of(story.case).get(key="court.rule").due_on
        == timelimits.due("court.rule", accepted).on
    )
    with pytest.raises(Refused, match="没有等待受理"):
        _accept(story, accepted)
    enforcement.court_rules(
        **_officer(story), ruling="allowed", ruling_note="准予。", on=accepted + timedelta(days=5)
    )
    enforcement.court_finishes(
        **_officer(story), finished_note="划扣到位。", on=accepted + timedelta(days=40)
    )
    made.refresh_from_db()
    assert made.finished_on == accepted + timedelta(days=40) and made.ruling == "allowed"
    with pytest.raises(Refused):
        enforcement.court_finishes(
            **_officer(story), finished_note="再次。", on=accepted + timedelta(days=41)
        )


def test_declined_it_may_be_applied_for_again_inside_the_window(applied):
    story, first, day = applied
    enforcement.court_declines(**_officer(story), reason="材料不齐。", on=day + timedelta(days=2))
    assert Clock.objects.alive().of(story.case).filter(key="court.apply").exists()
    with pytest.raises(Refused, match="没有等待受理"):
        _accept(story, day + timedelta(days=3))
    again = enforcement.apply_court(case=story.fresh(), actor=story.cast.leader, on=day + timedelta(days=9))
    assert again != first
    with pytest.raises(IntegrityError), transaction.atomic():
        CourtApplication.objects.filter(pk=first.pk).update(declined_on=None, declined_reason="")


def test_refused_by_the_ruling_the_ground_of_closing_is_gone(applied):
    story, _, day = applied
    _accept(story, day)
    enforcement.court_rules(
        **_officer(story), ruling="refused", ruling_note="不准予。", on=day + timedelta(days=5)
    )
    with pytest.raises(Refused, match="没有受理强制执行申请"):
        closing.request_closing(**_officer(story), basis="x", ground=G.COURT)


def test_a_case_closes_once_the_court_has_accepted_not_before(applied):
    story, _, day = applied
    timelimits.meet(story.case, "publish.penalty", on=day)
    with pytest.raises(Refused) as caught:
        closing.request_closing(**_officer(story), basis="已申请。", ground=G.COURT)
    assert "没有受理" in caught.value.refusals[0].text and "第77条" in caught.value.refusals[0].article
    _accept(story, day)
    asked = closing.request_closing(**_officer(story), basis="法院已受理。", on=day)
    assert asked.closing_ground == G.COURT
    done = closing.approve_closing(case=asked, actor=story.cast.leader, on=day + timedelta(days=9))
    assert done.state == C.CLOSED and not Clock.objects.alive().of(done).filter(key="court.apply").exists()
    # what the court does later is still written down
    enforcement.court_rules(
        **_officer(story), ruling="allowed", ruling_note="准予。", on=day + timedelta(days=9)
    )


def test_a_review_that_comes_in_before_the_head_signs_stops_the_closing(applied):
    story, _, day = applied
    timelimits.meet(story.case, "publish.penalty", on=day)
    _accept(story, day)
    asked = closing.request_closing(**_officer(story), basis="法院已受理。", on=day)
    row = review(story, day + timedelta(days=1), kind="suit", body="青禾县人民法院")
    with pytest.raises(Refused, match="没有终结"):
        closing.approve_closing(case=asked, actor=story.cast.leader, on=day + timedelta(days=9))
    assert row.pk


def test_a_review_in_time_blocks_the_application(story):
    demanded(story, story.case.decision.pay_until + timedelta(days=1))
    day = story.case.decision.served_on + timedelta(days=50)
    row = review(story, day)
    with pytest.raises(Refused, match="没有终结"):
        enforcement.apply_court(case=story.fresh(), actor=story.cast.leader, on=day + timedelta(days=1))
    decided(story, row, day + timedelta(days=30), "quash")
    with pytest.raises(Refused) as caught:
        enforcement.apply_court(case=story.fresh(), actor=story.cast.leader, on=day + timedelta(days=90))
    assert any("不再有效" in r.text or "不得申请" in r.text for r in caught.value.refusals)


def test_money_by_way_of_the_court_is_a_payment(applied):
    story, made, day = applied
    _accept(story, day)
    record_payment(
        case=story.fresh(), actor=story.cast.clerk, paid_on=day + timedelta(days=20), amount=Decimal(150_000),
        surcharge=made.surcharge, receipt_no="F1", channel="court",
    )  # fmt: skip
    assert story.fresh().decision.paid_amount == 150_000


def test_the_application_on_the_page_is_the_heads(applied, signed_in):
    story, _, _ = applied
    url = reverse("cases:case-apply_court", args=[story.case.pk])
    assert signed_in(story.cast.officer).get(url).status_code in (302, 403)
    assert signed_in(story.cast.leader).get(url).status_code == 409  # applied for already
    shown = (
        signed_in(story.cast.officer).get(reverse("cases:execution", args=[story.case.pk])).content.decode()
    )
    assert "等待受理" in shown


def test_a_terminated_case_is_closed_on_that_ground_only(conduct, cast):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    with pytest.raises(Refused):
        closing.close_ended(case=case, actor=cast.leader, basis="x", on=story.day(20))
    suspension.terminate(
        case=case, actor=cast.leader, ground="dissolved", reason="公司注销。", on=story.day(9)
    )
    case = story.fresh()
    for ground in (G.PERFORMED, G.TRANSFERRED, G.OTHER):
        with pytest.raises(Refused):
            closing.request_closing(case=case, actor=cast.officer, basis="x", ground=ground)
    with pytest.raises(Refused, match="不属于本岗位"):
        closing.close_ended(case=case, actor=cast.officer, basis="x", on=story.day(20))
    done = closing.close_ended(case=case, actor=cast.leader, basis="调查已终止。", on=story.day(20))
    assert (done.state, done.closing_ground) == (C.CLOSED, G.TERMINATED)
    assert not Clock.objects.alive().of(done).exists()
    with pytest.raises(Refused):
        closing.close_ended(case=done, actor=cast.leader, basis="x", on=story.day(21))


def test_a_transferred_case_is_closed_on_that_ground_only(conduct, cast):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    case = organ.transfer_organ(
        case=case, actor=cast.leader, organ_name="云泽分局", ground="jurisdiction", reason="行为发生地在云泽。",
        materials=[{"name": "案卷材料", "copies": 1, "note": ""}], on=story.day(9),
    )  # fmt: skip
    done = closing.close_ended(case=case, actor=cast.leader, basis="已移送，无需继续办理。", on=story.day(20))
    assert (done.state, done.closing_ground) == (C.CLOSED, G.TRANSFERRED)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(done).objects.filter(pk=done.pk).update(closed_on=None)
