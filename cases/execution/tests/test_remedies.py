"""Reviews and suits: answers in time, results with their effect, appeals, stays; closing by ground."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.execution.reckoning import owed
from cases.execution.services import closing, enforcement, remedy
from cases.execution.tests.story import decided, executing, review
from cases.models import Remedy
from cases.states import ClosingGround as G
from cases.states import RemedyState as R

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(conduct, time_machine):
    time_machine.move_to("2027-12-01T09:00:00+08:00", tick=False)
    return executing(conduct)


def _clock(row, key):
    return Clock.objects.of(row).get(key=key)


def test_the_answer_has_its_term_and_its_paper(story):
    day = story.case.decision.served_on + timedelta(days=10)
    row = review(story, day)
    assert _clock(row, "review.answer").due_on == timelimits.due("review.answer", day).on
    with pytest.raises(Refused, match="不属于本岗位"):
        remedy.answer_remedy(remedy=row, actor=story.cast.clerk, answer="请求维持。", on=day)
    row = remedy.answer_remedy(remedy=row, actor=story.cast.officer, answer="请求维持。", on=day)
    assert row.state == R.PENDING and row.document.number
    assert _clock(row, "review.answer").state == "met"


def test_a_simple_review_and_a_suit_have_terms_of_their_own(story):
    day = story.case.decision.served_on + timedelta(days=10)
    assert _clock(review(story, day, simple=True), "review.answer.simple")
    suit = review(story, day, kind="suit", body="青禾县人民法院")
    assert _clock(suit, "suit.answer").due_on == timelimits.due("suit.answer", day).on


def test_a_first_judgment_waits_and_an_appeal_goes_on(story):
    day = story.case.decision.served_on + timedelta(days=10)
    first = decided(story, review(story, day, kind="suit"), day + timedelta(days=60), "maintain")
    assert first.state == R.DECIDED
    second = remedy.appeal(
        remedy=first,
        actor=story.cast.officer,
        received_on=day + timedelta(days=80),
        applicant="青禾县禾润纺织印染有限公司",
        body="澜州市中级人民法院",
        applied_on=day + timedelta(days=70),
        accepted_on=day + timedelta(days=78),
        claims="请求改判。",
    )
    first.refresh_from_db()
    assert (first.state, second.instance, second.previous) == (R.APPEALED, 2, first)
    ended = decided(story, second, day + timedelta(days=150), "maintain")
    assert ended.state == R.ENDED and ended.effective_on == day + timedelta(days=150)


def test_a_varied_fine_counts_and_never_a_heavier_one(story):
    day = story.case.decision.served_on + timedelta(days=5)
    row = review(story, day)
    with pytest.raises(ValidationError, match="更为不利"):
        decided(story, row, day + timedelta(days=30), "vary", Decimal(150_001))
    with pytest.raises(ValidationError, match="写明变更后的罚款"):
        decided(story, row, day + timedelta(days=30), "vary")
    decided(story, row, day + timedelta(days=30), "vary", Decimal(100_000))
    assert owed(story.fresh().decision, day + timedelta(days=30)).due == 100_000


def test_a_quashed_decision_leaves_the_public_in_three_working_days(story):
    day = story.case.decision.served_on + timedelta(days=5)
    timelimits.meet(story.case, "publish.penalty", on=day)
    decided(story, review(story, day), day + timedelta(days=30), "quash")
    found = Clock.objects.alive().of(story.case).get(key="publish.withdraw")
    assert found.due_on == timelimits.due("publish.withdraw", day + timedelta(days=30)).on
    assert not Clock.objects.alive().of(story.case).filter(key__in=["fine.pay", "court.apply"]).exists()
    with pytest.raises(Refused):
        enforcement.issue_demand(case=story.fresh(), actor=story.cast.leader)


def test_only_an_ordered_stay_stops_the_execution(story):
    until = story.case.decision.pay_until
    row = review(story, until + timedelta(days=1))
    remedy.order_stay(
        remedy=row,
        actor=story.cast.officer,
        from_on=until + timedelta(days=2),
        ordered_by="澜州市人民政府",
        document_no="澜政复停〔2026〕1号",
        reason="执行将造成难以弥补的损失",
    )
    with pytest.raises(Refused, match="停止执行"):
        enforcement.issue_demand(case=story.fresh(), actor=story.cast.leader, on=until + timedelta(days=40))
    remedy.lift_stay(remedy=row, actor=story.cast.officer, to_on=until + timedelta(days=30))
    decided(story, row, until + timedelta(days=35), "maintain")
    enforcement.issue_demand(case=story.fresh(), actor=story.cast.leader, on=until + timedelta(days=40))


def test_the_responsible_person_appears_or_the_reason_is_kept(story):
    day = story.case.decision.served_on + timedelta(days=10)
    row = review(story, day, kind="suit")
    facts = {"remedy": row, "actor": story.cast.officer, "on": day, "place": "第一法庭", "agents": "陈晓岚"}
    with pytest.raises(ValidationError, match="负责人应当出庭"):
        remedy.record_hearing(**facts)
    remedy.record_hearing(**facts, head=story.cast.leader)
    remedy.record_hearing(**facts, absence_reason="出差在外")
    with pytest.raises(IntegrityError), transaction.atomic():
        Remedy.objects.filter(pk=row.pk).update(instance=2)


@pytest.mark.parametrize("ground", [G.PERFORMED, G.COURT, G.NO_PENALTY, G.QUASHED, G.OTHER])
def test_no_ground_closes_a_case_that_still_owes(story, ground):
    with pytest.raises(Refused):
        closing.request_closing(case=story.case, actor=story.cast.officer, basis="理由。", ground=ground)


def test_a_quashed_case_closes_on_its_own_ground_only(story):
    day = story.case.decision.served_on + timedelta(days=5)
    row = review(story, day)
    with pytest.raises(Refused, match="没有终结"):
        closing.request_closing(
            case=story.fresh(), actor=story.cast.officer, basis="理由。", ground=G.PERFORMED
        )
    decided(story, row, day + timedelta(days=30), "quash")
    with pytest.raises(Refused, match="不能以已履行结案"):
        closing.request_closing(
            case=story.fresh(), actor=story.cast.officer, basis="理由。", ground=G.PERFORMED
        )
    case = closing.request_closing(case=story.fresh(), actor=story.cast.officer, basis="决定被撤销。")
    assert case.closing_ground == G.QUASHED
    closed = closing.approve_closing(case=case, actor=story.cast.leader)
    assert closed.state == "closed"
