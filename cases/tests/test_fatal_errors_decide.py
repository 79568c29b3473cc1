"""Fatal errors of the decision stage (2024 file review paper): tried by services and pages, refused or impossible."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.documents.models import IssuedDocument
from bureau.law.models import Organ, ViolationBasis
from bureau.law.services import issuing_organ
from bureau.staff.models import RoleGrant
from bureau.staff.roles import Role
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.decision.services import decision as deciding
from cases.decision.services import defence as defending
from cases.decision.services import discussion, review
from cases.decision.services import hearing as hearings
from cases.decision.services import notice as noticing
from cases.models import Decision, Hearing, PriorNotice, Proposal
from cases.states import CaseState as C
from cases.workflow import CASES

pytestmark = pytest.mark.django_db


def refused(act, words):
    """The act is refused with these words and an article."""
    with pytest.raises(Refused) as error:
        act()
    assert words in str(error.value), str(error.value)
    assert any(refusal.article for refusal in error.value.refusals)


def impossible(act):
    """The database itself refuses."""
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def test_fatal_error_01_papers_are_of_the_organ_of_their_day_and_seal_is_name(conduct):
    case = conduct().until(C.DECIDED)
    for paper in IssuedDocument.objects.of(case):
        organ = issuing_organ(paper.issued_on)
        assert paper.organ == organ and paper.context["organ"]["name"] == organ.name
        assert paper.context["organ"]["seal_name"] == organ.name
    impossible(lambda: Organ.objects.filter(pk=organ.pk).update(seal_name="另一机关"))


def test_fatal_error_08_basis_of_another_violation(conduct, cast):
    story = conduct()
    case = story.until(C.REVIEWING)
    other = ViolationBasis.objects.exclude(violation=case.violation).filter(base="fixed").first()
    Proposal.objects.filter(case=case).update(basis=other)
    refused(story.review, "本案案由是")


def test_fatal_error_08_law_that_is_no_longer_in_force(conduct):
    story = conduct()
    case = story.until(C.REVIEWING)
    old = case.violation.bases.filter(regime="old", tier="").first()
    Proposal.objects.filter(case=case).update(basis=old)
    refused(story.review, "不再适用")


def test_fatal_error_09_missing_duty_article(conduct):
    story = conduct(duty="")
    story.until(C.REVIEWING)
    refused(story.review, "缺违反条款")


@pytest.mark.parametrize("vague", ["排污许可条例有关规定", "排污许可条例", "排污许可条例 第17条等规定"])
def test_fatal_error_10_catch_all_article(conduct, vague):
    story = conduct(duty=vague)
    story.until(C.REVIEWING)
    refused(story.review, "没有写到具体的条")


def test_fatal_error_10_a_basis_that_points_elsewhere(conduct):
    story = conduct()
    case = story.until(C.REVIEWING)
    by_act = ViolationBasis.objects.filter(base="by_act").first()
    by_act.pk, by_act.violation, by_act.tier, by_act.regime = None, case.violation, "grave", "code"
    by_act.save()
    Proposal.objects.filter(case=case).update(basis=by_act)
    refused(story.review, "不能单独作为依据")


def test_fatal_error_12_outside_the_range(conduct, cast, signed_in):
    story = conduct()
    case = story.until(C.DECIDING)
    refused(lambda: story.decide(fine=Decimal("5000")), "低于法定下限")
    impossible(lambda: Proposal.objects.filter(case=case).update(fine=Decimal("9999999")))
    impossible(lambda: Proposal.objects.filter(case=case).update(fine=1))
    impossible(lambda: Proposal.objects.filter(case=case).update(outcome="mitigated"))
    on = case.notice.earliest_decision_on
    sent = {"on": on, "fine": "5000", "reasons": "x"}
    page = signed_in(cast.leader).post(reverse("cases:case-issue_decision", args=[case.pk]), sent)
    assert page.status_code == 409 and not hasattr(story.fresh(), "decision")


def test_fatal_error_12_heavier_after_a_defence(conduct, cast):
    story = conduct()
    case = story.until(C.DEFENCE)
    served = case.notice.served_on
    defence = defending.record_defence(
        case=case, actor=cast.officer, by="江岸", content="过重", received_on=served
    )
    defending.answer_defence(
        case=case, defence=defence, actor=cast.reviewer, accepted=False, answer="不成立", on=served
    )
    story.close_defence()
    refused(lambda: story.decide(fine=Decimal("180000")), "不得因陈述申辩加重")
    # told anew without anything new: the higher amount is refused again
    renewed = case.notice.earliest_decision_on
    noticing.renew_notice(case=story.fresh(), actor=cast.leader, ground="fault", reason="补充", on=renewed)
    story.fine, story.start = Decimal("180000"), renewed - timedelta(days=10)
    story.propose()
    story.finish(renewed)
    review.pass_review(case=story.fresh(), actor=cast.reviewer, opinion="同意", on=renewed)
    refused(lambda: noticing.issue_notice(case=story.fresh(), actor=cast.leader, on=renewed), "没有新的证据")
    assert story.fresh().notices.count() == 1


def test_fatal_error_12_a_decision_row_heavier_than_its_notice(conduct):
    case = conduct().until(C.DECIDED)
    impossible(lambda: Decision.objects.filter(case=case).update(fine=Decimal("150001")))


def test_fatal_error_14_decision_before_the_terms_end(conduct, cast, signed_in):
    story = conduct()
    case = story.until(C.DEFENCE)
    notice = case.notice
    assert notice.defence_until - notice.served_on >= timedelta(days=7)  # five working days span a weekend
    refused(lambda: noticing.close_defence(case=case, actor=cast.officer, on=notice.defence_until), "届满")
    impossible(lambda: PriorNotice.objects.filter(case=case).update(waived_on=notice.served_on))
    page = signed_in(cast.officer).post(
        reverse("cases:case-close_defence", args=[case.pk]), {"on": notice.served_on}
    )
    assert page.status_code == 409


def test_fatal_error_14_test_result_not_told(conduct, cast):
    story = conduct()
    story.until(C.NOTICING)
    case = story.case
    item = case.evidence.first()
    type(item).objects.filter(pk=item.pk).update(is_test_result=True, told_on=None)
    refused(story.notify, "没有告知当事人")


def test_fatal_error_15_unanswered_defence_hearing_and_recusal(conduct, cast):
    story = conduct(fine=Decimal("220000"))
    case = story.until(C.DEFENCE)
    served = case.notice.served_on
    assert case.notice.hearing_offered
    refused(
        lambda: hearings.refuse_hearing(
            case=case, actor=cast.reviewer, by="江岸", requested_on=served, reason="x", on=served
        ),
        "应当组织听证",
    )
    hearings.request_hearing(case=case, actor=cast.officer, by="江岸", on=served)
    refused(story.close_defence, "须在")
    day = served + timedelta(days=20)
    hearings.call_hearing(
        case=story.fresh(), actor=cast.reviewer, scheduled_on=day, place="会议室", chair=cast.clerk, on=served
    )
    hearings.ask_recusal(
        case=story.fresh(), actor=cast.reviewer, person=cast.clerk, by="江岸", reason="亲属", on=served
    )
    hold = {"case": case, "actor": cast.reviewer, "minutes": "x", "conclusion": "x", "on": day}
    refused(lambda: hearings.hold_hearing(**hold), "还没有决定")
    hearings.decide_recusal(case=story.fresh(), actor=cast.leader, granted=True, answer="属实", on=served)
    refused(lambda: hearings.hold_hearing(**hold), "已决定回避")
    again = {"case": case, "actor": cast.reviewer, "scheduled_on": day, "place": "会议室", "on": served}
    refused(lambda: hearings.call_hearing(**again, chair=cast.clerk), "已决定回避")
    called = hearings.call_hearing(**again, chair=cast.supervisor)
    refused(lambda: hearings.hold_hearing(**hold), "没有登记送达")
    story.serve_paper(called.document, served)
    defence = defending.record_defence(
        case=story.fresh(), actor=cast.officer, by="江岸", content="异议", received_on=served
    )
    refused(lambda: hearings.hold_hearing(**hold), "没有复核")
    defending.answer_defence(
        case=story.fresh(), defence=defence, actor=cast.reviewer, accepted=False, answer="x", on=served
    )
    hearings.hold_hearing(**hold | {"conclusion": ""})
    refused(lambda: story.decide(on=day), "听证报告没有提交")


def test_fatal_error_17_discussion_before_the_notice_or_not_repeated(conduct, cast):
    story = conduct(fine=Decimal("600000"))
    case = story.until(C.DECIDING)
    on = case.notice.earliest_decision_on
    review.legal_review(case=case, actor=cast.reviewer, agreed=True, opinion="同意", on=on)
    refused(story.decide, "没有负责人集体讨论记录")
    voters = [cast.reviewer, cast.clerk, cast.supervisor]
    meeting = {
        "case": case, "actor": cast.leader, "members": voters, "place": "x", "minutes": "x", "conclusion": "x",
        "fine": story.fine, "on": on,
    }  # fmt: skip
    refused(lambda: discussion.discuss(**meeting | {"on": case.notice.issued_on}), "早于上一步")
    held = discussion.discuss(**meeting)
    # a defence comes in after the discussion: it has to be repeated
    defence = defending.record_defence(
        case=story.fresh(), actor=cast.officer, by="江岸", content="新意见", received_on=on
    )
    defending.answer_defence(
        case=story.fresh(), defence=defence, actor=cast.reviewer, accepted=False, answer="x", on=on
    )
    assert defence.created_at > held.created_at
    refused(story.decide, "须重新讨论")
    discussion.discuss(**meeting)
    story.decide()
    assert story.fresh().state == C.DECIDED


def test_fatal_error_18_an_investigator_never_votes(conduct, cast, signed_in):
    story = conduct(fine=Decimal("600000"))
    case = story.until(C.DECIDING)
    on = case.notice.earliest_decision_on
    meeting = {"case": case, "place": "x", "minutes": "x", "conclusion": "x", "fine": story.fine, "on": on}
    for member in (cast.officer, cast.partner):
        members = [cast.reviewer, cast.clerk, member]
        refused(lambda m=members: discussion.discuss(actor=cast.leader, members=m, **meeting), "不得参加表决")
    sent = {**meeting, "members": [cast.reviewer.pk, cast.clerk.pk, cast.officer.pk], "fine": "600000"}
    del sent["case"]
    page = signed_in(cast.leader).post(reverse("cases:case-discuss", args=[case.pk]), sent)
    assert page.status_code == 422 and not case.discussions.exists()
    recused = [{"member": cast.clerk, "recused": True}]
    refused(
        lambda: discussion.discuss(
            actor=cast.leader, members=[cast.reviewer, cast.clerk], views=recused, **meeting
        ),
        "少于 3 人",
    )


def test_fatal_error_19_legal_review_missing_or_stale(conduct, cast):
    story = conduct(fine=Decimal("600000"))
    case = story.until(C.DECIDING)
    on = case.notice.earliest_decision_on
    refused(story.decide, "法制审核没有完成")
    look = {"case": case, "actor": cast.reviewer, "agreed": True, "opinion": "同意", "on": on}
    review.legal_review(**look, fine=Decimal("500000"))
    refused(story.decide, "处罚内容有变更")
    review.legal_review(**look)
    evidence = case.evidence.first()
    evidence.pk = None
    evidence._state.adding = True
    evidence.save()
    refused(story.decide, "又有新证据")


def test_fatal_error_21_an_investigator_never_reviews(conduct, cast, signed_in):
    story = conduct()
    case = story.until(C.REVIEWING)
    for person in (cast.officer, cast.partner):
        RoleGrant.objects.create(user=person, role=Role.REVIEWER, granted_by=cast.admin)
        person = type(person).objects.get(pk=person.pk)
        refused(
            lambda p=person: review.pass_review(case=case, actor=p, opinion="同意", on=story.day(10)),
            "不得审查本案",
        )
    page = signed_in(cast.officer).post(reverse("cases:case-pass_review", args=[case.pk]), {"opinion": "x"})
    assert page.status_code in (403, 409)
    assert not case.reviews.exists()


def test_a_hearing_row_without_hour_or_chair_is_impossible(conduct, cast):
    story = conduct(fine=Decimal("220000"))
    case = story.until(C.DEFENCE)
    hearings.request_hearing(case=case, actor=cast.officer, by="江岸", on=case.notice.served_on)
    impossible(lambda: Hearing.objects.filter(case=case).update(scheduled_on=case.notice.served_on))


def test_exemption_needs_education_and_correction(conduct, cast):
    story = conduct(outcome="slight_exempt")
    case = story.until(C.NOTICING)
    basic = {"case": case, "actor": cast.leader, "reasons": "轻微", "on": story.day(12)}
    refused(lambda: deciding.issue_exemption(**basic), "批评教育")
    case.orders.update(state="uncorrected")
    refused(lambda: deciding.issue_exemption(**basic, education="已教育"), "没有复查确认已改正")


def test_no_exemption_past_the_limit_of_the_case(conduct, cast):
    story = conduct(outcome="slight_exempt")
    case = story.until(C.NOTICING)
    Clock.objects.of(case).filter(key="case.limit").update(due_on=story.day(11))
    basic = {"case": case, "actor": cast.leader, "reasons": "轻微", "education": "已教育"}
    refused(lambda: deciding.issue_exemption(**basic, on=story.day(12)), "办案期限已于")
    for step in ("issue_exemption", "exempt_after_defence"):
        names = [guard.__name__ for guard in CASES[step].guards]
        assert "after_filing_limit" in names, step
    assert deciding.issue_exemption(**basic, on=story.day(11))


def test_grounds_must_carry_the_outcome(conduct):
    story = conduct(outcome="first_exempt", grounds=("first_time",))
    with pytest.raises(ValidationError) as error:
        story.until(C.REVIEWING)
    assert "缺少法定条件" in str(error.value)
