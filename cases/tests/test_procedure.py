"""The whole way of a case, and that no step can be skipped."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, transaction

from bureau.documents.models import IssuedDocument
from bureau.record.models import Entry
from bureau.record.services import verify_all
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.decision.services import decision as deciding
from cases.decision.services import defence as defending
from cases.decision.services import discussion, review
from cases.decision.services import hearing as hearings
from cases.decision.services import notice as noticing
from cases.execution.services import closing
from cases.execution.services import decision as executing
from cases.investigation.services import investigation as investigating
from cases.models import Case, Evidence
from cases.states import CaseState as C
from cases.states import ClueState
from cases.tests.conduct import Conduct
from cases.workflow import CASES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("late_november")]


@pytest.fixture
def late_november():
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield


def test_a_case_runs_from_clue_to_closing_with_every_paper_numbered_and_every_act_recorded(conduct):
    case = conduct().until(C.CLOSED)
    papers = list(IssuedDocument.objects.of(case).order_by("pk").values_list("type", flat=True))
    assert papers == [
        "filing_approval",
        "correction_order",
        "proof_of_service",
        "recheck_record",
        "investigation_report",
        "case_review",
        "prior_notice",
        "proof_of_service",
        "disposal_approval",
        "penalty_decision",
        "proof_of_service",
        "closing_approval",
    ]
    assert case.number.startswith("澜环青立〔2026〕") and case.clue.state == ClueState.FILED
    verbs = list(Entry.objects.of(case).order_by("sequence").values_list("verb", flat=True))
    assert (
        verbs.index("approve_filing")
        < verbs.index("issue_notice")
        < verbs.index("issue_decision")
        < verbs.index("approve_closing")
    )
    assert not Clock.objects.alive().of(case).exists()
    assert list(verify_all()) == []


def test_clocks_of_a_case_start_and_stop_with_its_steps(conduct):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    limit = Clock.objects.of(case).get(key="case.limit")
    assert (
        limit.due_on == date(2026, 12, 9) and case.next_due_on == limit.due_on
    )  # 90 days after 10 September
    case = story.until(C.EXECUTING)
    states = dict(Clock.objects.of(case).values_list("key", "state"))
    assert states["case.limit"] == states["decision.serve"] == states["defence.term"] == "met"
    assert states["fine.pay"] == states["publish.penalty"] == "running"


def _refused(call, *words):
    with pytest.raises(Refused) as caught:
        call()
    text = str(caught.value)
    assert all(word in text for word in words), text


def test_no_decision_before_the_defence_term_ends(conduct, cast):
    story = conduct()
    case = story.until(C.DEFENCE)
    last = case.notice.defence_until
    _refused(lambda: noticing.close_defence(case=case, actor=cast.officer, on=last), "最早", "届满")
    noticing.close_defence(case=case, actor=cast.officer, on=last + timedelta(days=1))


def test_an_unanswered_defence_holds_the_case(conduct, cast):
    story = conduct()
    case = story.until(C.DEFENCE)
    defence = defending.record_defence(
        case=case, actor=cast.officer, by="江岸", content="采样不规范", received_on=case.notice.served_on
    )
    _refused(story.close_defence, "没有复核")
    defending.answer_defence(
        case=case,
        defence=defence,
        actor=cast.officer,
        accepted=False,
        answer="采样符合规范。",
        on=case.notice.served_on,
    )
    story.close_defence()
    story.decide()
    assert "不予采纳：采样符合规范" in story.fresh().decision.defence_handling


def test_a_penalty_is_never_heavier_than_noticed(conduct, cast):
    story = conduct()
    story.until(C.DECIDING)
    _refused(lambda: story.decide(fine=Decimal("150000.01")), "高于告知的")


def test_evidence_withdrawn_before_the_decision_holds_it(conduct):
    story = conduct()
    case = story.until(C.DECIDING)
    case.evidence.update(withdrawn_on=date(2026, 9, 29), withdrawn_reason="采样程序违法")
    _refused(story.decide, "还没有证据")


def test_a_hearing_is_told_from_the_threshold_and_held_when_asked(conduct, cast):
    story = conduct(fine=Decimal("200000"))
    case = story.until(C.DEFENCE)
    assert case.notice.hearing_offered
    hearings.request_hearing(case=case, actor=cast.officer, by="江岸", on=case.notice.served_on)
    case = story.fresh()
    _refused(
        lambda: hearings.call_hearing(
            case=case,
            actor=cast.reviewer,
            scheduled_on=case.notice.served_on + timedelta(days=5),
            place="会议室",
            chair=cast.supervisor,
            on=case.notice.served_on,
        ),
        "最早可定在",
    )
    _refused(
        lambda: hearings.call_hearing(
            case=case,
            actor=cast.reviewer,
            scheduled_on=date(2026, 10, 12),
            place="会议室",
            chair=cast.officer,
            on=date(2026, 9, 22),
        ),
        "不得主持听证",
    )
    called = hearings.call_hearing(
        case=case,
        actor=cast.reviewer,
        scheduled_on=date(2026, 10, 12),
        place="会议室",
        chair=cast.supervisor,
        on=date(2026, 9, 22),
    )
    story.serve_paper(called.document, date(2026, 9, 22))
    _refused(
        lambda: hearings.hold_hearing(
            case=story.fresh(), actor=cast.reviewer, minutes="笔录", conclusion="维持", on=date(2026, 10, 9)
        ),
        "还没有到",
    )
    hearings.hold_hearing(
        case=story.fresh(), actor=cast.reviewer, minutes="笔录", conclusion="维持", on=date(2026, 10, 12)
    )
    _refused(
        lambda: deciding.issue_decision(
            case=story.fresh(),
            actor=cast.leader,
            fine=Decimal("200000"),
            reasons="维持",
            on=date(2026, 10, 14),
        ),
        "法制审核没有完成",
    )
    review.legal_review(
        case=story.fresh(), actor=cast.reviewer, agreed=True, opinion="同意", on=date(2026, 10, 13)
    )
    deciding.issue_decision(
        case=story.fresh(), actor=cast.leader, fine=Decimal("200000"), reasons="维持", on=date(2026, 10, 14)
    )
    excluded = Clock.objects.of(story.case).get(key="case.limit").stops.get()
    assert (excluded.from_on, excluded.to_on) == (date(2026, 9, 22), date(2026, 10, 12))


def test_below_the_threshold_no_hearing_can_be_asked(conduct, cast):
    case = conduct(fine=Decimal("199999.99")).until(C.DEFENCE)
    _refused(
        lambda: hearings.request_hearing(case=case, actor=cast.officer, by="江岸", on=case.notice.served_on),
        "没有告知听证权",
    )


def test_half_a_million_needs_discussion_after_the_notice_without_investigators(conduct, cast):
    story = conduct(fine=Decimal("500000"))
    case = story.until(C.DECIDING)
    on = case.notice.earliest_decision_on
    review.legal_review(case=case, actor=cast.reviewer, agreed=True, opinion="同意", on=on)
    _refused(lambda: story.decide(), "没有负责人集体讨论记录")

    def discuss(members, day):
        discussion.discuss(
            case=story.fresh(),
            actor=cast.leader,
            members=members,
            place="会议室",
            minutes="记录",
            conclusion="同意",
            fine=Decimal("500000"),
            on=day,
        )

    _refused(lambda: discuss([cast.leader, cast.clerk], on), "少于 3 人")
    _refused(lambda: discuss([cast.leader, cast.clerk, cast.officer], on), "不得参加表决")
    heads, later = [cast.leader, cast.clerk, cast.reviewer], on + timedelta(days=1)
    _refused(lambda: discuss(heads, case.notice.served_on), "早于上一步")
    discuss(heads, on)
    words = {"by": "江岸", "content": "请求从轻", "received_on": later}
    defence = defending.record_defence(case=story.fresh(), actor=cast.officer, **words)
    answered = {"accepted": False, "answer": "不予采纳。", "on": later}
    defending.answer_defence(case=story.fresh(), defence=defence, actor=cast.officer, **answered)
    _refused(lambda: story.decide(on=later), "须重新讨论")
    discuss(heads, later)
    _refused(lambda: story.decide(on=on), "晚于填写的决定日期")
    story.decide(on=later)


def test_who_investigated_does_not_review(conduct, cast):
    story = conduct()
    case = story.until(C.REVIEWING)
    Case.objects.filter(pk=case.pk).update(co_handler=cast.reviewer)
    _refused(story.review, "不得审查本案")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda c: c.evidence.update(withdrawn_on=date(2026, 9, 12), withdrawn_reason="x"), "还没有证据"),
        (lambda c: Case.objects.filter(pk=c.pk).update(party_code=""), "代码"),
        (lambda c: c.evidence.update(kind=Evidence.Kind.DOCUMENT), "缺现场检查"),
        (lambda c: c.evidence.update(is_test_result=True), "没有告知当事人"),
        (lambda c: c.proposal.delete(), "还没有处罚建议"),
    ],
)
def test_an_investigation_ends_only_when_it_is_complete(conduct, cast, spoil, words):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    story.add_evidence()
    story.propose()
    spoil(Case.objects.get(pk=case.pk))
    _refused(
        lambda: investigating.finish_investigation(
            case=story.fresh(), actor=cast.officer, report="x", on=story.day(8)
        ),
        words,
    )


def test_a_case_closes_only_when_paid_published_corrected_and_unsealed(conduct, cast):
    story = conduct()
    case = story.until(C.EXECUTING)

    def close():
        closing.request_closing(case=story.fresh(), actor=cast.officer, basis="x", on=story.day(60))

    _refused(close, "没有缴纳", "没有公开")
    story.fresh()
    case = story.case
    case.orders.update(state="served_open", rechecked_on=None, recheck_result="")
    story.pay_and_publish()
    _refused(close, "复查改正后才能结案")
    case.orders.update(state="corrected", rechecked_on=date(2026, 9, 30), recheck_result="达标")
    close()


def test_refusing_leaves_nothing_behind(conduct, cast):
    story = conduct()
    story.until(C.DECIDING)
    papers, entries = IssuedDocument.objects.count(), Entry.objects.count()
    _refused(lambda: story.decide(fine=Decimal("990000")), "高于告知的")
    assert (IssuedDocument.objects.count(), Entry.objects.count()) == (papers, entries)


def test_every_transition_refuses_every_role_it_does_not_name(conduct, cast):
    people = [cast.officer, cast.reviewer, cast.leader, cast.clerk, cast.supervisor, cast.admin]
    case = conduct().until(C.FILING)
    for transition in CASES.transitions.values():
        for person in people:
            if not person.has_role(*transition.roles):
                refusals = CASES.refusals(case, transition.name, actor=person)
                assert refusals and "职责" in refusals[0].text, (transition.name, person)


def test_every_transition_refuses_every_wrong_state(conduct, cast):
    case = conduct().until(C.FILING)
    people = {role: p for p in (cast.officer, cast.reviewer, cast.leader, cast.clerk) for role in p.roles}
    for transition in CASES.transitions.values():
        actor = people[transition.roles[0]]
        for state in C:
            if state not in transition.sources:
                case.state = state
                assert CASES.refusals(case, transition.name, actor=actor), (transition.name, state)


@pytest.mark.parametrize(
    "forgery",
    [
        {"state": "investigating", "filed_on": None},
        {"state": "closed", "closed_on": None},
        {"state": "decided", "decided_on": None},
        {"state": "terminated", "end_reason": ""},
    ],
)
def test_the_database_refuses_a_state_without_its_facts(conduct, forgery):
    case = conduct().until(C.INVESTIGATING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(**forgery)


def test_an_exempt_case_is_decided_without_notice_and_paid_by_nobody(conduct, cast):
    story = conduct(outcome="first_exempt")
    case = story.until(C.NOTICING)
    _refused(story.notify, "不予处罚")
    deciding.issue_exemption(
        case=case,
        actor=cast.leader,
        reasons="首次违法且危害后果轻微并及时改正",
        on=story.day(12),
        education="对法定代表人批评教育，讲解排污许可管理要求。",
    )
    executing.serve_decision(case=story.fresh(), actor=cast.officer, **story.service(13))
    closing.request_closing(case=story.fresh(), actor=cast.officer, basis="x", on=story.day(14))
    assert story.fresh().decision.due_amount == 0


def test_law_of_2021_applies_to_a_case_of_2021(cast):
    with time_machine.travel("2021-12-20T09:00:00+08:00", tick=False):
        story = Conduct(cast, start=date(2021, 9, 6), fine=Decimal("50000"), violation="")
        story.fine = Decimal("100000")
        case = story.until(C.DEFENCE)
    limit = Clock.objects.of(case).get(key="case.limit")
    assert (limit.rule.unit, limit.due_on) == ("month", date(2021, 12, 8))  # three months after 8 September
    assert case.notice.hearing_offered  # 50,000 yuan under the rules of 2010
    assert case.notice.document.organ.name == "澜州市生态环境局"
