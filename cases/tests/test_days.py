"""Late entry is allowed; a day before the step it follows is not."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bureau.record.models import Entry
from bureau.record.tests.test_chain import PNG
from bureau.workflow import Refused
from cases.decision.services import defence as defending
from cases.decision.services import discussion, review
from cases.decision.services import hearing as hearings
from cases.decision.services import notice as noticing
from cases.execution.services import closing
from cases.execution.services import payment as paying
from cases.intake.services import filing
from cases.investigation.services import suspension
from cases.measures.services import order, sealing
from cases.measures.tests.facts import MEASURE
from cases.models import Case, Sealing
from cases.states import CaseState as C

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("late_november")]


@pytest.fixture
def late_november():
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield


def _refused(call, *words):
    with pytest.raises(Refused) as caught:
        call()
    assert all(word in str(caught.value) for word in words), str(caught.value)


BACKDATED = [
    (C.FILING, lambda s, c, day: filing.approve_filing(case=s, actor=c.leader, on=day)),
    (C.REVIEWING, lambda s, c, day: review.pass_review(case=s, actor=c.reviewer, opinion="同意", on=day)),
    (C.NOTICING, lambda s, c, day: noticing.issue_notice(case=s, actor=c.leader, on=day)),
    (C.DEFENCE, lambda s, c, day: hearings.request_hearing(case=s, actor=c.officer, by="江岸", on=day)),
    (
        C.DECIDING,
        lambda s, c, day: review.legal_review(case=s, actor=c.reviewer, agreed=True, opinion="同意", on=day),
    ),
    (C.CLOSING, lambda s, c, day: closing.approve_closing(case=s, actor=c.leader, on=day)),
]


@pytest.mark.parametrize(("state", "act"), BACKDATED)
def test_a_step_is_not_dated_before_the_one_before_it(conduct, cast, state, act):
    case = conduct(fine=200000).until(state)
    before = Entry.objects.of(case).exclude(before="", after="").order_by("-sequence").first()
    before = before or Entry.objects.of(case).first()
    _refused(lambda: act(case, cast, before.on - timedelta(days=1)), "早于上一步", str(before.on))
    act(case, cast, before.on)


def test_a_decision_is_not_dated_before_the_end_of_the_window(conduct):
    story = conduct()
    case = story.until(C.DECIDING)
    _refused(lambda: story.decide(on=case.notice.defence_until), "早于上一步")


def test_a_waiver_counts_from_its_own_day_and_never_before_service(conduct, cast):
    case = conduct().until(C.DEFENCE)
    served = case.notice.served_on

    def waive(on):
        page = SimpleUploadedFile("waiver.png", PNG)
        noticing.waive_rights(case=case, actor=cast.officer, on=on, upload=page)

    _refused(lambda: waive(served - timedelta(days=1)), "不能早于送达")
    waive(served + timedelta(days=2))
    case = Case.objects.get(pk=case.pk)
    _refused(lambda: noticing.close_defence(case=case, actor=cast.officer, on=served), "最早")
    noticing.close_defence(case=case, actor=cast.officer, on=served + timedelta(days=2))


def test_papers_are_served_and_fines_paid_after_they_exist(conduct, cast, signed_in):
    story = conduct()
    case = story.until(C.NOTICED)
    early = story.service(0)
    with pytest.raises(ValidationError, match="早于文书制发日期"):
        noticing.serve_notice(case=case, actor=cast.officer, **early)
    early["officer_b"] = early["officer_b"].pk
    answer = signed_in(cast.officer).post(reverse("cases:case-serve_notice", args=[case.pk]), early)
    assert answer.status_code == 422 and "早于文书制发日期" in answer.content.decode()
    case = story.until(C.EXECUTING)
    payment = {"amount": 1, "receipt_no": "R1", "paid_on": case.decided_on - timedelta(days=1)}
    with pytest.raises(ValidationError, match="早于决定日期"):
        paying.record_payment(case=case, actor=cast.clerk, **payment)


def test_a_defence_is_answered_after_it_came_and_comes_after_the_notice(conduct, cast):
    case = conduct().until(C.DEFENCE)
    words = {"by": "江岸", "content": "不服"}
    with pytest.raises(ValidationError, match="早于告知书制发日期"):
        early = case.notice.issued_on - timedelta(days=1)
        defending.record_defence(case=case, actor=cast.officer, received_on=early, **words)
    served = case.notice.served_on
    defence = defending.record_defence(case=case, actor=cast.officer, received_on=served, **words)
    with pytest.raises(ValidationError, match="早于收到日期"):
        facts = {"accepted": False, "answer": "不采纳", "on": served - timedelta(days=1)}
        defending.answer_defence(case=case, defence=defence, actor=cast.officer, **facts)


def test_no_measure_after_the_decision_and_no_end_while_sealed(conduct, cast):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    early = {**MEASURE, "on": case.filed_on - timedelta(days=1)}
    _refused(lambda: sealing.apply_for_sealing(case=case, actor=cast.officer, **early), "早于立案日期")
    made = sealing.apply_for_sealing(case=case, actor=cast.officer, **{**MEASURE, "on": story.day(3)})
    ended = {"reason": "证据不足", "on": story.day(4)}
    _refused(lambda: suspension.terminate(case=case, actor=cast.leader, **ended), "没有解除")
    story.until(C.DECIDED)
    _refused(lambda: sealing.approve_sealing(sealing=made, actor=cast.leader), "决定前的案件")
    assert Sealing.objects.get(pk=made.pk).approved_on is None


def test_who_investigated_neither_approves_nor_chairs(conduct, cast):
    story = conduct()
    case = story.until(C.FILING)
    Case.objects.filter(pk=case.pk).update(co_handler=cast.leader)
    _refused(lambda: filing.approve_filing(case=story.fresh(), actor=cast.leader), "不得批准或决定")
    Case.objects.filter(pk=case.pk).update(co_handler=cast.partner)
    case = story.until(C.DECIDING)
    Case.objects.filter(pk=case.pk).update(co_handler=cast.leader)
    facts = {"place": "会议室", "minutes": "记录", "conclusion": "同意", "fine": story.fine}
    others = [cast.clerk, cast.reviewer, cast.partner]
    discuss = {"case": story.fresh(), "actor": cast.leader, "members": others, **facts}
    _refused(lambda: discussion.discuss(**discuss), "不得参加表决")
    _refused(story.decide, "不得批准或决定")


def test_no_order_in_a_finished_case(conduct, cast):
    story = conduct()
    case = story.until(C.CLOSED)
    facts = {"facts": "x", "demand": "改正", "correct_by": story.day(99), "violation": case.violation}
    people = {"actor": cast.officer, "officer_b": cast.partner}
    _refused(lambda: order.draft_order(case=case, **people, **facts), "不能再拟")
