"""Damage made good is a circumstance of the worksheet; an agreement not yet performed is none (法典 第1056条)."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from bureau.workflow import Context, Refused
from cases.decision import records
from cases.decision.guards.basis import grounds_carry
from cases.decision.papers.discretion import damage_text
from cases.measures.services import damage as claims
from cases.states import CaseState as C

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(conduct, time_machine):
    time_machine.move_to("2026-11-23T09:00:00+08:00", tick=False)
    story = conduct(outcome="lighter", grounds=("damage_paid",))
    story.until(C.INVESTIGATING)
    return story


def _agreed(story):
    cast = story.cast
    row = claims.screen_damage(
        actor=cast.officer,
        case=story.fresh(),
        found_on=date(2026, 9, 12),
        source="行政处罚案件",
        facts="河道受损。",
    )
    row = claims.record_check(damage=row, actor=cast.officer, check_result="属实", on=date(2026, 9, 14))
    row = claims.open_claim(damage=row, actor=cast.leader, reason="有损害", on=date(2026, 9, 15))
    row = claims.assess(
        damage=row, actor=cast.officer, on=date(2026, 9, 20), assessment="simple", assessor="专家组",
        amount=Decimal(120_000), restoration="增殖放流",
    )  # fmt: skip
    row = claims.notify_damage(damage=row, actor=cast.leader, on=date(2026, 9, 21))
    claims.hold_meeting(
        damage=row, actor=cast.officer, on=date(2026, 9, 28), place="会议室", attendants="双方", minutes="逐项磋商",
        conclusion="一致",
    )  # fmt: skip
    return claims.agree(
        damage=row, actor=cast.leader, agreed_amount=Decimal(110_000), agreement="三个月内付清",
        adviser_opinion="可以签订", on=date(2026, 9, 30),
    )  # fmt: skip


def _form(story, signed_in) -> str:
    client = signed_in(story.cast.officer)
    return client.get(reverse("cases:proposal", args=[story.case.pk])).content.decode()


def test_agreed_only_it_is_shown_and_refused(story, signed_in):
    _agreed(story)
    page = _form(story, signed_in)
    assert "110,000.00" in page and "履行完毕后才能" in page
    with pytest.raises(Refused) as caught:
        story.propose()
    assert "没有履行完毕" in caught.value.refusals[0].text and "第1056条" in caught.value.refusals[0].article


def test_performed_it_carries_a_lighter_fine_and_stands_on_the_sheet(story, signed_in):
    row = claims.perform(
        damage=_agreed(story), actor=story.cast.officer, performance="赔偿款已付清。", on=date(2026, 10, 12)
    )
    assert "可以选" in _form(story, signed_in)
    story.propose()
    case = story.fresh()
    assert grounds_carry(case, Context(story.cast.leader, date(2026, 10, 20))) == []
    assert "2026-10-12 已履行完毕，赔偿 110,000.00 元" in damage_text(case)
    type(row).objects.filter(pk=row.pk).update(performed_on=None, state="agreed")
    assert (
        "第1056条" in grounds_carry(story.fresh(), Context(story.cast.leader, date(2026, 10, 20)))[0].article
    )


def test_without_a_claim_of_ours_it_is_the_officers_statement(story):
    story.propose()
    assert not records.damage_claims(story.fresh()).exists() and damage_text(story.case) == ""
