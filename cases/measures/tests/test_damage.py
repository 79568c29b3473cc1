"""Ecological-damage compensation from clue to evaluation; every rule of it is still marked as unverified."""

from datetime import date
from decimal import Decimal

import pytest

from bureau.documents.models import IssuedDocument
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.measures.services import damage as claims
from cases.states import CaseState as C
from cases.states import DamageState as D

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(conduct):
    """A clue on a case under investigation, found on 8 September 2026."""
    story = conduct()
    story.until(C.INVESTIGATING)
    row = claims.screen_damage(
        actor=story.cast.officer,
        case=story.fresh(),
        found_on=date(2026, 9, 8),
        source="行政处罚案件",
        facts="总排口下游河道水质受损。",
    )
    row.cast = story.cast
    return row


def clock(row, key):
    return Clock.objects.of(row).filter(key=key).latest("pk")


def opened(claim):
    cast = claim.cast
    row = claims.record_check(damage=claim, actor=cast.officer, check_result="损害属实", on=date(2026, 9, 20))
    return claims.open_claim(damage=row, actor=cast.leader, reason="有损害", on=date(2026, 9, 25))


def negotiating(claim):
    cast, row = claim.cast, opened(claim)
    row = claims.assess(
        damage=row,
        actor=cast.officer,
        on=date(2026, 10, 20),
        assessment="simple",
        assessor="专家组",
        amount=Decimal(120000),
        restoration="增殖放流",
    )
    return claims.notify_damage(damage=row, actor=cast.leader, on=date(2026, 10, 21))


def meet(row, cast, day):
    return claims.hold_meeting(
        damage=row,
        actor=cast.officer,
        on=day,
        place="会议室",
        attendants="双方",
        minutes="逐项磋商",
        conclusion="未一致",
    )


def test_thirty_days_to_check_roll_over_national_day_and_say_they_are_unverified(claim):
    found = clock(claim, "damage.check")
    assert found.due_on == date(2026, 10, 8) and found.rule.verified == "n"


def test_from_clue_to_evaluation_with_every_paper(claim, signed_in):
    cast, row = claim.cast, negotiating(claim)
    assert clock(row, "damage.negotiate").due_on == date(2027, 1, 19)
    meet(row, cast, date(2026, 11, 2))
    row = claims.agree(
        damage=row,
        actor=cast.leader,
        agreed_amount=Decimal(100000),
        agreement="三十日内付清。",
        adviser_opinion="合法有效。",
        on=date(2026, 11, 10),
    )
    row = claims.confirm_agreement(
        damage=row, actor=cast.officer, court="青禾县人民法院", on=date(2026, 11, 16)
    )
    row = claims.perform(damage=row, actor=cast.officer, performance="已付清", on=date(2026, 11, 18))
    row = claims.evaluate(damage=row, actor=cast.officer, evaluation="达到修复目标", on=date(2026, 11, 20))
    assert row.state == D.COMPLETED
    types = list(IssuedDocument.objects.of(row.case).values_list("type", flat=True))
    assert {"damage_decision", "damage_notice", "damage_agreement"} <= set(types)
    text = signed_in(cast.reviewer).get(f"/cases/damages/{row.pk}/").content.decode()
    assert "从轻、减轻" in text and "依据待核对" in text and "100,000.00" in text
    assert signed_in(cast.outsider).get(f"/cases/damages/{row.pk}/").status_code == 404
    assert signed_in(cast.clerk).get("/cases/damages/?state=all").status_code == 200


def test_no_decision_before_the_check(claim):
    with pytest.raises(Refused) as refused:
        claims.open_claim(damage=claim, actor=claim.cast.leader, reason="有损害", on=date(2026, 9, 20))
    assert "没有初步核查情况" in str(refused.value)


def test_not_opened_says_why(claim):
    row = claims.record_check(
        damage=claim, actor=claim.cast.officer, check_result="轻微", on=date(2026, 9, 20)
    )
    row = claims.decline_claim(
        damage=row, actor=claim.cast.leader, reason="损害显著轻微", on=date(2026, 9, 21)
    )
    assert row.state == D.DECLINED and not row.document.context["opened"]
    assert clock(row, "damage.check").state == "met"


def test_three_meetings_at_most_then_the_court(claim):
    cast, row = claim.cast, negotiating(claim)
    for day in (2, 6, 12):
        meet(row, cast, date(2026, 11, day))
    with pytest.raises(Refused) as refused:
        meet(row, cast, date(2026, 11, 20))
    assert "磋商已满 3 次" in str(refused.value)
    row = claims.sue(damage=row, actor=cast.leader, court="澜州中院", reason="未一致", on=date(2026, 11, 20))
    assert row.state == D.SUED and clock(row, "damage.negotiate").state == "met"


def test_no_agreement_without_a_meeting_and_no_wrong_hands(claim):
    cast, row = claim.cast, negotiating(claim)
    terms = {"agreed_amount": Decimal(1), "agreement": "付清", "adviser_opinion": "可"}
    with pytest.raises(Refused) as refused:
        claims.agree(damage=row, actor=cast.leader, on=date(2026, 11, 10), **terms)
    assert "没有磋商会议记录" in str(refused.value)
    for role in ("officer", "reviewer", "clerk", "supervisor"):
        with pytest.raises(Refused):
            claims.agree(damage=row, actor=getattr(cast, role), on=date(2026, 11, 10), **terms)
