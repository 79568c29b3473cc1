"""Orders to correct: clocks, rounds of re-inspection, repeated orders, withdrawal."""

from datetime import date

import pytest
import time_machine

from bureau.documents.models import IssuedDocument
from bureau.law.models import Violation
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.measures.services import order as ordering
from cases.measures.tests.story import Refusing
from cases.models import CorrectionOrder, Recheck
from cases.states import CaseState as C
from cases.states import OrderState as R

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(cast):
    """A case under investigation, whose order was refused once."""
    found = Refusing(cast)
    found.until(C.INVESTIGATING)
    found.add_evidence()
    found.order_correction()
    return found


def clock(order, key):
    return Clock.objects.of(order).filter(key=key).latest("pk")


def test_three_working_days_after_the_monitoring_report_across_national_day(cast):
    story = Refusing(cast, start=date(2026, 9, 26))
    story.until(C.INVESTIGATING)
    order = story.give_order(4, 5, report_on=date(2026, 9, 30))  # Wednesday before the holiday
    found = clock(order, "order.correct.serve")
    assert found.due_on == date(
        2026, 10, 10
    )  # 1–7 October off; 8, 9 and the make-up Saturday 10 October work
    assert found.state == "met" and found.met_on == story.day(5)


def test_thirty_days_to_recheck_end_after_spring_festival(cast):
    story = Refusing(cast, start=date(2026, 1, 13))
    story.until(C.INVESTIGATING)
    order = story.give_order(4, 5)
    assert order.served_on == date(2026, 1, 18)
    assert clock(order, "daily.recheck").due_on == date(2026, 2, 24)  # day 30 is 17 February, in the holiday


def test_a_round_is_a_row_a_paper_and_evidence(story):
    order = story.order
    made = order.rechecks.get()
    assert (order.state, made.finding, made.method) == (R.UNCORRECTED, "continues", "covert")
    assert made.officer_a != made.officer_b and made.document.type == "recheck_record"
    assert made.document.context["refusal"] and "暗查" in str(made.document.context["fields"])
    assert story.fresh().evidence.filter(title__startswith="复查笔录").exists()
    assert clock(order, "daily.recheck").state == "met"


def test_after_a_refusal_a_new_order_and_a_further_round(story):
    first = story.order
    again = story.repeat(7, 8)
    first.refresh_from_db()
    assert (first.state, again.state, again.previous) == (R.REPEATED, R.SERVED, first)
    assert again.document.context["again"]["number"] == first.document.number
    story.inspect(20, obstructed=True)
    assert again.rechecks.get().finding == "obstructed"
    story.repeat(20, 21)
    story.inspect(30, corrected=True)
    assert story.order.state == R.CORRECTED
    assert Recheck.objects.filter(order__case=story.case).count() == 3


def test_one_refusal_is_repeated_once(story):
    story.repeat(7, 8)
    first = CorrectionOrder.objects.get(pk=story.order.previous_id)
    with pytest.raises(Refused) as refused:
        ordering.repeat_order(
            order=first,
            actor=story.cast.officer,
            officer_b=story.cast.partner,
            facts="又",
            demand="改",
            correct_by=story.day(9),
            on=story.day(9),
        )
    assert "已再次责令改正" in str(refused.value)


def test_an_order_says_what_refusal_may_cost_only_where_the_law_lists_the_act(story):
    assert story.order.warns_daily and "第一千零六十条" in story.order.document.context["daily_article"]
    storage = Violation.objects.get(code="hw-storage")
    other = story.give_order(8, 9, violation=storage)
    assert not other.warns_daily and other.document.context["daily_article"] == ""


@time_machine.travel("2026-09-20T09:00:00+08:00", tick=False)
def test_a_recheck_before_service_by_public_notice_is_refused(cast):
    story = Refusing(cast)
    story.until(C.INVESTIGATING)
    story.order = ordering.draft_order(
        case=story.case,
        actor=cast.officer,
        officer_b=cast.partner,
        violation=story.case.violation,
        facts="超标。",
        demand="停止。",
        correct_by=story.day(4),
        on=story.day(4),
    )
    story.order = ordering.issue_order(order=story.order, actor=cast.leader, on=story.day(4))
    story.order = ordering.serve_order(order=story.order, actor=cast.officer, **story.service(5))
    CorrectionOrder.objects.filter(pk=story.order.pk).update(
        served_on=story.day(40)
    )  # a notice still running
    with pytest.raises(Refused) as refused:
        story.inspect(10)
    assert "才送达" in str(refused.value)


def test_a_withdrawn_order_says_why_and_its_clock_falls_away(story):
    again = story.repeat(7, 8)
    again = ordering.revoke_order(
        order=again, actor=story.cast.leader, reason="责令内容有误", on=story.day(9)
    )
    assert again.state == R.WITHDRAWN and clock(again, "daily.recheck").state == "cancelled"
    assert IssuedDocument.objects.of(story.case).filter(type="order_withdrawal").exists()
    assert CorrectionOrder.objects.get(pk=again.previous_id).state == R.UNCORRECTED


@pytest.mark.parametrize("role", ["officer", "reviewer", "clerk", "supervisor", "outsider"])
def test_only_the_head_withdraws_an_order_given(story, role):
    with pytest.raises(Refused):
        ordering.revoke_order(order=story.order, actor=getattr(story.cast, role), reason="错")


def test_an_officer_without_certificate_does_not_reinspect(story):
    story.repeat(7, 8)
    story.cast.partner.certificates.all().delete()
    with pytest.raises(Refused) as refused:
        story.inspect(20)
    assert "执法证" in str(refused.value)
