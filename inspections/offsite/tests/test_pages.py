"""The pages of the room, walked with data; and the terms firms owe about their instruments."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from inspections.offsite.models import (
    Anomaly,
    DataSource,
    DeviceEvent,
    MonitoringPoint,
    Reading,
    ReadingBatch,
)
from inspections.offsite.services import devices
from inspections.offsite.services.detecting import detect
from inspections.offsite.services.watching import detect_all, is_due
from inspections.offsite.tests import factories as make
from inspections.tests.factories import WatchFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def parameter(clock, cast):
    clock.move_to(datetime(2026, 11, 23, 1))
    parameter = make.LimitFactory(parameter__point__connected_on=date(2026, 11, 1)).parameter
    start = timezone.make_aware(datetime(2026, 11, 1))
    Reading.objects.bulk_create(
        Reading(
            parameter=parameter,
            span=1,
            at=start + timedelta(hours=n),
            value=None if n % 97 == 5 else Decimal(130 if n % 100 == 50 else 40 + n * 7 % 11),
            mark="M" if n % 97 == 5 else "N",
        )
        for n in range(24 * 22)
        if not 200 < n < 215
    )
    MonitoringPoint.objects.update(last_at=start + timedelta(hours=24 * 22 - 1))
    WatchFactory(enterprise=parameter.point.enterprise)
    detect(point=parameter.point, first=date(2026, 11, 1), last=date(2026, 11, 22))
    return parameter


def test_every_page_opens_for_those_who_work_here(parameter, cast, signed_in):
    point, anomaly = parameter.point, Anomaly.objects.first()
    device = make.DeviceFactory(point=point)
    devices.report(device=device, actor=cast.officer, kind="F", started_at=timezone.now())
    pages = [
        reverse("inspections:points"),
        reverse("inspections:point", args=[point.pk]),
        reverse("inspections:point", args=[point.pk]) + f"?month=2026-10&parameter={parameter.pk}",
        reverse("inspections:anomalies"),
        reverse("inspections:anomalies") + "?view=all&rule=gap&q=DW",
        reverse("inspections:anomaly", args=[anomaly.pk]),
        reverse("inspections:reading-batches"),
        reverse("inspections:online"),
        reverse("inspections:online") + f"?day={anomaly.day}",
    ]
    forms = [
        reverse("inspections:point-new"),
        reverse("inspections:point-end", args=[point.pk]),
        reverse("inspections:parameter-new", args=[point.pk]),
        reverse("inspections:device-new", args=[point.pk]),
        reverse("inspections:device-event-new", args=[point.pk]),
        reverse("inspections:limit-new", args=[parameter.pk]),
        reverse("inspections:readings-new"),
        reverse("inspections:anomaly-confirm", args=[anomaly.pk]),
        reverse("inspections:anomaly-dismiss", args=[anomaly.pk]),
        reverse("inspections:device-event-restore", args=[DeviceEvent.objects.get().pk]),
    ]
    for person, addresses in ((cast.officer, pages + forms), (cast.leader, pages), (cast.supervisor, pages)):
        client = signed_in(person)
        for address in addresses:
            assert client.get(address).status_code == 200, address
    assert signed_in(cast.clerk).get(reverse("inspections:sources")).status_code == 200
    stranger = signed_in(cast.outsider)
    assert stranger.get(reverse("inspections:point", args=[point.pk])).status_code == 404
    assert stranger.get(reverse("inspections:anomaly", args=[anomaly.pk])).status_code == 404


def test_the_month_is_a_picture_and_a_table(parameter, cast, signed_in):
    page = (
        signed_in(cast.officer).get(reverse("inspections:point", args=[parameter.point_id])).content.decode()
    )
    assert 'class="chart"' in page and "小时限值 100" in page and "看数字表" in page
    assert "<script" not in page.split("<main")[1] and " style=" not in page


def test_the_page_of_a_month_costs_few_queries(parameter, cast, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.officer)
    with django_assert_max_num_queries(25):
        client.get(reverse("inspections:point", args=[parameter.point_id]))


def test_a_point_is_registered_and_measured_by_forms(clock, cast, signed_in):
    clock.move_to(datetime(2026, 11, 23, 1))
    firm = make.PointFactory().enterprise
    client = signed_in(cast.officer)
    sent = {
        "enterprise": firm.code,
        "code": "DA777",
        "name": "锅炉烟囱",
        "medium": "air",
        "kind": "main",
        "connected_on": "2026-11-01",
    }
    assert client.post(reverse("inspections:point-new"), sent).status_code == 302
    assert client.post(reverse("inspections:point-new"), sent).status_code == 422, "a code is taken once"
    point = MonitoringPoint.objects.get(code="DA777")
    new = reverse("inspections:parameter-new", args=[point.pk])
    assert client.post(new, {"name": "二氧化硫", "unit": "mg/m³"}).status_code == 302
    assert client.post(new, {"name": "二氧化硫"}).status_code == 422
    limit = reverse("inspections:limit-new", args=[point.parameters.get().pk])
    assert (
        client.post(limit, {"effective_from": "20261101", "standard": "GB 13271-2014 表 2"}).status_code
        == 422
    )
    sent = {"effective_from": "20261101", "hourly": "200", "standard": "GB 13271-2014 表 2"}
    assert client.post(limit, sent).status_code == 302
    device = reverse("inspections:device-new", args=[point.pk])
    assert client.post(device, {"name": "烟气分析仪"}).status_code == 302
    event = reverse("inspections:device-event-new", args=[point.pk])
    sent = {"device": point.devices.get().pk, "kind": "S", "started_at": "2026-11-20 08:00"}
    assert client.post(event, sent).status_code == 422, "a stop has been asked for"
    assert client.post(event, {**sent, "asked_on": "2026-11-10"}).status_code == 302
    row = DeviceEvent.objects.get()
    restore = reverse("inspections:device-event-restore", args=[row.pk])
    assert client.post(restore, {"ended_at": "2026-11-20 07:00"}).status_code == 422
    assert client.post(restore, {"ended_at": "2026-11-21 07:00"}).status_code == 302
    assert (
        client.post(
            reverse("inspections:point-end", args=[point.pk]), {"on": "1123", "reason": "x"}
        ).status_code
        == 422
    )
    ended = {"on": "2026-11-23", "reason": "锅炉拆除"}
    assert client.post(reverse("inspections:point-end", args=[point.pk]), ended).status_code == 302


def test_terms_of_a_fault_and_a_stop_follow_from_the_rules(clock, cast):
    clock.move_to(datetime(2026, 10, 12, 1))
    device = make.DeviceFactory()
    start = timezone.make_aware(datetime(2026, 9, 24, 10))
    fault = devices.report(device=device, actor=cast.officer, kind="F", started_at=start)
    assert fault.report_due_at - start == timedelta(hours=12)
    assert fault.restore_due_at - start == timedelta(hours=48)
    assert fault.due_on == date(2026, 10, 9)
    stop = devices.report(
        device=device, actor=cast.officer, kind="S", started_at=start, asked_on=date(2026, 4, 3)
    )
    assert stop.due_on == date(2026, 4, 13)
    assert not stop.is_consented(date(2026, 4, 13)) and stop.is_consented(date(2026, 4, 14)), "silence agrees"
    with pytest.raises(ValidationError, match="逾期未答复视为同意"):
        devices.answer(event=stop, actor=cast.leader, consented=False)
    asked = devices.report(
        device=device, actor=cast.officer, kind="R", started_at=start, asked_on=date(2026, 10, 12)
    )
    devices.answer(event=asked, actor=cast.leader, consented=False)
    asked.refresh_from_db()
    assert not asked.is_consented(date(2027, 1, 1))
    with pytest.raises(ValidationError, match="已答复"):
        devices.answer(event=asked, actor=cast.leader, consented=True)


def test_a_report_that_comes_later_excuses_and_a_stop_refused_does_not(parameter, cast):
    hours = {
        "at__gte": timezone.make_aware(datetime(2026, 11, 9)),
        "at__lt": timezone.make_aware(datetime(2026, 11, 10)),
    }
    assert Anomaly.objects.filter(rule="gap", day=date(2026, 11, 9), state="found").exists()
    device = make.DeviceFactory(point=parameter.point)
    devices.report(
        device=device,
        actor=cast.officer,
        kind="M",
        started_at=hours["at__gte"],
        ended_at=hours["at__lt"],
    )
    detect(point=parameter.point, first=date(2026, 11, 9), last=date(2026, 11, 9))
    assert Anomaly.objects.get(rule="gap", day=date(2026, 11, 9)).state == "lapsed"


def test_a_silent_device_is_found_by_the_nightly_look(parameter, clock):
    assert is_due()
    clock.move_to(datetime(2026, 11, 25, 1))
    assert detect_all({}) > 0
    assert Anomaly.objects.filter(rule="gap", day=date(2026, 11, 24)).exists()
    assert detect_all({}) == 0, "looked at again, nothing is doubled"


def test_a_token_is_shown_once(clock, cast, signed_in):
    client = signed_in(cast.clerk)
    page = client.post(
        reverse("inspections:sources"), {"name": "省平台", "per_minute": "60", "enterprise": ""}
    )
    assert "只显示这一次" in page.content.decode() and DataSource.objects.count() == 1
    assert "只显示这一次" not in client.get(reverse("inspections:sources")).content.decode()


def test_a_file_goes_from_upload_to_data_by_the_pages(parameter, cast, signed_in):
    client = signed_in(cast.clerk)
    rows = [(parameter.point.code, parameter.name, "2026-11-23 00:00", "50", ""), ("?", "", "", "", "")]
    answer = client.post(reverse("inspections:readings-new"), {"file": make.table(rows)}, follow=True)
    assert "尚未写入" in answer.content.decode()
    address = answer.redirect_chain[-1][0]
    assert client.post(address + "confirm/").status_code == 302
    assert client.post(address + "confirm/").status_code == 409, "once"
    assert "已写入" in client.get(address).content.decode()
    assert b"".join(client.get(address + "report/").streaming_content).startswith(b"\xef\xbb\xbf")


def test_a_file_confirmed_from_an_old_page_is_refused_in_words(parameter, cast, signed_in):
    client, upload = signed_in(cast.officer), reverse("inspections:readings-new")
    rows = [(parameter.point.code, parameter.name, "2026-11-20 01:00", "50", "")]
    client.post(upload, {"file": make.table(rows)})
    confirm = reverse("inspections:readings-confirm", args=[ReadingBatch.objects.get().pk])
    assert client.post(confirm).status_code == 302
    again = client.post(confirm)
    assert again.status_code == 409 and "不能再确认" in again.content.decode()
