"""The two doors without sign-in: what a hostile sender of data, and a stranger with or without a link, can do."""

import gzip
import json
import logging
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bureau.logs import Line
from inspections.models import OnlineCheck
from inspections.offsite.models import ExplanationRequest, Reading, ReadingBatch
from inspections.offsite.services import asking
from inspections.offsite.services import source as sources
from inspections.offsite.tests import factories as make
from inspections.offsite.tests.test_review import SAID
from inspections.services import online
from inspections.tests.factories import EnterpriseFactory, OnlineCheckFactory

pytestmark = pytest.mark.django_db
URL = "/inspections/offsite/api/readings"
COD = "化学需氧量"


@pytest.fixture
def token(clock, cast):
    clock.move_to(datetime(2026, 11, 23, 1))
    make.LimitFactory(parameter__point__code="DW001")
    _, token = sources.register(office=cast.bureau, actor=cast.clerk, name="省平台")
    return token


def send(client, token, rows, *, content_type="application/json", **headers):
    """One message as a platform sends it."""
    body = rows if isinstance(rows, bytes) else json.dumps({"readings": rows}).encode()
    headers = {"Authorization": f"Bearer {token}", **headers}
    return client.post(URL, body, content_type=content_type, headers=headers)


def row(value=45.2, hour=8, **more) -> dict:
    """One reading."""
    return {"point": "DW001", "parameter": COD, "at": f"2026-11-20 {hour:02d}:00", "value": value, **more}


@pytest.mark.postgres  # the stricter of the two: it takes no NUL, no half of a character, no digit of another script
@pytest.mark.parametrize(
    "strange",
    [
        {"point": "DW\x00001"},
        {"point": "\ud800"},
        {"parameter": "\x00"},
        {"at": "\udfff"},
        {"mark": "\x00"},
        {"value": "99999999.99999"},
        {"value": "-99999999.99999"},
        {"value": "1_000"},
        {"value": "1e400"},
        {"value": "NaN"},
        {"value": "sNaN"},
        {"value": "-Infinity"},
        {"value": "\x00"},
        {"at": "0001-01-01 00:00"},
        {"at": "9999-12-31 23:00"},
        {"at": "2026-11-20T08:00:00Z"},
        {"at": "2026-11-20 08:30"},
        {"at": "2027-01-01 00:00"},
        {"at": "2026-02-30 08:00"},
    ],
    ids=repr,
)
def test_a_strange_cell_is_a_wrong_row_and_the_others_come_in(token, client, strange):
    answer = send(client, token, [row(hour=7), {**row(), **strange}])
    assert answer.status_code == 200, answer.content
    assert (answer.json()["created"], answer.json()["failed"]) == (1, 1)
    assert Reading.objects.count() == 1


@pytest.mark.postgres  # it takes no digit of another script
@pytest.mark.parametrize("written", ["４５.２", "٤٥.٢"])
def test_digits_of_another_script_are_the_same_number_or_none(token, client, written):
    answer = send(client, token, [row(written)])
    assert answer.status_code == 200
    assert [r.value for r in Reading.objects.all()] in ([Decimal("45.2")], [])


def test_the_token_counts_in_the_header_only(token, client):
    body = json.dumps({"readings": [row()]})
    for address, headers in (
        (f"{URL}?token={token}", {}),
        (f"{URL}?access_token={token}", {}),
        (URL, {"Cookie": f"token={token}"}),
        (URL, {"Authorization": f"Basic {token}"}),
        (URL, {"Authorization": token}),
    ):
        answer = client.post(address, body, content_type="application/json", headers=headers)
        assert answer.status_code == 401, (address, headers)
    assert not ReadingBatch.objects.exists()
    assert client.get(URL, headers={"Authorization": f"Bearer {token}"}).status_code == 405


def test_a_sender_of_another_bureau_writes_nothing_here(token, client, cast):
    _, foreign = sources.register(office=cast.outsider.office, actor=cast.clerk, name="邻县平台")
    answer = send(client, foreign, [row()]).json()
    assert (answer["created"], answer["failed"]) == (0, 1) and not Reading.objects.exists()
    assert "没有点位 DW001" in answer["problems"][0]["why"], "whether the point exists elsewhere is not told"


