"""Days of service worked by hand over Spring Festival, National Day, make-up days: when served, until when to pay."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from bureau.timelimits.models import Clock
from cases.execution.services import attempts
from cases.execution.services.decision import serve_decision
from cases.execution.tests.story import served
from cases.states import CaseState as C

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(time_machine):
    time_machine.move_to("2027-12-01T09:00:00+08:00", tick=False)


def _decided(conduct, start: date, on: date):
    story = conduct(start=start)
    story.until(C.DECIDING)
    story.decide(on=on)
    story.fresh()
    return story


@pytest.mark.parametrize(
    ("start", "decided_on", "serve_by", "served_on", "pay_until"),
    [
        # 2-13, 2-14 (make-up Saturday), 2-24 to 2-27, 2-28 (make-up Saturday); fifteen days from 2-14 end on a Sunday
        (date(2026, 1, 5), date(2026, 2, 12), date(2026, 2, 28), date(2026, 2, 14), date(2026, 3, 2)),
        # fifteen days from 2-6 would end on 2-21, in the holiday of 2-15 to 2-23
        (date(2026, 1, 5), date(2026, 2, 5), date(2026, 2, 14), date(2026, 2, 6), date(2026, 2, 24)),
        # 9-21 to 9-24, 9-28 to 9-30 with 9-25 to 9-27 off; fifteen days from 9-21 end on 10-6, in the October holiday
        (date(2026, 8, 17), date(2026, 9, 18), None, date(2026, 9, 21), date(2026, 10, 8)),
    ],
)
def test_direct_service_over_holidays(conduct, late, start, decided_on, serve_by, served_on, pay_until):
    story = _decided(conduct, start, decided_on)
    clock = Clock.objects.of(story.case).get(key="decision.serve")
    assert serve_by is None or clock.due_on == serve_by
    made = serve_decision(case=story.case, actor=story.cast.officer, **served(story, served_on))
    assert (made.served_on, made.pay_until) == (served_on, pay_until)
    assert Clock.objects.of(story.case).get(key="fine.pay").due_on == pay_until
    clock.refresh_from_db()
    assert clock.met_on == served_on


def test_public_notice_serves_on_its_thirtieth_day_even_in_a_holiday(conduct, late):
    """Published on 2026-09-04: served on 10-04, in the October holiday and not moved; fifteen days later is 10-19."""
    story = _decided(conduct, date(2026, 7, 6), date(2026, 8, 12))
    paper, cast, tried = story.case.decision.document, story.cast, date(2026, 8, 20)
    public = {
        **served(story, date(2026, 9, 4)), "mode": "public", "media": "青禾县人民政府网站", "served_on": None,
    }  # fmt: skip
    with pytest.raises(ValidationError, match="没有登记未成的送达"):
        serve_decision(case=story.case, actor=cast.officer, **public)
    for mode, day in (("direct", tried), ("left", tried + timedelta(days=5))):
        attempts.record_attempt(
            case=story.fresh(), document=paper, actor=cast.officer, officer_b=cast.partner, tried_on=day, mode=mode,
            place="厂区大门", result="unreachable", detail="厂区无人，电话停机。",
        )  # fmt: skip
    attempts.announce_service(
        case=story.fresh(), document=paper, actor=cast.officer, reason="下落不明。", on=date(2026, 9, 3)
    )
    made = serve_decision(case=story.fresh(), actor=cast.officer, **public)
    assert (made.served_on, made.pay_until) == (date(2026, 10, 4), date(2026, 10, 19))
