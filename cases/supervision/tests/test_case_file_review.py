"""案卷评查: drawn by tickets anyone can repeat, read by people without a hand in the file, answered by the handler."""

import hashlib
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from bureau.staff.services import add_person
from bureau.workflow import Refused
from cases.models import FileReview
from cases.states import CaseState, ReviewRoundState
from cases.supervision.pool import digest_of, drawn, ticket_of
from cases.supervision.services import case_file_review as reviews

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def late_november():
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield


@pytest.fixture
def round(conduct, cast):
    """A planned round with one closed case in its dates."""
    conduct().until(CaseState.CLOSED)
    return reviews.plan_round(
        actor=cast.supervisor, office=cast.bureau, title="2026 年案卷评查", closed_from=date(2026, 1, 1),
        closed_to=date(2026, 11, 23), sample=3,
    )  # fmt: skip


FINDING = {"item": "送达回证", "points": Decimal("2"), "fatal": False, "text": "签收人关系没有写明。"}


def _score(file, cast, *findings):
    return reviews.score_file(file=file, actor=cast.supervisor, findings=list(findings), opinion="评查完毕。")


def test_a_round_is_drawn_scored_answered_and_finished(round, cast):
    round = reviews.draw_round(round=round, actor=cast.supervisor)
    file = round.files.get()
    assert round.pool_size == 1 and round.pool_digest == digest_of([file.case.number])
    file = _score(file, cast, FINDING)
    assert (file.score, file.verdict) == (Decimal(98), FileReview.Verdict.EXCELLENT)
    reviews.answer_finding(finding=file.findings.get(), actor=cast.officer, answer="已补正。")
    round = reviews.finish_round(round=round, actor=cast.supervisor, summary="总体良好。")
    assert round.state == ReviewRoundState.FINISHED


def test_one_fatal_error_makes_the_score_nought(round, cast):
    file = reviews.draw_round(round=round, actor=cast.supervisor).files.get()
    file = _score(file, cast, {**FINDING, "fatal": True, "points": Decimal(0)})
    assert (file.score, file.verdict) == (Decimal(0), FileReview.Verdict.UNQUALIFIED)


def test_a_round_is_not_finished_while_a_file_is_unread(round, cast):
    round = reviews.draw_round(round=round, actor=cast.supervisor)
    with pytest.raises(Refused, match="还没有评查"):
        reviews.finish_round(round=round, actor=cast.supervisor, summary="x")


def test_who_had_a_hand_in_the_file_does_not_judge_it(round, cast):
    file = reviews.draw_round(round=round, actor=cast.supervisor).files.get()
    for person in (cast.officer, cast.reviewer, cast.leader):
        with pytest.raises(Refused):
            reviews.score_file(file=file, actor=person, findings=[], opinion="x")


def test_an_empty_pool_is_not_drawn(cast):
    empty = reviews.plan_round(
        actor=cast.supervisor, office=cast.bureau, title="空", closed_from=date(2020, 1, 1),
        closed_to=date(2020, 2, 1), sample=1,
    )  # fmt: skip
    with pytest.raises(Refused, match="没有可抽取"):
        reviews.draw_round(round=empty, actor=cast.supervisor)


def test_only_the_handlers_and_heads_answer_a_finding(round, cast, conduct, signed_in):
    file = _score(reviews.draw_round(round=round, actor=cast.supervisor).files.get(), cast, FINDING)
    stranger = add_person(username="stranger", name="郑旁人", office=cast.officer.office, roles=["officer"])
    url = reverse("cases:finding-answer", args=[round.pk, file.findings.get().pk])
    page = reverse("cases:round", args=[round.pk])
    for send in (
        lambda: signed_in(stranger).get(url),
        lambda: signed_in(stranger).post(url, {"answer": "x"}),
    ):
        answer = send()
        assert answer.status_code == 409 and "由本案承办人或者局领导" in answer.content.decode()
    with pytest.raises(Refused, match="承办人"):
        reviews.answer_finding(finding=file.findings.get(), actor=stranger, answer="x")
    assert url not in signed_in(stranger).get(page).content.decode()
    for person in (cast.officer, cast.partner, cast.leader):
        assert url in signed_in(person).get(page).content.decode()
        assert signed_in(person).get(url).status_code == 200


def test_a_score_is_final_once_the_handler_has_answered(round, cast):
    file = _score(reviews.draw_round(round=round, actor=cast.supervisor).files.get(), cast, FINDING)
    _score(file, cast, FINDING)
    reviews.answer_finding(finding=file.findings.get(), actor=cast.officer, answer="已补正。")
    with pytest.raises(ValidationError, match="不能再改"):
        _score(file, cast)


def test_the_database_holds_no_score_beyond_a_hundred(round, cast):
    file = _score(reviews.draw_round(round=round, actor=cast.supervisor).files.get(), cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        FileReview.objects.filter(pk=file.pk).update(score=101)


def test_the_pages_of_a_round(round, cast, signed_in):
    client = signed_in(cast.supervisor)
    client.post(reverse("cases:round-draw_round", args=[round.pk]), {"on": "20261123"})
    file = round.files.get()
    url = reverse("cases:file-review", args=[round.pk, file.pk])
    bad = client.post(url, {"on": "20261123", "lines": "送达回证，很多，没写", "opinion": "x"})
    assert bad.status_code == 422 and "扣分不对" in bad.content.decode() and "很多" in bad.content.decode()
    assert (
        client.post(url, {"on": "20261123", "lines": "送达回证,2,没写关系", "opinion": "x"}).status_code
        == 302
    )
    assert signed_in(cast.leader).get(url).status_code == 403
    page = signed_in(cast.officer).get(reverse("cases:round", args=[round.pk])).content.decode()
    assert "没写关系" in page and round.files.get().case.short_number in page
    export = signed_in(cast.officer).get(reverse("cases:round-export", args=[round.pk]))
    assert "没写关系" in b"".join(export.streaming_content).decode()


NUMBERS = st.lists(st.text("0123456789〔〕", min_size=1, max_size=8), unique=True, max_size=40)


@given(NUMBERS, st.integers(1, 50), st.randoms())
def test_the_order_of_the_pool_changes_nothing(numbers, count, random):
    shuffled = random.sample(numbers, len(numbers))
    assert drawn("s", numbers, count) == drawn("s", shuffled, count)
    assert digest_of(numbers) == digest_of(shuffled)
    assert len(drawn("s", numbers, count)) == min(count, len(numbers))


@given(NUMBERS, st.integers(1, 10))
def test_compulsory_files_are_always_drawn(numbers, count):
    must = frozenset(numbers[:3])
    assert must <= set(drawn("s", numbers, count, must))


def test_the_ticket_is_what_the_page_says():
    assert ticket_of("ab", "甲1") == hashlib.sha256("ab\n甲1\n".encode()).hexdigest()
