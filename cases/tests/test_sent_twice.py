"""A form sent twice, or from a page that is no longer true: the second changes nothing and says why."""

from datetime import date, timedelta

import pytest
import time_machine

from bureau.documents.models import IssuedDocument
from bureau.record.models import Entry
from bureau.workflow import Refused
from cases.decision.services import defence as defending
from cases.decision.tests.test_endings import _spot
from cases.investigation.services import recusal
from cases.investigation.tests.story import issue, save
from cases.models import Case, Clue, ConductCheck, Decision, Defence, SceneRecord
from cases.states import CaseState as C
from cases.supervision.services import accountability as faults

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def late_november():
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield


def test_a_defence_is_answered_once(conduct, cast):
    case = conduct().until(C.DEFENCE)
    on = case.notice.served_on
    facts = {"case": case, "actor": cast.officer, "by": "江岸", "content": "处罚过重", "received_on": on}
    defence = defending.record_defence(**facts)
    stale = Defence.objects.get(pk=defence.pk)
    answer = {"case": case, "actor": cast.reviewer, "on": on}
    defending.answer_defence(**answer, defence=defence, accepted=False, answer="不成立")
    with pytest.raises(Refused, match="已于"):
        defending.answer_defence(**answer, defence=stale, accepted=True, answer="成立")
    assert Defence.objects.get().answer == "不成立"
    assert IssuedDocument.objects.of(case).of_type("defence_answer").count() == 1


def test_a_recusal_is_decided_once(conduct, cast):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    asked = recusal.ask_recusal(
        case=case, actor=cast.officer, user=cast.partner, rank="officer", source="party", asked_by="江岸",
        reason="与举报人有亲属关系", on=story.day(4),
    )  # fmt: skip
    decide = {"case": case, "actor": cast.leader, "recusal": asked, "answer": "已查明", "on": story.day(5)}
    recusal.decide_recusal(**decide, granted=True)
    with pytest.raises(Refused, match="已于"):
        recusal.decide_recusal(**decide, granted=False)
    asked.refresh_from_db()
    assert asked.granted is True


def test_a_draft_opened_before_it_was_printed_does_not_undo_the_printing(conduct, cast):
    story = conduct()
    story.until(C.INVESTIGATING)
    stale = save(story, "scene")
    printed = issue(story, "scene", SceneRecord.objects.get(pk=stale.pk))
    with pytest.raises(Refused, match="已打印送签"):
        save(story, "scene", existing=stale, place="二号排口")
    kept = SceneRecord.objects.get()
    assert (kept.document, kept.place) == (printed.document, "总排口")


def test_a_penalty_on_the_spot_sent_twice_is_one_penalty(cast):
    decision = _spot(cast)
    with pytest.raises(Refused, match="不得再次处罚"):
        _spot(cast)
    assert (Decision.objects.count(), Case.objects.count(), Clue.objects.count()) == (1, 1, 1)
    Decision.objects.filter(pk=decision.pk).update(
        annulled_on=date(2026, 11, 23), annul_ground="own", annul_reason="依据错误", annulled_by=cast.leader
    )
    assert _spot(cast).pk != decision.pk  # annulled: it may be punished anew
    assert _spot(cast, place="二厂区")


def test_improper_conduct_is_mended_once_and_not_before_it_was_seen(conduct, cast):
    case = conduct().until(C.INVESTIGATING)
    seen = date(2026, 11, 20)
    check = faults.check_conduct(
        actor=cast.supervisor, office=cast.bureau, officers=[cast.officer], checked_on=seen, manner="video",
        content="未亮证。", proper=False, advice="须亮证。", case=case,
    )  # fmt: skip
    answer = {"check": check, "actor": cast.officer}
    with pytest.raises(Exception, match="早于监督日期"):
        faults.answer_conduct(**answer, answer="已学习。", on=seen - timedelta(days=1))
    faults.answer_conduct(**answer, answer="已学习。")
    with pytest.raises(Refused, match="已于"):
        faults.answer_conduct(**answer, answer="另一说法。")
    assert ConductCheck.objects.get().answer == "已学习。"
    last = Entry.objects.of(case).order_by("-sequence").first()
    assert (last.verb, last.actor, last.note) == ("conduct_answered", cast.officer, "已学习。")
