"""Fatal errors of the 2024 file-review paper that an investigation could produce: none can be produced."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.documents import services as documents
from bureau.documents.models import IssuedDocument
from bureau.staff.models import Certificate
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.decision.services import review
from cases.intake.services import filing
from cases.investigation.services import evidence as filing_evidence
from cases.investigation.services import investigation as investigating
from cases.investigation.services import party, recusal, report, results, suspension
from cases.investigation.tests.story import issue, point, save, whole
from cases.models import Case, Evidence, Limitation, PartyStanding, Proof, Recusal, Sampling, TestReport
from cases.states import CaseState as C

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("late_november")]


@pytest.fixture
def late_november():
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield


def refused(call, *words):
    with pytest.raises((Refused, ValidationError)) as caught:
        call()
    cited = "".join(refusal.article for refusal in getattr(caught.value, "refusals", []))
    assert all(word in str(caught.value) + cited for word in words), str(caught.value) + cited


def prepared(story) -> Case:
    """Everything an end of the investigation needs but the end."""
    story.until(C.INVESTIGATING)
    story.add_evidence()
    story.identify()
    story.order_correction()
    story.propose()
    story.write_report()
    return story.fresh()


def finish(story):
    return investigating.finish_investigation(case=story.fresh(), actor=story.cast.officer, on=story.day(8))


def test_fatal_error_02_officers_without_certificate_or_alone(conduct, cast, signed_in):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    refused(lambda: story.add_evidence(second_collector=cast.officer), "不得少于两人")
    refused(lambda: story.add_evidence(second_collector=cast.reviewer), "没有有效的执法证")
    Certificate.objects.filter(user=cast.partner).update(expires_on=story.day(2))
    story.cast.partner = type(cast.partner).objects.get(pk=cast.partner.pk)
    refused(story.add_evidence, "没有有效的执法证")
    refused(lambda: save(story, "scene"), "没有有效的执法证")
    day = {"kind": "scene", "title": "笔录", "obtained_on": str(story.day(3)), "provider": "x", "proves": "x"}
    url = reverse("cases:evidence-add", args=[case.pk])
    for person in (cast.officer, cast.reviewer, cast.leader, cast.clerk, cast.supervisor):
        signed_in(person).post(url, {**day, "second_collector": cast.partner.pk})
    assert not case.evidence.exists()
    item = story.add_evidence(obtained_on=story.day(2))
    assert (item.certificate_a, item.certificate_b) == ("QH-001", "QH-002")
    Certificate.objects.filter(user=cast.officer).update(number="QH-901")
    item.refresh_from_db()
    assert item.certificate_a == "QH-001", "the number of the day stays in the row"
    for broken in ({"certificate_b": ""}, {"second_collector": cast.officer}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Evidence.objects.filter(pk=item.pk).update(**broken)


def test_fatal_error_03_party_named_differently(conduct, cast, signed_in):
    story = conduct()
    case = prepared(story)
    refused(
        lambda: filing.edit_facts(case=story.fresh(), actor=cast.officer, party_name="禾润印染厂"),
        "不能直接修改",
    )
    page = signed_in(cast.officer).post(reverse("cases:edit", args=[case.pk]), {"party_name": "禾润印染厂"})
    assert page.status_code in (409, 422) and story.fresh().party_name == case.party_name
    Case.objects.filter(pk=case.pk).update(party_name="禾润印染厂")  # past every service
    refused(lambda: finish(story), "不一致", "立案审批表")
    Case.objects.filter(pk=case.pk).update(party_name=case.party_name)
    scene, licence = case.evidence.get(title="现场检查（勘察）笔录"), case.evidence.get(is_identity=True)
    correct = {"new_name": "禾润印染厂", "reason": "立案时误写"}
    refused(
        lambda: party.correct_party(case=story.fresh(), actor=cast.officer, proof=scene, **correct),
        "身份证明",
    )
    party.correct_party(case=story.fresh(), actor=cast.officer, proof=licence, on=story.day(8), **correct)
    report.write_report(
        case=story.fresh(), actor=cast.officer, on=story.day(8), **report.draft(story.fresh())
    )
    finish(story)
    paper = IssuedDocument.objects.of(case).get(type="investigation_report")
    assert paper.context["party"]["name"] == "禾润印染厂"
    assert case.party_name in dict(paper.context["party"]["lines"])["名称更正"]
    story.review()
    Case.objects.filter(pk=case.pk).update(party_name="第三个名字")
    refused(story.notify, "不一致")


def test_fatal_error_04_wrong_offender(conduct, cast):
    story = conduct()
    case = prepared(story)
    PartyStanding.objects.all().delete()
    refused(lambda: finish(story), "行为由谁实施")

    def state(**facts):
        return party.state_standing(case=story.fresh(), actor=cast.officer, on=story.day(8), **facts)

    refused(lambda: state(relation="contractor"), "违法者可能另有其人")
    state(
        relation="maintenance",
        actual_actor="清源运维公司",
        liability="委托方对排放负责（水污染防治法 第10条）",
    )
    case.evidence.filter(is_identity=True).update(withdrawn_on=story.day(8), withdrawn_reason="过期")
    refused(lambda: finish(story), "身份证明")
    with pytest.raises(IntegrityError), transaction.atomic():
        PartyStanding.objects.update(relation="contractor", liability="")


def test_fatal_error_05_facts_without_evidence(conduct, cast):
    story = conduct(facts={"place": "总排口", "facts": "超标排放。", "consequence": "下游鱼类死亡"})
    case = prepared(story)
    scene = case.evidence.get(title="现场检查（勘察）笔录")

    Proof.objects.exclude(evidence=scene).delete()

    def link(*elements):
        filing_evidence.link_elements(
            case=story.fresh(), actor=cast.officer, links={scene.pk: list(elements)}
        )

    link("time", "place", "act", "circumstances")
    refused(lambda: finish(story), "后果没有关联证据")
    link("consequence")
    refused(lambda: finish(story), "时间、地点、行为、情节没有关联证据")
    link("time", "place", "act", "circumstances", "consequence")
    finish(story)
    story.until(C.DECIDING)
    Evidence.objects.filter(pk=scene.pk).update(withdrawn_on=story.day(20), withdrawn_reason="程序违法")
    refused(story.decide, "没有关联证据")


def test_fatal_error_06_sampling_not_recorded(conduct, cast):
    story = conduct()
    case = prepared(story)
    with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
        Sampling.objects.create(case=case, officer_a=cast.officer, officer_b=cast.partner)
    scene = save(story, "scene")
    sampling = issue(story, "sampling", save(story, "sampling", scene=scene, rows=[point(story)]))
    value = {
        "point": "总排口",
        "item": "COD",
        "value": 186,
        "unit": "mg/L",
        "limit": 80,
        "standard": "GB 4287",
    }
    facts = {
        "origin": "sampling", "laboratory": "监测站", "cma": "2009", "number": "118", "method": "HJ 828",
        "reported_on": story.day(6), "second_collector": cast.partner, "values": [value],
    }  # fmt: skip

    def register(**more):
        return results.register_result(case=story.fresh(), actor=cast.officer, **{**facts, **more})

    refused(lambda: register(sampling=sampling), "没有签名")
    refused(lambda: register(), "采样取证登记单")
    refused(lambda: finish(story), "没有签名")  # drafts hang in the air
    Sampling.objects.all().delete()
    scene.delete()
    story.add_evidence(is_test_result=True, title="来历不明的报告")
    refused(lambda: finish(story), "样品来源不明", "没有告知当事人")
    scene = whole(story, "scene")
    sampling = whole(story, "sampling", scene=scene, rows=[point(story)])
    refused(lambda: register(sampling=sampling, reported_on=story.day(2)), "早于采样日期")
    made = register(sampling=sampling, item=case.evidence.get(title="来历不明的报告"))
    line = made.values.get()
    assert line.exceeds and str(line.over_by) == "1.33"
    investigating.tell_result(
        case=story.fresh(), item=made.evidence, actor=cast.officer, on=story.day(7), receipt="签收联"
    )
    finish(story)
    with pytest.raises(IntegrityError), transaction.atomic():
        TestReport.objects.update(sampling=None)


def test_fatal_error_07_proof_of_no_fault_ignored(conduct, cast):
    story = conduct()
    case = story.until(C.DECIDING)
    claim = party.record_no_fault(
        case=case, actor=cast.officer, by="江岸", content="设备被第三人破坏", received_on=story.day(14)
    )
    refused(story.decide, "主张没有主观过错", "第33条")
    _examine(story, claim, accepted=True)
    refused(story.decide, "不予行政处罚")
    refused(
        lambda: _examine(story, claim, accepted=False), "已于"
    )  # what was found is not found otherwise later
    refused(story.decide, "不予行政处罚")


def _examine(story, claim, **found):
    party.answer_no_fault(
        case=story.fresh(),
        claim=claim,
        actor=story.cast.reviewer,
        answer="已审查",
        on=story.day(15),
        **found,
    )


@pytest.mark.parametrize(
    "found", [{"accepted": False}, {"accepted": True, "law_otherwise": "水污染防治法 第83条"}]
)
def test_fatal_error_07_a_claim_that_does_not_help(conduct, cast, found):
    story = conduct()
    claim = party.record_no_fault(
        case=story.until(C.DECIDING),
        actor=cast.officer,
        by="江岸",
        content="不知情",
        received_on=story.day(14),
    )
    _examine(story, claim, **found)
    story.decide()
    assert story.fresh().state == C.DECIDED


def test_fatal_error_15_recusal_unanswered(conduct, cast, signed_in):
    story = conduct()
    case = story.until(C.DECIDING)

    def ask(user, rank="officer"):
        return recusal.ask_recusal(
            case=story.fresh(), actor=cast.officer, user=user, rank=rank, source="party", asked_by="江岸",
            reason="与举报人有亲属关系", on=story.day(14),
        )  # fmt: skip

    def decide(row, actor, granted=False, **more):
        return recusal.decide_recusal(
            case=story.fresh(),
            recusal=row,
            actor=actor,
            granted=granted,
            answer="经查",
            on=story.day(15),
            **more,
        )

    row = ask(cast.partner)
    refused(story.decide, "回避申请没有决定", "第43条")
    leader = signed_in(cast.leader)
    typed = {"on": str(story.day(25)), "fine": "150000", "reasons": "综合考虑"}
    page = leader.post(reverse("cases:case-issue_decision", args=[case.pk]), typed)
    assert page.status_code == 409 and "回避申请没有决定" in page.content.decode()
    refused(lambda: decide(row, cast.officer), "岗位职责")
    decide(row, cast.leader, granted=True)
    refused(lambda: story.add_evidence(second_collector=cast.partner), "已决定回避")
    story.cast.officer, former = cast.partner, cast.officer
    refused(story.add_evidence, "已决定回避")
    story.cast.officer = former
    chief = ask(cast.leader, rank="chief")
    refused(lambda: decide(chief, cast.leader), "本人不得决定")
    with pytest.raises(IntegrityError), transaction.atomic():
        Recusal.objects.filter(pk=chief.pk).update(
            granted=False,
            decided_on=story.day(15),
            decided_by=cast.clerk,
            answer="x",
            document=row_paper(case),
        )
    refused(story.decide, "回避申请没有决定")


def row_paper(case):
    """Any paper of the case."""
    return IssuedDocument.objects.of(case).first()


@pytest.mark.parametrize(
    ("act_on", "facts", "word"),
    [
        (date(2024, 9, 7), {}, "追责期限"),  # two years and a day
        (date(2024, 9, 8), {}, ""),
        (date(2021, 9, 9), {"harm": "life"}, ""),
        (date(2021, 9, 7), {"harm": "life"}, "追责期限"),
        (
            date(2023, 1, 1),
            {"harm": "pollution"},
            "追责期限",
        ),  # five years for pollution only from the Code on
        (date(2020, 1, 1), {"harm": "none", "continuing": True}, ""),
    ],
)
def test_fatal_error_20_limitation_passed(conduct, cast, act_on, facts, word):
    story = conduct()
    story.request()
    Case.objects.filter(pk=story.case.pk).update(act_on=act_on)
    if facts:
        row = {"discovered_on": story.start, "note": "现场检查记录", "continuing": False, **facts}
        # stated while the case is investigated; here before filing, as a row
        Limitation.objects.create(case=story.case, stated_by=cast.officer, stated_on=story.start, **row)
    if word:
        refused(lambda: filing.approve_filing(case=story.fresh(), actor=cast.leader, on=story.day(2)), word)
    else:
        filing.approve_filing(case=story.fresh(), actor=cast.leader, on=story.day(2))


def test_fatal_error_20_limitation_is_looked_at_again_at_the_decision(conduct):
    story = conduct()
    case = story.until(C.DECIDING)
    Case.objects.filter(pk=case.pk).update(act_on=date(2023, 1, 1))
    refused(story.decide, "追责期限")


def test_who_investigated_and_left_neither_reviews_nor_votes(conduct, cast):
    """Fatal errors 18 and 21, seen from the list of investigators."""
    story = conduct()
    case = story.until(C.INVESTIGATING)
    other = type(cast.officer).objects.get(username="outsider")
    filing.reassign(case=case, actor=cast.leader, handler=other, co_handler=cast.partner, reason="调离")
    case = story.fresh()
    assert case.is_investigator(cast.officer) and not case.is_handler(cast.officer)
    assert case.is_investigator(other) and case.is_handler(other)
    case.reviews.create(reviewer=cast.officer, reviewed_on=story.day(4), passed=False, opinion="x")
    back = {"handler": cast.officer, "co_handler": cast.partner, "reason": "x"}
    refused(lambda: filing.reassign(case=story.fresh(), actor=cast.leader, **back), "不得承办")


def test_a_suspended_case_stands_still(conduct, cast, signed_in):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    due = Clock.objects.of(case).get(key="case.limit").due_on
    suspension.suspend(case=case, actor=cast.leader, ground="missing", reason="下落不明", on=story.day(3))
    refused(story.add_evidence, "中止调查", "第35条")
    refused(
        lambda: suspension.suspend(case=story.fresh(), actor=cast.leader, ground="legal", reason="x"),
        "已在中止",
    )
    page = signed_in(cast.officer).get(reverse("cases:evidence-add", args=[case.pk]))
    assert page.status_code == 409 and "恢复调查" in page.content.decode()
    refused(
        lambda: suspension.resume(case=story.fresh(), actor=cast.leader, reason="x", on=story.day(2)), "早于"
    )
    suspension.resume(case=story.fresh(), actor=cast.leader, reason="当事人已到案", on=story.day(12))
    clock = Clock.objects.of(case).get(key="case.limit")
    assert due + timedelta(days=10) == date(2026, 12, 19)  # a Saturday
    assert clock.due_on == date(2026, 12, 21) and clock.state == "running"
    story.add_evidence(obtained_on=story.day(13))
    assert IssuedDocument.objects.of(case).filter(type="suspension_approval").exists()


def test_a_suspended_case_may_be_terminated(conduct, cast):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    suspension.suspend(case=case, actor=cast.leader, ground="missing", reason="下落不明", on=story.day(3))
    ended = suspension.terminate(
        case=story.fresh(), actor=cast.leader, ground="dissolved", reason="已注销，无承受人", on=story.day(9)
    )
    assert ended.state == C.TERMINATED and not Clock.objects.alive().of(case).exists()
    assert documents.registry.get("termination_approval") and ended.termination.document_id


def test_a_visit_becomes_evidence(conduct, cast):
    story = conduct()
    story.until(C.INVESTIGATING)
    refused(lambda: filing_evidence.pull_visit(case=story.fresh(), actor=cast.officer), "没有可调取")


def test_a_review_sends_back_and_the_report_is_made_again(conduct, cast):
    story = conduct()
    case = story.until(C.REVIEWING)
    review.return_review(case=case, actor=cast.reviewer, opinion="补充", on=story.day(9))
    investigating.finish_investigation(case=story.fresh(), actor=cast.officer, on=story.day(10))
    papers = IssuedDocument.objects.of(case).filter(type="investigation_report").order_by("pk")
    assert [paper.is_void for paper in papers] == [True, False]
