"""The public site: open to all, searchable, honest about what is gone; open data and feed."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from publicity.tests.factories import FACTS, PublicationFactory

pytestmark = pytest.mark.django_db
PAGES = (
    "home",
    "penalties",
    "penalties-csv",
    "penalties-json",
    "feed",
    "data",
    "draws",
    "positive",
    "campaigns",
    "reports",
    "law",
    "about",
    "correction",
)


@pytest.fixture(autouse=True)
def _in_november(time_machine):
    time_machine.move_to("2026-11-23 09:00+08:00")


def body(answer) -> str:
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


def penalties(client, **query) -> str:
    return body(client.get(reverse("public:penalties"), query))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_open_and_bears_emptiness(cast, client, name):
    answer = client.get(reverse(f"public:{name}"))
    assert answer.status_code == 200
    body(answer)
    assert client.post(reverse(f"public:{name}")).status_code in (405, 422)


def test_signed_in_people_and_visitors_see_the_same(cast, client, signed_in):
    row = PublicationFactory(clerk=cast.clerk)
    for user in (None, cast.admin, cast.officer):
        visitor = signed_in(user) if user else client
        assert visitor.get(reverse("public:penalty", args=[row.pk])).status_code == 200


def test_search_by_name_code_and_number(cast, client):
    PublicationFactory(clerk=cast.clerk)
    PublicationFactory(
        clerk=cast.clerk,
        facts=replace(
            FACTS,
            number="澜环青罚〔2026〕99号",
            party_name="青禾县石桥陶瓷有限公司",
            party_code="91990726MA0Q20316F",
        ),
    )
    assert "云岭石材" in penalties(client, q="云岭") and "石桥陶瓷" not in penalties(client, q="云岭")
    assert "石桥陶瓷" in penalties(client, q="91990726ma0q20316f")
    assert "石桥陶瓷" in penalties(client, q="〔2026〕99号")
    assert "没有符合条件" in penalties(client, q="许知远")
    assert "没有符合条件" in penalties(client, q="' OR 1=1 --")


def test_filters_by_year_town_violation_and_days(cast, client):
    PublicationFactory(clerk=cast.clerk)
    for right, wrong in (
        ({"year": "2026"}, {"year": "2021"}),
        ({"town": "云岭乡"}, {"town": "石桥镇"}),
        ({"subject": "工业噪声超标"}, {"subject": "无"}),
        ({"from": "2026-09-30"}, {"from": "20261001"}),
        ({"to": "2026-09-30"}, {"to": "2026-09-29"}),
    ):
        assert "云岭石材" in penalties(client, **right)
        assert "云岭石材" not in penalties(client, **wrong)
    for nonsense in ({"year": "0000"}, {"year": "九九九九"}, {"from": "明天"}, {"cursor": "xyz"}):
        assert "云岭石材" in penalties(client, **nonsense)


def test_detail_shows_the_sheet_and_says_what_was_removed(cast, client):
    row = PublicationFactory(clerk=cast.clerk)
    page = body(client.get(reverse("public:penalty", args=[row.pk])))
    assert "罚款人民币叁万元整（¥30,000.00）" in page and '<span class="redact">个人姓名</span>' in page
    assert (
        "遮盖说明" in page
        and row.snapshot["digest"] in page
        and "许知远" not in page
        and "石坊村" not in page
    )


def test_withdrawn_leaves_number_and_reason_only(cast, client):
    row = PublicationFactory(clerk=cast.clerk, withdrawn=True)
    answer = client.get(reverse("public:penalty", args=[row.pk]))
    assert answer.status_code == 410
    for page in (
        body(answer),
        penalties(client),
        penalties(client, q="〔2026〕"),
        body(client.get(reverse("public:feed"))),
    ):
        assert "行政复议决定撤销原处罚决定" in page and "云岭石材" not in page and "噪声" not in page
    assert "行政复议" not in penalties(client, q="云岭") + penalties(client, town="云岭乡") + penalties(
        client, subject="工业噪声超标"
    )
    assert "云岭" not in body(client.get(reverse("public:penalties-json")))


def test_after_its_period_a_decision_is_no_longer_shown(cast, client):
    row = PublicationFactory(clerk=cast.clerk, over=True)
    answer = client.get(reverse("public:penalty", args=[row.pk]))
    assert answer.status_code == 410 and "公示期已满" in body(answer) and "云岭" not in body(answer)
    for name in ("penalties", "penalties-csv", "penalties-json", "feed", "home"):
        assert "云岭" not in body(client.get(reverse(f"public:{name}")))


def test_period_ends_with_its_last_day(cast, client, time_machine):
    row = PublicationFactory(clerk=cast.clerk, shown_until=date(2026, 11, 23))
    assert client.get(reverse("public:penalty", args=[row.pk])).status_code == 200
    time_machine.move_to("2026-11-24 00:00+08:00")
    assert client.get(reverse("public:penalty", args=[row.pk])).status_code == 410


def test_what_is_not_public_does_not_exist(cast, client):
    row = PublicationFactory(clerk=cast.clerk, prepared=True)
    assert client.get(reverse("public:penalty", args=[row.pk])).status_code == 404
    assert client.get(reverse("public:publication", args=[row.pk])).status_code == 404
    other = PublicationFactory(clerk=cast.clerk)
    for name in ("draw", "draw-record", "notice", "campaign", "report", "report-file"):
        assert client.get(reverse(f"public:{name}", args=[other.pk])).status_code == 404
    assert client.get(reverse("public:publication", args=[other.pk])).url == reverse(
        "public:penalty", args=[other.pk]
    )


def test_open_data_agrees_with_the_list(cast, client):
    for _ in range(3):
        PublicationFactory(clerk=cast.clerk)
    rows = list(
        csv.DictReader(io.StringIO(body(client.get(reverse("public:penalties-csv"))).lstrip("\ufeff")))
    )
    data = json.loads(body(client.get(reverse("public:penalties-json"))))
    assert [row["行政处罚决定书文号"] for row in rows] == [one["number"] for one in data]
    assert (
        len(data) == 3
        and data[0]["fine"] == "30000.00"
        and data[0]["url"].endswith(f"/public/penalties/{data[0]['url'].split('/')[-2]}/")
    )
    assert json.loads(body(client.get(reverse("public:penalties-json"), {"town": "石桥镇"}))) == []
    entries = ElementTree.fromstring(body(client.get(reverse("public:feed")))).findall(
        "{http://www.w3.org/2005/Atom}entry"
    )
    assert len(entries) == 3


@pytest.mark.parametrize("name", ["home", "penalties", "penalties-json", "feed"])
def test_cost_does_not_grow_with_the_rows(cast, client, name):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            body(client.get(reverse(f"public:{name}")))
        return len(queries)

    PublicationFactory(clerk=cast.clerk)
    one = cost()
    for _ in range(25):
        PublicationFactory(clerk=cast.clerk)
    assert cost() <= one


def test_pages_run_no_inline_script_and_keep_the_keyset(cast, client):
    for _ in range(25):
        PublicationFactory(clerk=cast.clerk)
    page = penalties(client, town="云岭乡")
    assert "<script>" not in page and " style=" not in page and " onclick" not in page
    following = client.get(
        reverse("public:penalties")
        + client.get(reverse("public:penalties"), {"town": "云岭乡"}).context["page"].next_url
    )
    assert len(following.context["page"].rows) == 5 and following.context["search"].town == "云岭乡"
