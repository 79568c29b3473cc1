"""Asking for a case: the violations offered carry the law of the day of the act, and one without law is refused."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from bureau.law import services as law
from bureau.law.models import Violation, ViolationBasis
from cases.intake.services import clue as clues
from cases.models import Case

pytestmark = pytest.mark.django_db
LAST_OLD, FIRST_CODE = "2026-08-14", "2026-08-15"


def typed(cast, **facts) -> dict:
    return {
        "party_name": "青禾县禾润纺织印染有限公司",
        "party_kind": "entity",
        "act_on": LAST_OLD,
        "place": "城关镇清波路18号",
        "facts": "总排口超标排放。",
        "check_result": "属实",
        "on": "2026-11-20",
        "co_handler": cast.partner.pk,
        **facts,
    }


def page(client, clue, **sent) -> str:
    url = reverse("cases:clue-request_filing", args=[clue.pk])
    return (client.post(url, sent) if sent else client.get(url)).content.decode()


@pytest.fixture
def violation():
    return Violation.objects.get(name="超标排放水污染物")


@pytest.fixture
def unknown(violation):
    """A violation the law knows only up to the Code."""
    ViolationBasis.objects.filter(violation=violation, regime="code").delete()
    return violation


def test_violations_are_offered_with_the_articles_of_the_day(make_clue, cast, signed_in):
    client, clue = signed_in(cast.officer), make_clue()
    today = page(client, clue)
    assert "超标排放水污染物（违反条款未录入；处罚法典 第1107条，依据待核对）" in today
    assert "没有录入（未核对）" in today and "列出 2026-11-20 施行" in today
    before = page(client, clue, **typed(cast, violation=""))
    assert "超标排放水污染物（违反水污染防治法 第10条；处罚水污染防治法 第83条第2项）" in before
    ended = page(client, clue, **typed(cast, act_until=FIRST_CODE, violation=""))
    assert "处罚法典 第1107条" in ended and "列出 2026-08-15 施行" in ended
    assert page(client, clue, **typed(cast, act_on="昨天")).count("2026-11-20 施行") == 1


def test_a_violation_without_law_that_day_is_not_filed(make_clue, cast, signed_in, unknown):
    client, clue = signed_in(cast.officer), make_clue()
    sent = typed(cast, violation=unknown.pk, act_on=FIRST_CODE)
    text = page(client, clue, **sent)
    assert "没有处罚依据" in text and "不符合立案条件" in text and "第19条" in text
    assert not Case.objects.exists()
    url = reverse("cases:clue-request_filing", args=[clue.pk])
    assert client.post(url, {**sent, "act_on": LAST_OLD}).status_code == 302
    assert client.post(url, {**sent, "act_on": LAST_OLD}).status_code in (403, 409)  # once
    assert Case.objects.count() == 1


def test_the_service_refuses_it_too(make_clue, cast, unknown):
    facts = {"place": "总排口", "facts": "超标", "violation": unknown, "act_on": date(2026, 8, 15)}
    with pytest.raises(ValidationError, match="不符合立案条件"):
        clues.request_filing(
            clue=make_clue(), actor=cast.officer, co_handler=cast.partner, check_result="属实", **facts
        )


def test_only_officers_ask(make_clue, cast, signed_in, violation):
    clue = make_clue()
    url = reverse("cases:clue-request_filing", args=[clue.pk])
    for role in ("leader", "clerk", "supervisor"):
        sent = typed(cast, violation=violation.pk)
        assert signed_in(getattr(cast, role)).post(url, sent).status_code in (403, 409)
    assert not Case.objects.exists()


def test_what_is_out_of_use_is_offered_only_to_the_clue_that_has_it(violation):
    Violation.objects.filter(pk=violation.pk).update(is_active=False)
    day = date(2026, 11, 20)
    assert violation not in law.candidate_violations(day)
    assert violation in law.candidate_violations(day, keep=violation)


def test_the_list_costs_two_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        day = date(2026, 11, 20)
        assert all(law.candidate_words(row, day) for row in law.candidate_violations(day))
