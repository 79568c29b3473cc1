"""Two at once, on PostgreSQL: an abnormal day is decided once, a link answers once, a message comes in once."""

from datetime import date

import pytest

from bureau.workflow import Refused
from inspections.models import InspectionTask, OnlineCheck
from inspections.offsite.models import ExplanationRequest, ReadingBatch
from inspections.offsite.services import asking
from inspections.offsite.services import source as sources
from inspections.offsite.tests import factories as make
from inspections.services import online
from inspections.tests.factories import OnlineCheckFactory
from inspections.tests.test_races import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
SAID = {"cause": "进水泵故障", "measures": "已修复", "name": "罗行简", "phone": "0000-8800001"}


@pytest.fixture
def check(clock, cast) -> OnlineCheck:
    return OnlineCheckFactory(officer=cast.officer, day=date(2026, 11, 12), alarming=True)


def kinds(found) -> list[str]:
    """What each of those who started together got."""
    return sorted(type(one).__name__ for one in found)


def test_an_anomaly_becomes_one_visit(check, cast, squad):
    def convert():
        seen = OnlineCheck.objects.select_related("enterprise__office").get(pk=check.pk)
        return online.to_visit(check=seen, actor=cast.officer, officer_a=squad[0], officer_b=squad[2])

    assert kinds(at_once(convert, count=3)) == ["InspectionTask", "Refused", "Refused"]
    assert InspectionTask.objects.count() == 1
    check.refresh_from_db()
    assert check.task == InspectionTask.objects.get()


def test_a_link_answers_once(check, cast):
    request = asking.by_token(asking.ask(check=check, actor=cast.officer, question="请说明"))
    found = at_once(lambda: asking.answer(request=request, **SAID), count=3)
    assert kinds(found) == ["ExplanationRequest", "ValidationError", "ValidationError"], found
    check.refresh_from_db()
    assert check.explanation.count("进水泵故障") == 1


def test_every_sending_of_a_link_is_counted(check, cast):
    request = asking.by_token(asking.ask(check=check, actor=cast.officer, question="请说明"))
    assert at_once(lambda: asking.attempt(request), count=4) == [True] * 4
    assert ExplanationRequest.objects.get().attempts == 4


def test_the_firm_answers_while_the_day_is_settled_and_nothing_is_lost(check, cast):
    request = asking.by_token(asking.ask(check=check, actor=cast.officer, question="请说明"))
    acts = iter(
        [
            lambda: asking.answer(request=request, **SAID),
            lambda: online.settle(
                check=OnlineCheck.objects.get(pk=check.pk), actor=cast.officer, outcome="device"
            ),
        ]
    )
    found = at_once(lambda: next(acts)())
    assert not [one for one in found if isinstance(one, Refused | Exception)], found
    check.refresh_from_db()
    assert check.outcome == "device" and "进水泵故障" in check.explanation


def test_one_message_sent_twice_at_once_comes_in_once(clock, cast):
    make.LimitFactory(parameter__point__code="DW001")
    source, _ = sources.register(office=cast.bureau, actor=cast.clerk, name="省平台")
    body = (
        '{"readings": [{"point": "DW001", "parameter": "化学需氧量", "at": "2026-11-12 08:00", "value": 45}]}'
    ).encode()
    found = at_once(lambda: sources.receive(source=source, body=body), count=3)
    assert sorted(first for _, first in found) == [False, False, True], found
    assert ReadingBatch.objects.count() == 1


def test_a_minute_is_not_overfilled_by_messages_at_once(clock, cast):
    source, _ = sources.register(office=cast.bureau, actor=cast.clerk, name="省平台", per_minute=2)
    found = at_once(lambda: sources.may_send(source, source.created_at), count=5)
    assert sorted(found) == [False, False, False, True, True]
