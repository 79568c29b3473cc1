"""The limit of a case: extended once by the head, once more by the heads together; what is taken out is over."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from cases.clocks import alive_clock
from cases.file.services import limit
from cases.states import CaseState as C

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def case(conduct):
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield conduct().until(C.INVESTIGATING)


def test_the_second_extension_is_discussed_and_a_form_sent_twice_is_one_extension(case, cast, signed_in):
    first = alive_clock(case, "case.limit").due_on
    url, sent = reverse("cases:case-extend_limit", args=[case.pk]), {"on": "20261123", "reason": "案情复杂"}
    client = signed_in(cast.leader)
    assert client.post(url, sent).status_code == 302
    again = client.post(url, sent)
    assert again.status_code == 422 and "集体讨论" in again.content.decode()
    assert alive_clock(case, "case.limit").extensions.count() == 1
    with pytest.raises(ValidationError, match="集体讨论"):
        limit.extend_limit(case=case, actor=cast.leader, reason="案情复杂", discussion=" ")
    said = {"discussion": "11月23日，沈若川等三人，一致同意延长三十日。"}
    assert client.post(url, sent | said).status_code == 302
    assert alive_clock(case, "case.limit").due_on >= first + timedelta(days=60)
    assert client.post(url, sent | said).status_code == 409


def test_days_that_are_still_to_come_are_not_taken_out(case, cast, signed_in):
    before = alive_clock(case, "case.limit").due_on
    facts = {"case": case, "actor": cast.officer, "first": TODAY, "reason": "监测、检测"}
    with pytest.raises(ValidationError, match="还没有到"):
        limit.exclude_time(**facts, last=TODAY + timedelta(days=300))
    url = reverse("cases:case-exclude_time", args=[case.pk])
    sent = {"first": "20261123", "last": "20270901", "reason": "监测、检测"}
    assert signed_in(cast.officer).post(url, sent).status_code == 422
    assert alive_clock(case, "case.limit").due_on == before
    limit.exclude_time(**facts, last=TODAY)
    limit.exclude_time(**facts, last=TODAY)  # the same days count once, however often they are sent
    assert alive_clock(case, "case.limit").due_on == before + timedelta(days=1)
