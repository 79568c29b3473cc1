"""Every paper of the stage says what the file review asks for, and prints."""

import re
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bureau.documents.models import IssuedDocument
from bureau.documents.papers import html_of
from bureau.documents.render import pdf_of
from bureau.law.models import DiscretionBenchmark
from cases.decision.papers.discretion import discretion_sheet
from cases.decision.services import defence as defending
from cases.decision.services import discussion, ending, review
from cases.decision.services import hearing as hearings
from cases.decision.services import proposal as proposing
from cases.models import Case
from cases.states import CaseState as C
from cases.tests.factories import issued

# Words on paper; see cases/tests/test_papers.py.
pytestmark = [pytest.mark.sqlite_only, pytest.mark.django_db]
POINTS = [
    {"key": "jurisdiction", "label": "本机关有管辖权", "ok": True, "note": "违法行为发生地在本县"},
    {"key": "facts", "label": "违法事实清楚", "ok": True, "note": ""},
]
STOP = {"kind": "rectify", "object": "二车间印染生产线", "term": "3个月"}


@pytest.fixture
def papers(conduct, cast) -> dict[str, IssuedDocument]:
    """A case with a hearing, a discussion with dissent, a decision, its correction and its end."""
    story = conduct(fine=Decimal("520000"), items=(STOP, {"kind": "criticism"}))
    case = story.until(C.REVIEWING)
    sheet = _sheet(case, cast)
    review.pass_review(
        case=case,
        actor=cast.reviewer,
        opinion="事实清楚，证据充分。",
        points=POINTS,
        is_complex=True,
        on=story.day(10),
    )
    case = story.until(C.DEFENCE)
    on = _heard(story, cast, case)
    _decided(story, cast, on)
    found = {paper.type: paper for paper in IssuedDocument.objects.of(case)}
    return found | {
        "discretion_sheet": issued(case, "discretion_sheet", on, discretion_sheet(case, sheet, on=on))
    }


def _sheet(case, cast):
    benchmark = DiscretionBenchmark.objects.get(code="sample-excess-water-a")
    options = [f.options.last().pk for f in benchmark.factors.all()][:3]
    proposal = case.proposal
    return proposing.fill_sheet(
        proposal=proposal, actor=cast.officer, limits=proposal.basis.range(), benchmark=benchmark, option_ids=options,
        evidence={options[0]: [case.evidence.first().pk]}, deviation_reason="当事人停产整治期间配合调查，酌情减少。",
    )  # fmt: skip


def _heard(story, cast, case) -> date:
    served = case.notice.served_on
    said = defending.record_defence(
        case=case, actor=cast.officer, by="江岸", content="采样点位不规范，请求从轻处罚。", received_on=served,
        oral=True, officer_b=cast.partner, signed=True,
    )  # fmt: skip
    defending.answer_defence(
        case=story.fresh(),
        defence=said,
        actor=cast.reviewer,
        accepted=False,
        answer="采样符合技术规范。",
        on=served,
    )
    asked = hearings.request_hearing(case=story.fresh(), actor=cast.officer, by="江岸", on=served)
    day = served + timedelta(days=20)
    hearings.call_hearing(
        case=asked.case, actor=cast.reviewer, scheduled_on=day, place="三楼会议室", chair=cast.supervisor,
        recorder=cast.clerk, officers=[cast.reviewer], starts_at=time(14, 30), on=served,
    )  # fmt: skip
    hearings.add_agent(
        case=asked.case, actor=cast.officer, name="唐行之", capacity="某律师事务所律师", scope="陈述、申辩和质证",
        upload=SimpleUploadedFile("委托书.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"), on=served,
    )  # fmt: skip
    later = day + timedelta(days=5)
    delay = hearings.postpone_hearing(
        case=asked.case,
        actor=cast.reviewer,
        scheduled_on=later,
        reason="代理人患病住院",
        starts_at=time(9, 30),
        on=served,
    )
    story.serve_paper(delay.document, served)
    hearings.hold_hearing(
        case=asked.case, actor=cast.reviewer, minutes="各方到场，听证公开举行。", on=later,
        parts={"party": "采样点位有争议。", "evidence": "出示采样录像，当事人认可。"},
    )  # fmt: skip
    hearings.report_hearing(case=asked.case, actor=cast.reviewer, conclusion="建议维持。", on=later)
    return later


def _decided(story, cast, on) -> None:
    case = story.fresh()
    review.legal_review(
        case=case,
        actor=cast.reviewer,
        agreed=True,
        opinion="同意。",
        points=POINTS[:1],
        fine=Decimal("500000"),
        on=on,
    )
    views = [{"member": cast.clerk, "agrees": False, "view": "停产期限偏长。"}]
    discussion.discuss(
        case=case, actor=cast.leader, members=[cast.reviewer, cast.clerk, cast.supervisor], place="党组会议室",
        minutes="承办人汇报。", conclusion="罚款五十万元。", fine=Decimal("500000"), on=on, views=views,
        reporters=[cast.officer], recorder=cast.clerk,
    )  # fmt: skip
    story.decide(fine=Decimal("500000"), on=on)
    case = story.fresh()
    ending.correct_decision(case=case, actor=cast.leader, wrong="清波路18号", right="清波路28号", on=on)
    ending.annul_decision(
        case=story.fresh(), actor=cast.leader, ground="own", reason="送达前发现事实有误。", on=on
    )


SAID = {
    "discretion_sheet": ("裁量因素", "现场检查（勘察）笔录", "酌情减少"),
    "case_review": ("本机关有管辖权：符合", "违法行为发生地在本县", "审查通过", "林致远"),
    "prior_notice": ("通报批评", "责令停产整治（二车间印染生产线，期限3个月）", "要求举行听证"),
    "defence_statement": ("采样点位不规范", "陈晓岚（执法证号QH-001）、周予安"),
    "defence_answer": ("不予采纳", "采样符合技术规范"),
    "hearing_notice": ("14时30分", "记录员：何清", "听证员：林致远"),
    "hearing_delay": ("9时30分", "代理人患病住院"),
    "hearing_minutes": ("唐行之（某律师事务所律师）", "出示采样录像", "当事人及代理人签名"),
    "hearing_report": ("建议维持", "负责人批示"),
    "legal_review": ("经过听证程序", "伍拾万元整", "审核结论：同意"),
    "discussion_record": ("何清：不同意。停产期限偏长", "汇报人（不表决）", "议定罚款500,000.00元"),
    "disposal_approval": ("负责人审批", "听证意见：建议维持", "审查意见"),
    "penalty_decision": ("责令停产整治（二车间印染生产线", "伍拾万元整", "集体讨论决定", "有所减少"),
    "decision_correction": ("清波路28号", "文字差错"),
    "annulment_decision": ("送达前发现事实有误", "第七十五条第二款"),
}


def test_every_paper_says_what_it_must_and_prints(papers):
    for key, expected in SAID.items():
        paper = papers[key]
        html = html_of(key, paper.context)
        text = re.sub(r"<[^>]+>|\s", "", html.split("<main>")[1])
        for part in expected:
            assert part in text, (key, part, text[:1500])
        assert "None" not in text and "{{" not in text, key
        assert pdf_of(html).pages >= 1
    assert Case.objects.get().decision.annulled_on
