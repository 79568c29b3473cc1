"""A hearing is held only when its notice, or the last postponement, reached the party in time (行政处罚法 第64条)."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from bureau.timelimits import services as timelimits
from bureau.workflow import Refused
from cases.decision.services import hearing as hearings
from cases.states import CaseState as C

pytestmark = pytest.mark.django_db


def _texts(caught) -> str:
    return "；".join(r.text + r.article for r in caught.value.refusals)


def _called(conduct, cast, on=date(2026, 9, 22), day=date(2026, 10, 12)):
    story = conduct(fine=Decimal("220000"))
    story.until(C.DEFENCE)
    hearings.request_hearing(case=story.case, actor=cast.officer, by="江岸", on=story.case.notice.served_on)
    called = hearings.call_hearing(
        case=story.fresh(),
        actor=cast.reviewer,
        scheduled_on=day,
        place="会议室",
        chair=cast.supervisor,
        on=on,
    )
    return story, called


def _hold(story, cast, day):
    return hearings.hold_hearing(
        case=story.fresh(), actor=cast.reviewer, minutes="笔录", conclusion="维持", on=day
    )


def test_no_hearing_without_its_notice_served_in_time(conduct, cast):
    story, called = _called(conduct, cast)
    with pytest.raises(Refused) as caught:
        _hold(story, cast, date(2026, 10, 12))
    assert "没有登记送达" in _texts(caught) and "第64条第2项" in _texts(caught)
    story.serve_paper(called.document, date(2026, 9, 28))  # National Day and make-up days lie between
    late = timelimits.earliest_after_full_workdays(date(2026, 9, 28), 7)
    assert late > date(2026, 10, 12)
    with pytest.raises(Refused) as caught:
        _hold(story, cast, date(2026, 10, 12))
    assert str(late) in _texts(caught)
    delay = hearings.postpone_hearing(
        case=story.fresh(),
        actor=cast.reviewer,
        scheduled_on=date(2026, 10, 23),
        reason="通知送达晚",
        on=date(2026, 10, 10),
    )
    with pytest.raises(Refused, match="听证延期通知书"):
        _hold(story, cast, date(2026, 10, 23))
    story.serve_paper(delay.document, date(2026, 10, 10))
    assert _hold(story, cast, date(2026, 10, 23)).held_on


def test_no_hearing_without_notice_on_the_page_either(conduct, cast, signed_in, time_machine):
    story, called = _called(conduct, cast)
    time_machine.move_to("2026-10-12T15:00:00+08:00", tick=False)
    client, url = signed_in(cast.reviewer), reverse("cases:case-hold_hearing", args=[story.case.pk])
    answer = client.get(url)
    assert answer.status_code == 409 and f"/documents/{called.document_id}/serve/" in answer.content.decode()
    assert (
        client.post(
            url, {"on": "2026-10-12", "presence": "no_show", "minutes": "x", "signed": "on"}
        ).status_code
        == 409
    )
    story.fresh()
    assert story.case.hearing.held_on is None