def test_a_body_too_large_is_refused_in_words(token, client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = send(client, token, [row(hour=n % 24) for n in range(50)])
    assert answer.status_code == 413 and "1000" not in answer.json()["error"] and answer.json()["error"]


def test_a_compressed_body_is_not_unpacked(token, client):
    bomb = gzip.compress(b" " * 5_000_000)
    answer = send(client, token, bomb, **{"Content-Encoding": "gzip"})
    assert answer.status_code == 415 and "压缩" in answer.json()["error"]


@pytest.mark.parametrize(
    "kind", ["text/plain", "text/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"]
)
def test_what_is_not_called_json_is_refused(token, client, kind):
    answer = send(client, token, [row()], content_type=kind)
    assert answer.status_code == 415 and not ReadingBatch.objects.exists()
    assert send(client, token, [row()], content_type="application/json; charset=utf-8").status_code == 200


def test_an_hour_twice_in_one_message_is_wrong_the_second_time(token, client):
    answer = send(client, token, [row(1), row(2), row(3, at="2026/11/20 8:00")]).json()
    assert (answer["created"], answer["failed"]) == (1, 2)
    assert Reading.objects.get().value == 1


def test_a_message_costs_the_same_with_many_rows(token, client):
    send(client, token, [])  # the first of a minute is counted by one statement, the others by two
    costs = []
    for day, count in (("19", 1), ("20", 24)):
        rows = [{**row(hour=n), "at": f"2026-11-{day} {n:02d}:00"} for n in range(count)]
        with CaptureQueriesContext(connection) as asked:
            assert send(client, token, rows).json()["created"] == count
        costs.append(len(asked))
    assert costs[0] == costs[1], costs


def test_a_message_costs_the_same_with_many_points(token, client):
    firm = EnterpriseFactory()
    points = [make.ParameterFactory(point__enterprise=firm).point for _ in range(8)]
    send(client, token, [])
    costs = []
    for hour, some in ((1, points[:1]), (2, points)):
        rows = [{**row(hour=hour), "point": point.code} for point in some]
        with CaptureQueriesContext(connection) as asked:
            assert send(client, token, rows).json()["created"] == len(some)
        costs.append(len(asked))
    assert costs[0] == costs[1], costs


@pytest.fixture
def link(clock, cast) -> str:
    """The address sent to a firm."""
    check = OnlineCheckFactory(officer=cast.officer, day=date(2026, 11, 12), alarming=True)
    return reverse(
        "inspections:explain", args=[asking.ask(check=check, actor=cast.officer, question="请说明")]
    )


@pytest.fixture
def log() -> StringIO:
    """What the log of the house writes meanwhile."""
    (console,) = (h for h in logging.getLogger().handlers if isinstance(h.formatter, Line))
    written = StringIO()
    before = console.setStream(written)
    yield written
    console.setStream(before)


def test_a_link_is_not_written_to_the_log(link, log):
    visitor = Client(enforce_csrf_checks=True, raise_request_exception=False)
    assert visitor.post(link, {}).status_code == 403
    logging.getLogger("django.request").error("Internal Server Error: %s", link, extra={"status_code": 500})
    assert log.getvalue().count("/inspections/offsite/explain/…/") == 2
    assert link.split("/")[-2] not in log.getvalue()


def test_a_stranger_cannot_fill_the_disk(link, settings, log):
    """The form is parsed before the link is looked at, so the bound does not wait for it."""
    settings.REQUEST_LIMIT_MB = 0.001
    visitor, unknown = Client(enforce_csrf_checks=True), reverse("inspections:explain", args=["0" * 43])
    visitor.get(link)  # the cookie without which a form is not even read
    for address in (link, unknown, reverse("inspections:shown", args=["0" * 40])):
        answer = visitor.post(address, {"files": [SimpleUploadedFile("a.png", b"x" * 5000)], "cause": "x"})
        assert answer.status_code == 400 and "请求不完整" in answer.content.decode(), address
    assert link.split("/")[-2] not in log.getvalue()


def test_a_letter_after_the_day_was_settled_is_kept_and_opens_nothing(link, client, cast):
    check = OnlineCheck.objects.get()
    online.settle(check=check, actor=cast.officer, outcome="device")
    assert client.post(link, SAID).status_code == 302
    check.refresh_from_db()
    assert (check.outcome, "进水泵故障" in check.explanation) == ("device", True)


def test_many_files_and_endless_words_are_refused_and_keep_the_link(link, client):
    files = [SimpleUploadedFile(f"{n}.png", b"x") for n in range(7)]
    for sent in (
        {"files": files},
        {"cause": "长" * 4001},
        {"name": "长" * 41},
        {"phone": ""},
        {"cause": "\x00"},
    ):
        assert client.post(link, SAID | sent).status_code == 422, sent
    assert client.post(link, SAID).status_code == 302
    assert ExplanationRequest.objects.get().attempts == 6


def test_a_link_opens_nothing_but_its_page(link, client):
    """Neither the staff's pages of the same day nor another firm's day."""
    check = OnlineCheck.objects.get()
    client.get(link)
    page = client.get(reverse("inspections:online-check", args=[check.pk]))
    assert page.status_code == 302 and "/staff/sign-in/" in page.url
    text = client.get(link).content.decode()
    assert check.enterprise.code not in text
