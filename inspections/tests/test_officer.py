"""The officers' register: certificates, specialities, recusals, load."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bureau.dates import today
from bureau.record.models import Entry
from inspections.models import Speciality
from inspections.services import recusal, speciality
from inspections.tests import factories as make

INDEX = "inspections:officers"


def names(client, query=""):
    return {row["person"].name for row in client.get(f"{reverse(INDEX)}?{query}").context["rows"]}


def test_filters(cast, squad, signed_in):
    client = signed_in(cast.supervisor)
    everyone = {person.name for person in squad}
    soon, gone = squad[2].certificates.get(), squad[3].certificates.get()
    soon.expires_on, gone.expires_on = today() + timedelta(days=30), today() - timedelta(days=1)
    soon.save(), gone.save()
    speciality.add(officer=squad[0], field="water", proof="证书", by=cast.leader)
    recusal.add(officer=squad[1], enterprise=make.EnterpriseFactory(), reason="亲属", by=cast.leader)
    assert names(client) == everyone
    assert names(client, "certificate=soon") == {squad[2].name}
    assert names(client, "certificate=none") == {squad[3].name}
    assert names(client, "certificate=valid") == everyone - {squad[3].name}
    assert names(client, "speciality=water") == {squad[0].name}
    assert names(client, "recused=1") == {squad[1].name}
    assert names(client, "recused=0") == everyone - {squad[1].name}
    assert names(client, f"q={soon.number}") == {squad[2].name}
    assert names(client, "q=没有这个人") == set() and names(client, "certificate=x") == everyone


def test_the_list_costs_the_same_with_more_officers(cast, squad, signed_in):
    client = signed_in(cast.leader)

    def cost():
        client.get(reverse(INDEX))
        with CaptureQueriesContext(connection) as found:
            client.get(reverse(INDEX))
        return len(found)

    speciality.add(officer=squad[0], field="water", proof="证书", by=cast.leader)
    few = cost()
    for person in squad:
        speciality.add(officer=person, field="air", proof="证书", by=cast.leader)
        recusal.add(officer=person, enterprise=make.EnterpriseFactory(), reason="亲属", by=cast.leader)
    assert cost() == few


def test_page_of_one_officer(cast, signed_in):
    firm = make.EnterpriseFactory()
    task = make.TaskFactory(
        enterprise=firm, officer_a=cast.officer, officer_b=cast.partner, assigned_on=today()
    )
    recusal.add(
        officer=cast.officer, enterprise=make.EnterpriseFactory(), reason="近亲属任职", by=cast.leader
    )
    speciality.add(officer=cast.officer, field="waste", proof="从事五年", by=cast.leader)
    page = signed_in(cast.clerk).get(reverse("inspections:officer", args=[cast.officer.pk])).content.decode()
    for words in (task.number, "近亲属任职", "从事五年", "QH-001", "可抽取"):
        assert words in page
    assert (
        signed_in(cast.outsider).get(reverse("inspections:officer", args=[cast.officer.pk])).status_code
        == 404
    )


def test_speciality_once_with_proof_and_taken_off_on_record(cast):
    made = speciality.add(officer=cast.officer, field="water", proof="证书", by=cast.leader)
    for facts, words in (
        ({"field": "water", "proof": "证书"}, "已登记"),
        ({"field": "air", "proof": " "}, "proof"),
    ):
        with pytest.raises(ValidationError) as refused:
            speciality.add(officer=cast.officer, by=cast.leader, **facts)
        assert words in str(refused.value)
    speciality.remove(speciality=made, by=cast.leader, reason="证书过期")
    assert not Speciality.objects.exists()
    assert list(Entry.objects.of(cast.officer).values_list("verb", "note")) == [
        ("speciality", "证书"),
        ("end_speciality", "证书过期"),
    ]


def test_specialities_in_the_browser(cast, signed_in):
    address = reverse("inspections:speciality-new", args=[cast.officer.pk])
    client = signed_in(cast.clerk)
    assert client.post(address, {"field": "", "proof": ""}).status_code == 422
    assert client.post(address, {"field": "noise", "proof": "上岗证"}).status_code == 302
    made = Speciality.objects.get()
    end = reverse("inspections:speciality-end", args=[made.pk])
    assert client.get(end).status_code == 200 and client.post(end, {"reason": "离岗"}).status_code == 302
    assert signed_in(cast.officer).get(address).status_code == 403


def test_register_as_a_file(cast, squad, signed_in):
    speciality.add(officer=squad[0], field="water", proof="证书", by=cast.leader)
    file = signed_in(cast.clerk).get(reverse("inspections:officers-export", args=["csv"]))
    lines = b"".join(file.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == len(squad) + 1 and any("QH-001" in line and "水" in line for line in lines)
