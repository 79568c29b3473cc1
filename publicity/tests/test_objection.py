"""公示异议 from the public site: taken in while the notice runs, and no listing before it is answered."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from bureau.record.models import Entry
from bureau.workflow import Refused
from inspections.models import PositiveObjection
from inspections.services import objection as objections
from inspections.services import positive as positives
from inspections.tests.factories import PositiveListEntryFactory

pytestmark = pytest.mark.django_db
SAID = {"content": "夜间有刺激性气味", "objector": "梁先生", "contact": "0000-2"}


@pytest.fixture(autouse=True)
def _in_november(time_machine):
    time_machine.move_to("2026-11-23 09:00+08:00")


@pytest.fixture
def entry(cast):
    dates = {"notice_from": date(2026, 11, 20), "notice_until": date(2026, 11, 26)}
    return PositiveListEntryFactory(
        state="noticed", listed_on=None, until=None, approved_by=cast.leader, **dates
    )


@pytest.fixture
def address(entry):
    return reverse("public:objection", args=[entry.pk])


def test_an_objection_stops_the_listing_until_it_is_answered(
    entry, address, client, cast, signed_in, time_machine
):
    assert address in client.get(reverse("public:positive")).content.decode()
    assert entry.enterprise.name in client.get(address).content.decode()
    assert "已收到" in client.post(address, SAID).content.decode()
    found = PositiveObjection.objects.get()
    assert (found.received_on, found.created_by, found.contact) == (date(2026, 11, 23), None, "0000-2")
    assert Entry.objects.of(entry).get(verb="object").actor is None
    assert "127.0.0.1" not in found.sender
    desk = signed_in(cast.clerk).get(reverse("inspections:positive-entry", args=[entry.pk])).content.decode()
    assert "网上提出" in desk and "0000-2" in desk
    time_machine.move_to("2026-11-27 09:00+08:00")
    with pytest.raises(Refused, match="异议尚未核查"):
        positives.enter(entry=entry, actor=cast.clerk)


def test_nothing_is_taken_after_the_notice_or_about_what_is_not_in_notice(
    entry, address, client, time_machine
):
    time_machine.move_to("2026-11-27 09:00+08:00")
    assert "现在不收异议" in client.get(address).content.decode()
    assert client.post(address, SAID).status_code == 409
    with pytest.raises(Refused, match="公示已经结束"):
        objections.receive_from_public(
            entry=entry, objector="梁先生", contact="0000-2", content="夜间有刺激性气味"
        )
    listed = PositiveListEntryFactory()
    assert client.get(reverse("public:objection", args=[listed.pk])).status_code == 404
    assert not PositiveObjection.objects.exists()


def test_missing_words_programs_and_too_many(entry, address, client, monkeypatch):
    answer = client.post(address, {**SAID, "contact": ""})
    assert answer.status_code == 422 and "夜间有刺激性气味" in answer.content.decode()
    assert "已收到" in client.post(address, {**SAID, "website": "x"}).content.decode()
    assert not PositiveObjection.objects.exists()
    assert [client.post(address, SAID).status_code for _ in range(4)] == [200, 200, 200, 429]
    monkeypatch.setattr(objections, "PER_SENDER", 3)
    assert Client().post(address, SAID).status_code == 429
    assert Client(enforce_csrf_checks=True).post(address, SAID).status_code == 403
