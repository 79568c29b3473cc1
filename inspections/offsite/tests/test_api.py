"""The interface: a token of its own, counted, the same message once."""

import json
from datetime import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from inspections.offsite.models import Correction, DataSource, Reading, ReadingBatch
from inspections.offsite.services import source as sources
from inspections.offsite.tests import factories as make

pytestmark = pytest.mark.django_db
URL = "/inspections/offsite/api/readings"


@pytest.fixture
def token(clock, cast):
    clock.move_to(datetime(2026, 11, 23, 1))
    make.LimitFactory(parameter__point__code="DW001")
    _, token = sources.register(office=cast.bureau, actor=cast.clerk, name="省平台")
    return token


def _send(client, token, rows, **more):
    body = rows if isinstance(rows, bytes | str) else json.dumps({"readings": rows})
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return client.post(URL, body, content_type="application/json", headers=headers, **more)


def _row(hour=8, value=45.2, **more):
    return {
        "point": "DW001",
        "parameter": "化学需氧量",
        "at": f"2026-11-20 {hour:02d}:00",
        "value": value,
        **more,
    }


def test_readings_come_in_and_the_same_message_changes_nothing(token, client):
    answer = _send(
        client, token, [_row(), _row(9, 46.125), _row(10, None, mark="fault"), _row(11, "x")]
    ).json()
    assert (answer["created"], answer["failed"], answer["repeated"]) == (3, 1, False)
    assert answer["problems"][0]["row"] == 3
    again = _send(
        client, token, [_row(), _row(9, 46.125), _row(10, None, mark="fault"), _row(11, "x")]
    ).json()
    assert again["repeated"] and again["batch"] == answer["batch"] and Reading.objects.count() == 3
    assert Reading.objects.filter(value=Decimal("46.125")).exists()


def test_refused_rows_are_tried_anew_when_the_message_comes_again(token, client):
    """A logger repeats its message; meanwhile the office has entered the point."""
    rows = [_row(), _row(9, point="DW002")]
    assert _send(client, token, rows).json()["failed"] == 1
    make.LimitFactory(parameter__point__code="DW002")
    again = _send(client, token, rows).json()
    assert (again["created"], again["unchanged"], again["failed"]) == (1, 1, 0) and again["repeated"]
    assert Reading.objects.count() == 2 and ReadingBatch.objects.count() == 1
    assert again["problems"] == []


def test_another_value_is_a_correction(token, client):
    _send(client, token, [_row()])
    assert _send(client, token, [_row(value=50)]).json()["updated"] == 1
    assert Correction.objects.get().value_before == Decimal("45.2")


@pytest.mark.parametrize("given", ["", "wrong", "wrong\n"])
def test_without_its_token_nobody_sends(token, client, given):
    answer = _send(client, given.strip(), [_row()])
    assert answer.status_code == 401 and not ReadingBatch.objects.exists()


def test_a_revoked_token_opens_nothing(token, client, cast, signed_in):
    source = DataSource.objects.get()
    assert token not in str(DataSource.objects.values())
    assert (
        signed_in(cast.officer).post(reverse("inspections:source-revoke", args=[source.pk])).status_code
        == 403
    )
    assert (
        signed_in(cast.clerk).post(reverse("inspections:source-revoke", args=[source.pk])).status_code == 302
    )
    assert _send(client, token, [_row()]).status_code == 401


def test_a_minute_has_room_for_so_many(token, client, clock):
    DataSource.objects.update(per_minute=2)
    assert [_send(client, token, [_row(h)]).status_code for h in (1, 2, 3)] == [200, 200, 429]
    clock.move_to(datetime(2026, 11, 23, 1, 1))
    assert _send(client, token, [_row(4)]).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b"", b"x", b"[]", b"{}", b'{"readings": 1}', b'{"readings": [1]}', b'{"readings": [{"value": NaN}]}', b"\xff",
        b"[" * 100000,
    ],
)  # fmt: skip
def test_what_is_no_message_is_refused(token, client, body):
    answer = _send(client, token, body)
    assert answer.status_code == 400 and answer.json()["error"]


def test_too_many_rows_at_once_are_refused(token, client):
    assert _send(client, token, [_row()] * (sources.MOST_ROWS + 1)).status_code == 400


def test_a_sender_of_a_firm_fills_only_its_points(token, client, cast):
    other = make.PointFactory()
    _, own = sources.register(
        office=cast.bureau, actor=cast.clerk, name="企业数采", enterprise=other.enterprise
    )
    answer = _send(client, own, [_row()]).json()
    assert (answer["created"], answer["failed"]) == (0, 1)


def test_strange_cells_are_wrong_rows_not_faults(token, client):
    rows = [_row(value=v) for v in ([1], {"a": 1}, True, "1e999", "Infinity", "9" * 40, "-" * 5)]
    rows += [{}, _row(at=5), _row(mark=["N"]), _row(span="年"), _row(point="'; --")]
    answer = _send(client, token, rows).json()
    assert (answer["created"], answer["failed"]) == (0, len(rows))
