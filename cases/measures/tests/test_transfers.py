"""Transfers: for detention, for a suspected crime, to another organ."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError

from bureau.documents.models import IssuedDocument
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.execution.services import closing
from cases.measures import duties
from cases.measures.services import detention, organ, referral
from cases.measures.services.order import draft_order
from cases.models import Case, Detention, Referral
from cases.states import CaseState as C

pytestmark = pytest.mark.django_db
SHANGHAI = ZoneInfo("Asia/Shanghai")
LISTS = {
    "materials": [{"name": "调查报告", "copies": "1份", "note": ""}],
    "persons": [{"name": "江岸", "post": "厂长"}],
}


def clock(row, key):
    return Clock.objects.of(row).filter(key=key).latest("pk")


def at(day, hour=9, minute=0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI)


@pytest.fixture
def evading(conduct):
    """A case of evasion, decided under the Code."""
    story = conduct(violation="evade-water")
    story.until(C.EXECUTING)
    return story


def ask_detention(story, on, **facts):
    return detention.request_detention(
        case=story.fresh(),
        actor=story.cast.officer,
        facts="暗管排放",
        reason="须拘留",
        on=on,
        **LISTS,
        **facts,
    )


def test_the_code_orders_the_transfer_with_the_penalty_and_the_case_shows_it(evading, signed_in):
    case = evading.fresh()
    owed = duties.detention_owed(case)
    assert owed.article == "法典 第1108条" and not owed.is_verified
    assert clock(case, "detain.send").started_on == case.decided_on
    text = signed_in(evading.cast.officer).get(f"/cases/{case.pk}/").content.decode()
    assert "应当移送行政拘留" in text and f"/cases/{case.pk}/detentions/add/" in text
    evading.pay_and_publish()
    with pytest.raises(Refused) as refused:
        closing.request_closing(
            case=evading.fresh(), actor=evading.cast.officer, basis="完", on=evading.day(60)
        )
    assert "行政拘留，没有移送" in str(refused.value)


def test_before_the_code_no_transfer_is_owed(conduct):
    story = conduct(violation="evade-water", start=date(2026, 6, 8))
    case = story.until(C.DECIDED)
    assert duties.must_detain(case) is None
    assert not Clock.objects.of(case).filter(key="detain.send").exists()


def test_detention_from_request_to_the_police_decision_over_national_day(conduct):
    story = conduct(violation="evade-water", start=date(2026, 9, 1))
    story.until(C.EXECUTING)
    row = ask_detention(story, date(2026, 9, 30))
    row = detention.approve_detention(
        detention=row, actor=story.cast.leader, opinion="同意移送。", on=date(2026, 9, 30)
    )
    assert clock(row, "detain.send").due_on == date(2026, 10, 10)  # three working days after the holiday
    types = set(IssuedDocument.objects.of(story.case).values_list("type", flat=True))
    assert {"detention_transfer", "detention_approval", "transfer_materials"} <= types
    row = detention.send_detention(
        detention=row,
        actor=story.cast.officer,
        receiver="青禾县公安局",
        copies_kept=True,
        on=date(2026, 10, 9),
    )
    assert clock(story.case, "detain.send").state == "met" and duties.detention_owed(story.fresh()) is None
    with pytest.raises(Refused):
        detention.police_detained(
            detention=row, actor=story.cast.officer, outcome="拘留 5 日", on=date(2026, 10, 10)
        )
    row = detention.accept_detention(
        detention=row, actor=story.cast.officer, receipt_no="受案回执 12", on=date(2026, 10, 9)
    )
    assert clock(row, "detain.police.refuse").due_on == date(2026, 10, 15)
    row = detention.ask_supplement(
        detention=row, actor=story.cast.officer, reason="补询问笔录", on=date(2026, 10, 12)
    )
    row = detention.give_supplement(
        detention=row, actor=story.cast.officer, reason="已补", on=date(2026, 10, 13)
    )
    row = detention.police_detained(
        detention=row, actor=story.cast.officer, outcome="江岸行政拘留五日", on=date(2026, 10, 15)
    )
    assert row.state == "detained"


def test_detention_needs_a_penalty_first_a_listed_act_and_copies(conduct, evading):
    early = conduct(violation="evade-water", start=date(2026, 10, 8))
    early.until(C.DECIDING)
    with pytest.raises(Refused) as refused:
        ask_detention(early, early.day(30))
    assert "没有作出行政处罚决定" in str(refused.value)
    other = conduct(start=date(2026, 11, 2))
    other.until(C.DECIDED)
    with pytest.raises(Refused) as refused:
        ask_detention(other, other.day(40))
    assert "不属于可以移送行政拘留" in str(refused.value)
    row = ask_detention(evading, evading.day(40))
    with pytest.raises(Refused) as refused:
        detention.refuse_detention(detention=row, actor=evading.cast.leader, reason="不移")
    assert "不能不予批准" in str(refused.value)
    with pytest.raises(Refused):
        ask_detention(evading, evading.day(41))  # twice
    row = detention.approve_detention(
        detention=row, actor=evading.cast.leader, opinion="同意。", on=evading.day(41)
    )
    with pytest.raises(ValidationError):
        detention.send_detention(
            detention=row,
            actor=evading.cast.officer,
            receiver="公安局",
            copies_kept=False,
            on=evading.day(42),
        )


def report(story, on, **facts) -> Referral:
    return referral.report_crime(
        case=story.fresh(),
        actor=story.cast.officer,
        facts="排放危险废物三吨以上",
        reason="涉嫌犯罪",
        charge="污染环境罪",
        basis="刑法第三百三十八条",
        on=on,
        **{**LISTS, **facts},
    )


def sent(story, on, **facts) -> Referral:
    """Reported, approved and with the police on one day."""
    row = report(story, on, **facts)
    row = referral.approve_referral(
        referral=row, actor=story.cast.leader, opinion="同意移送。", on=on, at=at(on, 10)
    )
    return send(story, row, at(on, 16))


def send(story, row, moment) -> Referral:
    return referral.send_referral(
        referral=row,
        actor=story.cast.officer,
        sent_at=moment,
        receiver="青禾县公安局",
        copies_kept=True,
        procuratorate="青禾县人民检察院",
        procuratorate_on=moment.date(),
    )


@time_machine.travel("2026-11-23T09:00:00+08:00", tick=False)
def test_a_crime_goes_to_the_police_within_hours_and_the_limit_of_the_case_stops(conduct):
    story = conduct(start=date(2026, 9, 20))
    story.until(C.DECIDING)
    row = report(story, date(2026, 10, 1))
    assert clock(row, "crime.chief.decide").due_on == date(
        2026, 10, 8
    )  # calendar days, rolled over the holiday
    row = referral.approve_referral(
        referral=row,
        actor=story.cast.leader,
        opinion="同意移送。",
        on=date(2026, 10, 20),
        at=at(date(2026, 10, 20), 17, 30),
    )
    hours = clock(row, "crime.send")
    assert hours.due_at == at(date(2026, 10, 21), 17, 30)
    assert clock(row, "crime.platform").due_on == date(2026, 10, 27)
    limit = clock(story.case, "case.limit")
    assert limit.due_on == date(2026, 12, 21)
    row = send(story, row, at(date(2026, 10, 21), 8))
    assert clock(story.case, "case.limit").state == "stopped" and row.holds_limit

    with pytest.raises(Refused) as refused:
        story.decide(on=date(2026, 11, 2))
    assert "待刑事处理结果" in str(refused.value)

    row = referral.return_referral(
        referral=row, actor=story.cast.officer, reason="犯罪事实显著轻微，撤销案件", on=date(2026, 11, 9)
    )
    limit = clock(story.case, "case.limit")
    assert (limit.state, limit.due_on) == (
        "running",
        date(2027, 1, 11),
    )  # twenty days more: 10 January is a Sunday
    story.decide(on=date(2026, 11, 10))
    assert story.fresh().state == C.DECIDED


@time_machine.travel("2026-11-23T09:00:00+08:00", tick=False)
def test_not_filed_three_working_days_to_ask_again_then_the_procuratorate(conduct):
    story = conduct(start=date(2026, 9, 1))
    story.until(C.INVESTIGATING)
    story.add_evidence()
    row = sent(story, date(2026, 9, 20))
    row = referral.accept_referral(
        referral=row,
        actor=story.cast.officer,
        receipt_no="回执",
        complexity="crime.police.complex",
        on=date(2026, 9, 21),
    )
    assert clock(row, "crime.police.complex").due_on == date(2026, 9, 28)
    with pytest.raises(Refused) as refused:
        referral.ask_supervision(referral=row, actor=story.cast.leader, reason="逾期", on=date(2026, 9, 25))
    assert "没有届满" in str(refused.value)
    row = referral.ask_cure(referral=row, actor=story.cast.officer, reason="缺鉴定", on=date(2026, 9, 22))
    assert clock(row, "crime.cure").due_on == date(2026, 9, 28)  # the 25th to 27th are the mid-autumn holiday
    row = referral.give_cure(referral=row, actor=story.cast.officer, reason="已补", on=date(2026, 9, 24))
    row = referral.police_declined(
        referral=row, actor=story.cast.officer, outcome="没有犯罪事实", on=date(2026, 9, 29)
    )
    assert clock(row, "crime.reconsider").due_on == date(2026, 10, 9)  # 30 September, 8, 9 October
    with pytest.raises(Refused) as refused:
        referral.ask_reconsideration(
            referral=row, actor=story.cast.leader, reason="不当", on=date(2026, 10, 10)
        )
    assert "建议人民检察院立案监督" in str(refused.value)
    row = referral.ask_reconsideration(
        referral=row, actor=story.cast.leader, reason="有犯罪事实", on=date(2026, 10, 9)
    )
    row = referral.ask_supervision(
        referral=row, actor=story.cast.leader, reason="维持不当", on=date(2026, 10, 14)
    )
    assert {"referral_reconsideration", "referral_supervision"} <= set(
        IssuedDocument.objects.of(story.case).values_list("type", flat=True)
    )
    row = referral.police_filed(referral=row, actor=story.cast.officer, outcome="立案", on=date(2026, 10, 30))
    assert row.state == "police_filed"


@time_machine.travel("2026-11-23T09:00:00+08:00", tick=False)
def test_goods_follow_in_three_days_and_a_criminal_fine_leaves_no_room_for_another(conduct):
    story = conduct(start=date(2026, 9, 1))
    story.until(C.DECIDING)
    row = sent(
        story, date(2026, 10, 12), items=[{"name": "水泵", "quantity": "2台", "feature": "", "place": "车间"}]
    )
    row = referral.accept_referral(
        referral=row,
        actor=story.cast.officer,
        receipt_no="回执",
        complexity="crime.police",
        on=date(2026, 10, 12),
    )
    row = referral.police_filed(referral=row, actor=story.cast.officer, outcome="立案", on=date(2026, 10, 14))
    assert clock(row, "crime.goods").due_on == date(2026, 10, 19)  # the 17th is a Saturday
    row = referral.hand_over_goods(
        referral=row, actor=story.cast.officer, goods_note="已交接", on=date(2026, 10, 16)
    )
    with pytest.raises(Refused):
        referral.hand_over_goods(
            referral=row, actor=story.cast.officer, goods_note="再交", on=date(2026, 10, 17)
        )
    row = referral.conclude_referral(
        referral=row,
        actor=story.cast.officer,
        reason="判决生效",
        criminal_fine=Decimal(80000),
        on=date(2026, 11, 20),
    )
    with pytest.raises(Refused) as refused:
        story.decide(on=date(2026, 11, 21))
    assert "不再给予罚款" in str(refused.value)


def test_the_head_may_decline_with_reasons_and_the_investigator_may_not_approve(conduct):
    story = conduct()
    story.until(C.INVESTIGATING)
    with pytest.raises(Refused) as refused:
        report(story, story.day(3))
    assert "没有证据" in str(refused.value)
    story.add_evidence()
    row = report(story, story.day(4))
    for role in ("officer", "reviewer", "clerk", "supervisor"):
        with pytest.raises(Refused):
            referral.approve_referral(
                referral=row, actor=getattr(story.cast, role), opinion="好", on=story.day(5)
            )
    row = referral.decline_referral(referral=row, actor=story.cast.leader, reason="不够标准", on=story.day(5))
    assert row.opinion == "不够标准" and clock(row, "crime.chief.decide").state == "met"
    assert report(story, story.day(6)).state == "reported"  # new facts, a new report


def test_a_case_goes_to_another_organ_only_with_nothing_left_open(conduct, signed_in):
    story = conduct()
    story.until(C.INVESTIGATING)
    facts = {
        "organ_name": "云泽分局",
        "ground": "处罚法第22条",
        "reason": "违法行为发生地在云泽县",
        "materials": [],
    }
    from_order = report_order(story)
    with pytest.raises(Refused) as refused:
        organ.transfer_organ(case=story.fresh(), actor=story.cast.leader, on=story.day(9), **facts)
    assert "须先复查或者撤销" in str(refused.value)
    type(from_order).objects.filter(pk=from_order.pk).update(state="withdrawn", withdrawn_reason="移送")
    case = organ.transfer_organ(case=story.fresh(), actor=story.cast.leader, on=story.day(9), **facts)
    assert case.state == C.TRANSFERRED and case.organ_transfer.document.type == "organ_transfer"
    assert not Clock.objects.alive().of(case).exists()
    with pytest.raises(Refused):
        organ.transfer_organ(case=case, actor=story.cast.leader, on=story.day(10), **facts)
    gone = Case.objects.get(pk=case.pk)
    organ.receive_organ(case=gone, actor=story.cast.clerk, receipt_no="收文 3", on=story.day(12))
    text = signed_in(story.cast.clerk).get("/cases/transfers/").content.decode()
    assert "云泽分局" in text


def report_order(story):
    """An order of the case still to be signed."""
    return draft_order(
        case=story.case,
        actor=story.cast.officer,
        officer_b=story.cast.partner,
        violation=story.case.violation,
        facts="超标",
        demand="停止",
        correct_by=story.day(9),
        on=story.day(4),
    )


def test_every_page_of_transfers_stands_and_exports(evading, signed_in):
    row = ask_detention(evading, evading.day(40))
    detention.approve_detention(
        detention=row, actor=evading.cast.leader, opinion="同意。", on=evading.day(41)
    )
    for person in (evading.cast.officer, evading.cast.supervisor):
        client = signed_in(person)
        for address in (
            "/cases/referrals/",
            "/cases/detentions/",
            "/cases/transfers/",
            f"/cases/detentions/{row.pk}/",
        ):
            assert client.get(address).status_code == 200
        exported = b"".join(client.get("/cases/transfers/export.csv").streaming_content).decode()
        assert "行政拘留" in exported and evading.case.party_name in exported
    assert signed_in(evading.cast.outsider).get(f"/cases/detentions/{row.pk}/").status_code == 404
    assert Detention.objects.count() == 1
