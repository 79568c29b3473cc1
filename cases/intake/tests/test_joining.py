"""Joining, splitting, sending away and declining clues; likeness of matters."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from bureau.documents.models import IssuedDocument
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.intake.duplicates import alike, likeness
from cases.intake.services import clue as clues
from cases.intake.services import complaint as complaints
from cases.intake.services import filing, joining
from cases.models import Clue
from cases.states import CaseState, ClueState

pytestmark = pytest.mark.django_db


def test_a_joined_clue_ends_its_own_clock_and_brings_its_complaints(make_clue, make_complaint, cast):
    main = make_clue()
    other = complaints.accept_complaint(
        complaint=make_complaint(), actor=cast.clerk, party_kind="entity"
    ).clue
    other = joining.join_clue(clue=other, actor=cast.officer, into=main, reason="同一事项")
    assert other.state == ClueState.JOINED and not Clock.objects.alive().of(other).exists()
    assert main.complaints.count() == 1


def test_a_join_is_taken_back_and_the_term_counts_from_the_first_receipt(make_clue, cast):
    main, other = make_clue(), make_clue(received_on=date(2026, 11, 18))
    other = joining.join_clue(clue=other, actor=cast.officer, into=main, reason="同一事项")
    other = joining.reopen_clue(clue=other, actor=cast.officer, reason="并错了")
    assert other.joined_into is None
    assert Clock.objects.alive().of(other).get(key="filing.decide").due_on == date(2026, 12, 3)


@pytest.mark.parametrize("into", ["itself", "declined"])
def test_a_clue_is_joined_only_into_another_that_is_under_way(make_clue, cast, into):
    clue, ended = make_clue(), make_clue()
    clues.decline_clue(clue=ended, actor=cast.leader, ground="no_violation", reason="没有违法行为。")
    target = clue if into == "itself" else Clue.objects.get(pk=ended.pk)
    with pytest.raises(ValidationError, match="另一条在办"):
        joining.join_clue(clue=clue, actor=cast.officer, into=target, reason="x")


def test_a_second_matter_becomes_a_clue_received_on_the_same_day(make_clue, cast):
    clue = make_clue()
    part = joining.split_clue(
        clue=clue,
        actor=cast.officer,
        content="另有危险废物露天堆放。",
        reason="两个事项",
        party_name="青禾县某汽修部",
        party_kind="trader",
    )
    assert part.split_from == clue and part.received_on == clue.received_on and part.number != clue.number
    assert Clock.objects.alive().of(part).filter(key="filing.decide").exists()


def test_what_is_already_a_case_is_neither_joined_nor_split(conduct, make_clue, cast):
    clue = conduct(start=date(2026, 11, 17)).until(CaseState.FILING).clue
    for act in (
        lambda: joining.join_clue(clue=clue, actor=cast.officer, into=make_clue(), reason="x"),
        lambda: joining.split_clue(clue=clue, actor=cast.officer, content="x", reason="x", party_name="x"),
        lambda: joining.route_clue(clue=clue, actor=cast.leader, organ="x", reason="x"),
    ):
        with pytest.raises(Refused):
            act()


def test_a_clue_of_another_organ_is_sent_there_by_the_head_alone(make_clue, cast):
    clue, sent = make_clue(), {"organ": "青禾县水利局", "reason": "河道采砂属水利部门。"}
    with pytest.raises(Refused):
        joining.route_clue(clue=clue, actor=cast.officer, **sent)
    clue = joining.route_clue(clue=clue, actor=cast.leader, **sent)
    assert clue.state == ClueState.ROUTED and Clock.objects.of(clue).get().met_on == date(2026, 11, 23)


def test_declining_issues_the_approval_form_with_ground_and_reason(make_clue, cast):
    clue = make_clue()
    clues.decline_clue(clue=clue, actor=cast.leader, ground="lapsed", reason="行为终了已逾两年。")
    paper = IssuedDocument.objects.of(clue).get()
    assert paper.type == "declined_filing" and "行为终了已逾两年。" in str(paper.context)


def test_a_filing_is_taken_back_with_its_form_and_ends_the_case(conduct, cast):
    case = conduct(start=date(2026, 11, 10)).until(CaseState.INVESTIGATING)
    case = filing.cancel_filing(case=case, actor=cast.leader, reason="经查不属本机关管辖。")
    assert case.state == CaseState.CANCELLED and case.is_finished
    assert IssuedDocument.objects.of(case).of_type("cancelled_filing").exists()
    assert not Clock.objects.alive().of(case).exists()


def test_alike_names_the_reasons_and_stays_within_the_bureau(make_clue, cast):
    clue = make_clue()
    asked = {
        "name": clue.party_name,
        "code": "",
        "place": "",
        "content": "排放黑烟，气味刺鼻",
        "received_on": date(2026, 11, 23),
    }
    found = alike(cast.officer, **asked)
    assert [f.clue for f in found] == [clue] and found[0].reasons == ("同一当事人", "内容相近")
    assert alike(cast.outsider, **asked) == []
    assert alike(cast.officer, **{**asked, "received_on": date(2027, 3, 1)}) == []


def test_registering_a_like_matter_shows_the_earlier_clue_and_loses_nothing(make_clue, cast, signed_in):
    clue, client, url = make_clue(), signed_in(cast.officer), reverse("cases:clue-add")
    data = {
        "source": "media",
        "received_on": "20261123",
        "content": "媒体反映黑烟",
        "party_name": clue.party_name,
        "party_kind": "entity",
    }
    page = client.post(url, data)
    assert (
        page.status_code == 200
        and clue.number in page.content.decode()
        and "媒体反映黑烟" in page.content.decode()
    )
    assert Clue.objects.count() == 1
    assert client.post(url, {**data, "another": "1"}).status_code == 302
    assert Clue.objects.count() == 2


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_symmetric_and_between_nought_and_one(one, other):
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1


@given(st.text(alphabet="黑烟气味刺鼻排放夜间", min_size=2, max_size=30))
def test_a_text_is_like_itself_whatever_its_punctuation(text):
    assert likeness(text, f" {text}。") == 1
