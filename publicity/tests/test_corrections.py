"""申请更正: taken in from anyone within limits, answered by the clerk."""

import pytest
from django.test import Client
from django.urls import reverse

from publicity.models import Correction
from publicity.services import corrections as service
from publicity.tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db
FILLED = {"what": "信用代码第 5 位有误", "applicant": "云岭石材", "contact": "0000-1", "evidence": "营业执照"}


@pytest.fixture(autouse=True)
def _in_november(time_machine):
    time_machine.move_to("2026-11-23 09:00+08:00")


@pytest.fixture
def address(cast):
    return reverse("public:correction") + f"?about={PublicationFactory(clerk=cast.clerk).pk}"


def test_a_request_is_taken_in_and_answered(cast, client, address, signed_in):
    answer = client.post(address, FILLED)
    row = Correction.objects.get()
    assert row.code in answer.content.decode() and row.publication and "127.0.0.1" not in row.sender
    clerk = signed_in(cast.clerk)
    assert row.code in clerk.get(reverse("publicity:corrections")).content.decode()
    page = reverse("publicity:correction", args=[row.pk])
    assert clerk.post(page, {"accept": "yes", "answer": ""}).status_code == 422
    clerk.post(page, {"accept": "yes", "answer": "已撤回并重新公开"})
    row.refresh_from_db()
    assert (row.state, row.answered_by) == ("accepted", cast.clerk)
    assert clerk.post(page, {"accept": "no", "answer": "再答"}).status_code == 409
    assert signed_in(cast.officer).get(page).status_code == 403
    assert signed_in(cast.leader).post(page, {"accept": "no", "answer": "x"}).status_code == 403


def test_missing_words_are_asked_for_and_the_rest_kept(client, address):
    answer = client.post(address, {**FILLED, "contact": ""})
    assert answer.status_code == 422 and "信用代码第 5 位有误" in answer.content.decode()
    assert not Correction.objects.exists()


def test_programs_fall_into_the_trap(client, address):
    assert "已收到" in client.post(address, {**FILLED, "website": "http://spam"}).content.decode()
    assert not Correction.objects.exists()


def test_one_visitor_sends_three(client, address):
    assert [client.post(address, FILLED).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert Correction.objects.count() == 3


def test_one_address_sends_so_many_a_day(address, monkeypatch, time_machine):
    monkeypatch.setattr(service, "PER_SENDER", 2)
    assert [Client().post(address, FILLED).status_code for _ in range(3)] == [200, 200, 429]
    time_machine.move_to("2026-11-24 09:01+08:00")
    assert Client().post(address, FILLED).status_code == 200


def test_forms_need_the_token(address):
    assert Client(enforce_csrf_checks=True).post(address, FILLED).status_code == 403


def test_about_nothing_in_particular(cast, client):
    for about in ("", "0", "x", "99999999999999999999"):
        assert client.get(reverse("public:correction"), {"about": about}).status_code == 200
    assert client.post(reverse("public:correction"), FILLED).status_code == 200
    assert Correction.objects.get().publication is None
