"""Daily review of online data: missed days show, abnormal ones are followed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.workflow import Refused
from inspections.models import InspectionTask, OnlineCheck
from inspections.services import online
from inspections.tests import factories as make


@pytest.fixture
def firm(clock, cast):
    return make.WatchFactory(since=date(2026, 11, 10)).enterprise


def test_missed_days_are_seen(firm, cast):
    online.note_check(enterprise=firm, officer=cast.officer, day=date(2026, 11, 11))
    ((found, days),) = online.missed_days(
        office=cast.bureau, first=date(2026, 11, 1), beyond=date(2026, 12, 1)
    )
    assert (found, days) == (firm, [date(2026, 11, 10), date(2026, 11, 12), date(2026, 11, 13)]), (
        "no future day is missed"
    )
    assert online.missed_days(user=cast.outsider, first=date(2026, 11, 1), beyond=date(2026, 12, 1)) == []


def test_quiet_day_for_all_leaves_entered_ones_alone(firm, cast):
    other = make.WatchFactory().enterprise
    online.note_check(
        enterprise=firm, officer=cast.officer, day=date(2026, 11, 13), abnormal=True, description="超标"
    )
    assert online.note_quiet_day(enterprises=[firm, other], officer=cast.officer, day=date(2026, 11, 13)) == 1
    assert OnlineCheck.objects.get(enterprise=firm).abnormal


def test_abnormal_day_to_explanation_to_visit(firm, cast, squad):
    check = online.note_check(
        enterprise=firm,
        officer=cast.officer,
        day=date(2026, 11, 13),
        abnormal=True,
        description="COD 3 次超标",
        ask_explanation=True,
    )
    assert list(OnlineCheck.objects.awaiting_explanation()) == [check]
    online.receive_explanation(check=check, actor=cast.officer, text="污泥泵停机两小时")
    assert list(OnlineCheck.objects.unsettled()) == [check]
    task = online.to_visit(check=check, actor=cast.officer, officer_a=cast.officer, officer_b=squad[2])
    assert (task.basis, task.trigger, task.mode) == ("trigger", "monitoring", "onsite")
    check.refresh_from_db()
    assert (check.outcome, check.task) == ("onsite", task)


@pytest.fixture
def alarm(firm, cast):
    """A day with abnormal data nobody has decided on."""
    day = date(2026, 11, 13)
    return make.OnlineCheckFactory(enterprise=firm, officer=cast.officer, day=day, alarming=True)


def test_an_abnormal_day_is_decided_once(alarm, cast, squad):
    pair = {"officer_a": cast.officer, "officer_b": squad[2]}
    as_another_saw_it = OnlineCheck.objects.get(pk=alarm.pk)
    online.to_visit(check=alarm, actor=cast.officer, **pair)
    with pytest.raises(Refused, match="已办结：转现场检查"):
        online.to_visit(check=as_another_saw_it, actor=cast.clerk, **pair)
    with pytest.raises(Refused, match="已办结"):
        online.settle(check=OnlineCheck.objects.get(pk=alarm.pk), actor=cast.officer, outcome="explained")
    assert InspectionTask.objects.count() == 1 and OnlineCheck.objects.get().outcome == "onsite"


def test_what_comes_in_meanwhile_is_not_overwritten(alarm, cast, squad):
    """The firm answers while an officer has the page open; a second letter does not replace the first."""
    as_the_firm_saw_it = OnlineCheck.objects.get(pk=alarm.pk)
    online.receive_explanation(check=alarm, actor=cast.officer, text="污泥泵停机")
    online.settle(check=as_the_firm_saw_it, actor=cast.officer, outcome="explained")
    online.receive_explanation(check=alarm, actor=cast.officer, text="补充：已换泵")
    found = OnlineCheck.objects.get()
    assert (found.explanation, found.outcome) == ("污泥泵停机\n补充：已换泵", "explained")


def test_a_quiet_day_is_neither_explained_nor_visited(firm, cast, squad):
    quiet = online.note_check(enterprise=firm, officer=cast.officer, day=date(2026, 11, 13))
    for act in (
        lambda: online.receive_explanation(check=quiet, actor=cast.officer, text="说明"),
        lambda: online.settle(check=quiet, actor=cast.officer, outcome="device"),
        lambda: online.to_visit(check=quiet, actor=cast.officer, officer_a=cast.officer, officer_b=squad[2]),
    ):
        with pytest.raises(Refused, match="没有登记数据异常"):
            act()


def test_one_check_a_day(firm, cast):
    online.note_check(enterprise=firm, officer=cast.officer, day=date(2026, 11, 13))
    with pytest.raises(ValidationError, match="当日已有巡查记录"):
        online.note_check(enterprise=firm, officer=cast.partner, day=date(2026, 11, 13))


def test_bad_input(firm, cast):
    with pytest.raises(ValidationError, match="今天之后"):
        online.note_check(enterprise=firm, officer=cast.officer, day=date(2026, 11, 14))
    with pytest.raises(ValidationError, match="须写明情况"):
        online.note_check(enterprise=firm, officer=cast.officer, day=date(2026, 11, 13), abnormal=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.OnlineCheckFactory(enterprise=firm, officer=cast.officer, alarming=True, outcome="onsite")
    with pytest.raises(ValidationError, match="没有安装在线监控"):
        online.watch(enterprise=make.EnterpriseFactory(), actor=cast.clerk)
    with pytest.raises(ValidationError, match="已在每日在线巡查中"):
        online.watch(enterprise=firm, actor=cast.clerk)


def test_ended_watch_misses_no_more(firm, cast):
    online.end_watch(watch=firm.watches.get(), actor=cast.clerk, until=date(2026, 11, 11), reason="停产")
    ((_, days),) = online.missed_days(office=cast.bureau, first=date(2026, 11, 1), beyond=date(2026, 12, 1))
    assert days == [date(2026, 11, 10), date(2026, 11, 11)]


def test_in_the_browser(firm, cast, squad, signed_in):
    client = signed_in(cast.officer)
    board = reverse("inspections:online")
    assert "未查看" in client.get(board).content.decode()
    sent = {"description": "氨氮缺数 5 小时", "ask_explanation": "on"}
    page = client.post(reverse("inspections:online-abnormal", args=[firm.pk]), sent).url
    assert "氨氮缺数" in client.get(page).content.decode()
    check = OnlineCheck.objects.get()
    assert (
        client.post(reverse("inspections:online-explanation", args=[check.pk]), {"text": "断网"}).status_code
        == 302
    )
    assert (
        client.post(reverse("inspections:online-settle", args=[check.pk]), {"outcome": "device"}).status_code
        == 302
    )
    assert (
        client.post(reverse("inspections:online-quiet"), {"day": "2026-11-12"}).url
        == f"{board}?day=2026-11-12"
    )
    assert OnlineCheck.objects.filter(day=date(2026, 11, 12), abnormal=False).count() == 1
    assert client.get(f"{board}?day=2027-01-01").context["day"] == date(2026, 11, 13)
    other = make.OnlineCheckFactory(
        enterprise=firm, officer=cast.officer, day=date(2026, 11, 11), alarming=True
    )
    pair = {"officer_a": cast.officer.pk, "officer_b": squad[2].pk}
    sent = client.post(reverse("inspections:online-visit", args=[other.pk]), pair)
    assert sent.url == reverse("inspections:task", args=[InspectionTask.objects.get().pk])
    clerk = signed_in(cast.clerk)
    new = make.EnterpriseFactory(key=True)
    assert (
        clerk.post(reverse("inspections:watch-new"), {"enterprise": new.code, "since": ""}).status_code == 302
    )
    sent = {"until": "2026-11-13", "reason": "停产"}
    assert clerk.post(reverse("inspections:watch-end", args=[new.watches.get().pk]), sent).status_code == 302
