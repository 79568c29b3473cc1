"""Correction, annulment, remaking; the summary procedure; opinions; oral defence; late hearing requests."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.law.models import Violation
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.decision.services import decision as deciding
from cases.decision.services import defence as defending
from cases.decision.services import ending, further, opinion, summary
from cases.decision.services import hearing as hearings
from cases.decision.services import notice as noticing
from cases.models import Case, Decision, LegalOpinion
from cases.states import CaseState as C
from cases.tests.conduct import PARTY

pytestmark = pytest.mark.django_db


def test_a_slip_is_corrected_but_not_the_penalty(conduct, cast):
    story = conduct()
    case = story.until(C.EXECUTING)
    on = case.decision.served_on
    made = ending.correct_decision(
        case=case, actor=cast.leader, wrong="清波路18号", right="清波路28号", on=on
    )
    assert made.document.number and "清波路28号" in str(made.document.context)
    with pytest.raises(Refused, match="不是文字差错"):
        ending.correct_decision(case=case, actor=cast.leader, wrong="壹拾伍万元整", right="壹万元整", on=on)
    with pytest.raises(Refused, match="不属于本岗位"):
        ending.correct_decision(case=case, actor=cast.officer, wrong="a", right="b", on=on)


def test_an_annulled_decision_stays_ends_its_clocks_and_may_be_made_anew(conduct, cast):
    story = conduct()
    case = story.until(C.EXECUTING)
    on = case.decision.served_on + timedelta(days=3)
    with pytest.raises(Refused, match="原决定没有撤销"):
        further.remake_case(case=case, actor=cast.officer, reason="x", on=on)
    done = ending.annul_decision(case=case, actor=cast.leader, ground="own", reason="事实认定有误。", on=on)
    done.document.refresh_from_db()
    assert done.annul_document.number and done.document.is_void and done.due_amount == 0
    assert not Clock.objects.alive().of(case).exists()
    with pytest.raises(Refused, match="已于"):
        ending.annul_decision(case=story.fresh(), actor=cast.leader, ground="own", reason="x", on=on)
    anew = further.remake_case(case=story.fresh(), actor=cast.officer, reason="重新处理", on=on)
    assert (anew.original, anew.clue, anew.state) == (case, case.clue, C.FILING)
    assert anew.evidence.count() == case.evidence.usable().count()
    assert case.number in anew.evidence.first().title


def test_a_court_annuls_without_a_paper_of_ours(conduct, cast):
    story = conduct()
    case = story.until(C.EXECUTING)
    done = ending.annul_decision(
        case=case, actor=cast.leader, ground="court", reason="违反法定程序", document="（2026）行终1号",
        on=case.decision.served_on,
    )  # fmt: skip
    assert done.annul_document is None and "行终1号" in done.annul_reason
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=done.pk).update(annul_reason="")


SPOT = {
    "certificates_shown": True, "rights_told": True, "defence": "没有提出", "answer": "", "signed": True,
    "refusal_note": "", "cash_ground": "",
}  # fmt: skip


def _spot(cast, **more):
    violation = Violation.objects.get(code="eia-register")
    facts = {
        "actor": cast.officer, "officer_b": cast.partner, "office": cast.bureau, "fine": Decimal(1000),
        "basis": violation.bases.in_force(date(2026, 11, 20)).of_entities().get(tier=""), "party": dict(PARTY),
        "spot": dict(SPOT), "violation": violation, "act_on": date(2026, 11, 20), "place": "厂区", "facts": "未备案",
        "duty_articles": "建设项目条例 第15条", "on": date(2026, 11, 20),
    }  # fmt: skip
    return summary.decide_on_the_spot(**facts | more)


def test_on_the_spot_in_one_act_reported_in_three_days(cast):
    decision = _spot(cast)
    case = Case.objects.get(pk=decision.case_id)
    assert (case.state, case.procedure, case.number) == (C.EXECUTING, "summary", decision.document.number)
    assert "当罚" in case.number and decision.document.context["review_first"]
    assert Clock.objects.of(case).get(key="summary.report").due_on == date(2026, 11, 25)
    summary.report_summary(case=case, actor=cast.officer, on=date(2026, 11, 23))
    with pytest.raises(Refused, match="已于"):
        summary.report_summary(case=case, actor=cast.officer, on=date(2026, 11, 23))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"fine": Decimal(3001)}, "超过当场处罚限额 3,000"),
        ({"fine": Decimal(201), "party": PARTY | {"party_kind": "citizen"}}, "限额 200"),
        ({"spot": SPOT | {"cash_ground": "small"}}, "当场收缴限额 100"),
        ({"duty_articles": ""}, "缺违反条款"),
    ],
)
def test_on_the_spot_beyond_its_limits_leaves_nothing(cast, change, words):
    with pytest.raises(Refused, match=words):
        _spot(cast, **change)
    assert not Case.objects.exists()


def test_on_the_spot_without_telling_or_with_one_officer(cast):
    with pytest.raises(ValidationError):
        _spot(cast, spot=SPOT | {"rights_told": False})
    with pytest.raises(Refused, match="不得少于两人"):
        _spot(cast, officer_b=cast.officer)
    with pytest.raises(Refused, match="有效的执法证"):
        _spot(cast, officer_b=cast.clerk)


def test_the_summary_form_on_the_page(cast, signed_in):
    client, url = signed_in(cast.officer), reverse("cases:summary-add")
    assert client.get(url).status_code == 200
    violation = Violation.objects.get(code="eia-register")
    sent = {
        **PARTY, "on": "2026-11-20", "place": "厂区", "facts": "未备案", "violation": violation.pk, "fine": "1000",
        "basis": violation.bases.in_force(date(2026, 11, 20)).of_entities().get(tier="").pk,
        "duty_articles": "建设项目条例 第15条", "certificates_shown": "on", "rights_told": "on",
        "defence": "没有提出", "signed": "on", "officer_b": cast.partner.pk,
    }  # fmt: skip
    assert client.post(url, {**sent, "fine": "0"}).status_code == 422
    assert client.post(url, {**sent, "fine": "5000"}).status_code == 409
    assert client.post(url, sent).status_code == 302
    case = Case.objects.get()
    assert (
        case.decision.on_the_spot
        and "当场" in client.get(reverse("cases:case", args=[case.pk])).content.decode()
    )


def test_opinion_on_a_contract_is_asked_given_and_settled(cast, signed_in):
    asked = opinion.ask_opinion(
        actor=cast.clerk, office=cast.bureau, subject="contract", title="监测服务合同", question="违约责任是否对等",
        on=date(2026, 11, 2),
    )  # fmt: skip
    with pytest.raises(ValidationError):
        opinion.ask_opinion(actor=cast.clerk, office=cast.bureau, subject="case", title="x", question="x")
    given = opinion.give_opinion(
        opinion=asked, actor=cast.clerk, adviser="唐律师", firm="某律师事务所", text="建议修改第七条。",
        on=date(2026, 11, 4),
    )  # fmt: skip
    assert given.document.title == "法律顾问意见书"
    with pytest.raises(ValidationError):
        opinion.settle_opinion(opinion=given, actor=cast.leader, adopted=False)
    opinion.settle_opinion(opinion=given, actor=cast.leader, adopted=True, on=date(2026, 11, 5))
    client = signed_in(cast.clerk)
    assert client.get(reverse("cases:opinions") + "?state=all").status_code == 200
    assert "唐律师" in client.get(reverse("cases:opinion", args=[asked.pk])).content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalOpinion.objects.filter(pk=asked.pk).update(adopted=False, adoption_reason="")


def test_an_oral_defence_is_taken_down_by_two_and_signed(conduct, cast):
    story = conduct()
    case = story.until(C.DEFENCE)
    day = case.notice.served_on
    said = {
        "case": case,
        "actor": cast.officer,
        "by": "江岸",
        "content": "请求从轻",
        "received_on": day,
        "oral": True,
    }
    with pytest.raises(ValidationError):
        defending.record_defence(**said)
    with pytest.raises(ValidationError):
        defending.record_defence(**said, officer_b=cast.partner, signed=False)
    made = defending.record_defence(**said, officer_b=cast.partner, signed=True)
    assert made.document.title == "陈述申辩笔录"


def test_a_late_request_is_refused_in_writing(conduct, cast):
    story = conduct(fine=Decimal("220000"))
    case = story.until(C.DEFENCE)
    late = case.notice.hearing_until + timedelta(days=1)
    with pytest.raises(Refused, match="书面告知不予组织"):
        hearings.request_hearing(case=case, actor=cast.officer, by="江岸", on=late)
    made = hearings.refuse_hearing(
        case=case, actor=cast.reviewer, by="江岸", requested_on=late, reason="逾期。", on=late
    )
    assert made.document.number and story.fresh().hearing is None
    story.close_defence()
    story.fresh()
    assert "不予组织" in deciding.defence_summary(story.case)


def test_a_renewed_notice_starts_its_own_terms(conduct, cast):
    story = conduct()
    case = story.until(C.DEFENCE)
    on = case.notice.served_on
    first = case.notice
    noticing.renew_notice(case=case, actor=cast.leader, ground="facts", reason="补充监测", on=on)
    story.fresh()
    assert story.case.state == C.INVESTIGATING and story.case.notice is None
    assert not Clock.objects.alive().of(case).filter(key="defence.term").exists()
    story.start, story.fine = on - timedelta(days=3), Decimal("180000")
    story.add_evidence(title="补充监测报告")
    story.propose()
    story.finish(on)
    story.start = on - timedelta(days=10)
    story.review()
    story.notify()
    case = story.fresh()
    assert case.notice != first and case.notice.fine == Decimal("180000")
    assert case.notice.document.context["replaces"] == first.document.number
