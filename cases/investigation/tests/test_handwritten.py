"""Records written by hand and registered as evidence: their officers sit in one place at a time too (办法 第28条)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.workflow import Refused
from cases.investigation.services import investigation as investigating
from cases.investigation.tests.story import at, head, save
from cases.models import Evidence
from cases.tests.conduct import Conduct

pytestmark = pytest.mark.django_db
HAND = {
    "kind": "party",
    "title": "调查询问笔录（手写）",
    "provider": "江岸",
    "proves": "当事人的陈述",
    "elements": (),
}


def written(story, begin=9, end=10, minute=0, **facts) -> Evidence:
    """A handwritten record of day three."""
    day = story.day(3)
    hours = {"started_at": at(day, begin, minute), "ended_at": at(day, end)}
    return story.add_evidence(**{**HAND, **hours, **facts})


def refused(call, *words):
    with pytest.raises((Refused, ValidationError)) as caught:
        call()
    assert all(word in str(caught.value) for word in words), str(caught.value)


def typed(story, **facts) -> dict:
    """The form as an officer types it."""
    return {
        **{k: v for k, v in HAND.items() if k != "elements"},
        "obtained_on": str(story.day(3)),
        "second_collector": story.cast.partner.pk,
        "started_at": f"{story.day(3)} 09:00",
        "ended_at": f"{story.day(3)} 10:00",
        **facts,
    }


def test_by_hand_after_a_typed_one_and_the_other_way_round(story):
    save(story, "inquiry")
    refused(lambda: written(story, minute=59), "同一时间", "调查询问笔录")
    written(story, 10, 11)  # touching ends are no overlap
    refused(lambda: save(story, "scene", **head(story, 10, 11)), "同一时间", "手写的")


def test_two_by_hand_and_in_another_case(story, cast):
    written(story)
    refused(lambda: written(story, minute=30), "本案", "陈晓岚")
    other = Conduct(cast)
    other.until("investigating")
    refused(lambda: written(other), "另一案件")
    assert Evidence.objects.filter(started_at__isnull=False).count() == 1


def test_what_is_not_used_any_more_stands_in_nobodys_way(story):
    item = written(story)
    investigating.withdraw_evidence(
        case=story.fresh(), item=item, actor=story.cast.officer, reason="重复登记"
    )
    assert written(story).pk != item.pk


@pytest.mark.parametrize(
    ("hours", "word"),
    [
        ({"ended_at": None}, "起止时间须都填写"),
        ({"started_at": None}, "起止时间须都填写"),
        ({"begin": 10, "end": 9}, "结束时间须晚于开始时间"),
    ],
)
def test_hours_must_be_whole(story, hours, word):
    refused(lambda: written(story, **hours), word)


def test_the_hours_lie_on_the_day_of_the_record(story):
    refused(lambda: written(story, obtained_on=story.day(4)), "不是取得日期")


def test_the_database_holds_the_hours(story):
    item = written(story)
    for hours in ({"ended_at": None}, {"ended_at": item.started_at}):
        with pytest.raises(IntegrityError, match="cases_evidence_hours"), transaction.atomic():
            Evidence.objects.filter(pk=item.pk).update(**hours)


def test_the_page_asks_for_hours_and_refuses_the_second(story, signed_in):
    client, url = signed_in(story.cast.officer), reverse("cases:evidence-add", args=[story.case.pk])
    page = client.post(url, typed(story, started_at="", ended_at=""))
    assert page.status_code == 422 and "须写明起止时间" in page.content.decode()
    assert client.post(url, typed(story, started_at="九点")).status_code == 422
    assert client.post(url, typed(story, kind="scene", ended_at="")).status_code == 422
    assert client.post(url, typed(story)).status_code == 302
    twice = client.post(url, typed(story, title="调查询问笔录二"))
    assert twice.status_code == 409 and "同一时间" in twice.content.decode()
    plain = typed(story, kind="document", title="情况说明", started_at="", ended_at="")
    assert client.post(url, plain).status_code == 302
    shown = client.get(reverse("cases:case", args=[story.case.pk]), {"tab": "evidence"}).content.decode()
    assert "09:00" in shown and "调查询问笔录（手写）" in shown


def test_without_the_right_nothing_is_registered(story, signed_in):
    url = reverse("cases:evidence-add", args=[story.case.pk])
    for role, status in (("leader", 403), ("outsider", (403, 404))):
        answer = signed_in(getattr(story.cast, role)).post(url, typed(story)).status_code
        assert answer in (status if isinstance(status, tuple) else (status,))
    assert not Evidence.objects.filter(started_at__isnull=False).exists()
