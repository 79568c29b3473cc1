"""过错责任追究 and 执法行为监督: who is concerned is heard, off duty means off duty."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.staff.models import User
from bureau.staff.services import put_off_duty
from bureau.workflow import Refused
from cases.models import Accountability, ConductCheck
from cases.states import CaseState
from cases.supervision.services import accountability as faults

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def late_november():
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield


@pytest.fixture
def opened(cast):
    return faults.open_accountability(
        actor=cast.supervisor,
        office=cast.bureau,
        person=cast.officer,
        source="conduct",
        facts="没有出示执法证。",
    )


def test_nobody_is_dealt_with_unheard(opened, cast):
    with pytest.raises(Refused):
        faults.decide_fault(accountability=opened, actor=cast.leader, measure="education", decision="x")
    faults.hear_person(accountability=opened, actor=cast.supervisor, statement="当时匆忙。")
    done = faults.decide_fault(
        accountability=opened, actor=cast.leader, measure="education", decision="批评教育。"
    )
    assert done.decided_by == cast.leader
    with pytest.raises(IntegrityError), transaction.atomic():
        Accountability.objects.filter(pk=opened.pk).update(heard_on=None)


def test_nobody_decides_ones_own_matter(cast):
    own = faults.open_accountability(
        actor=cast.supervisor, office=cast.bureau, person=cast.leader, source="superior", facts="x"
    )
    faults.hear_person(accountability=own, actor=cast.supervisor, statement="x")
    with pytest.raises(Refused, match="本人是责任人"):
        faults.decide_fault(accountability=own, actor=cast.leader, measure="none", decision="x")


def test_off_duty_suspends_the_certificate_for_those_days(opened, cast):
    faults.hear_person(accountability=opened, actor=cast.supervisor, statement="x")
    faults.decide_fault(
        accountability=opened,
        actor=cast.leader,
        measure="off_duty",
        decision="x",
        off_duty_until=date(2026, 12, 22),
    )
    person = User.objects.get(pk=cast.officer.pk)
    assert person.is_certified(date(2026, 11, 22)) and person.is_certified(date(2026, 12, 23))
    assert not person.is_certified(date(2026, 11, 23)) and not person.is_certified(date(2026, 12, 22))
    assert person not in User.objects.certified(date(2026, 12, 1))


def test_a_second_time_off_duty_leaves_the_first(cast):
    first, second = (date(2026, 10, 1), date(2026, 10, 31)), (date(2026, 11, 20), date(2026, 12, 22))
    for days in (first, second):
        put_off_duty(person=cast.officer, first=days[0], last=days[1])
    person = User.objects.get(pk=cast.officer.pk)
    for day in (*first, *second):
        assert not person.is_certified(day) and person not in User.objects.certified(day), day
    for day in (date(2026, 9, 30), date(2026, 11, 1), date(2026, 11, 19), date(2026, 12, 23)):
        assert person.is_certified(day) and person in User.objects.certified(day), day
    with pytest.raises(ValidationError, match="止日不能早于起日"):
        put_off_duty(person=cast.officer, first=second[0], last=first[0])


def test_an_officer_off_duty_takes_no_case(opened, cast, conduct):
    """行政处罚法 第42条: the two certified officers are asked on the day of the act."""
    faults.hear_person(accountability=opened, actor=cast.supervisor, statement="x")
    faults.decide_fault(
        accountability=opened,
        actor=cast.leader,
        measure="off_duty",
        decision="x",
        off_duty_until=date(2026, 12, 22),
    )
    cast.officer = User.objects.get(pk=cast.officer.pk)
    with pytest.raises(Refused, match="没有有效的执法证"):
        conduct(start=date(2026, 11, 21)).until(CaseState.INVESTIGATING)


def test_inquiries_are_seen_by_supervisors_heads_and_the_person_alone(opened, cast, signed_in):
    url = reverse("cases:accountability", args=[opened.pk])
    seen = {
        name: signed_in(getattr(cast, name)).get(url).status_code
        for name in ("supervisor", "leader", "officer")
    }
    assert set(seen.values()) == {200}
    assert signed_in(cast.partner).get(url).status_code == 404
    assert (
        opened.number
        not in signed_in(cast.clerk).get(reverse("cases:accountabilities"), {"state": "all"}).content.decode()
    )


def test_improper_conduct_needs_advice_and_is_mended_once(cast, signed_in):
    facts = {
        "actor": cast.supervisor,
        "office": cast.bureau,
        "officers": [cast.officer],
        "checked_on": date(2026, 11, 20),
    }
    with pytest.raises(ValidationError):
        faults.check_conduct(**facts, manner="video", content="x", proper=False)
    check = faults.check_conduct(**facts, manner="video", content="未亮证。", proper=False, advice="须亮证。")
    url = reverse("cases:conduct-answer", args=[check.pk])
    client = signed_in(cast.officer)
    assert client.post(url, {"on": "20261123", "answer": "已学习。"}).status_code == 302
    assert client.get(url).status_code == 404
    assert ConductCheck.objects.get().answer == "已学习。"


def test_conduct_is_answered_by_whom_it_concerns_or_a_head(cast, signed_in):
    check = faults.check_conduct(
        actor=cast.supervisor, office=cast.bureau, officers=[cast.officer], checked_on=date(2026, 11, 20),
        manner="video", content="未亮证。", proper=False, advice="须亮证。",
    )  # fmt: skip
    url, register = reverse("cases:conduct-answer", args=[check.pk]), reverse("cases:conduct")
    for method in ("get", "post"):
        answer = getattr(signed_in(cast.partner), method)(url, {"on": "20261123", "answer": "已学习。"})
        assert answer.status_code == 409 and "当事执法人员" in answer.content.decode()
    with pytest.raises(Refused, match="当事执法人员"):
        faults.answer_conduct(check=check, actor=cast.partner, answer="已学习。")
    assert url not in signed_in(cast.partner).get(register).content.decode()
    for person in (cast.officer, cast.leader):
        assert url in signed_in(person).get(register).content.decode()
        assert signed_in(person).get(url).status_code == 200


def test_the_supervisor_registers_conduct_in_a_case(cast, signed_in, conduct):
    case = conduct().until(CaseState.INVESTIGATING)
    data = {
        "checked_on": "20261120", "manner": "on_site", "officers": [cast.officer.pk], "case": case.number,
        "content": "规范", "proper": "1",
    }  # fmt: skip
    client, url = signed_in(cast.supervisor), reverse("cases:conduct-add")
    wrong = client.post(url, {**data, "case": "没有这个号"})
    assert wrong.status_code == 422 and "没有立案号为" in wrong.content.decode()
    assert client.post(url, data).status_code == 302
    assert case.conduct_checks.get().proper
    assert signed_in(cast.officer).get(url).status_code == 403
