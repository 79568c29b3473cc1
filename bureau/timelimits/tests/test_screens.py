"""Screens of the time-limit engine: who may, what they show, what they cost, and that they carry no
inline script.
"""

import re
from datetime import date

import pytest
import time_machine
from django.template import Context, Template
from django.test import RequestFactory

from bureau.staff.models import Office
from bureau.timelimits import services
from bureau.timelimits.models import Clock, Holiday

PAGES = ["/time/", "/time/?all=1&q=听证", "/time/calendar/2026/", "/time/calendar/2027/"]
EVERYONE = ["officer", "reviewer", "leader", "clerk", "supervisor", "admin"]


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel("2026-11-23T10:00:00+08:00", tick=False):
        yield


def csp_clean(html: str) -> bool:
    return not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", html)


@pytest.mark.parametrize("who", EVERYONE)
@pytest.mark.parametrize("url", PAGES)
def test_everyone_reads_rules_and_calendar(law, cast, signed_in, who, url):
    response = signed_in(getattr(cast, who)).get(url)
    assert response.status_code == 200 and csp_clean(response.content.decode())


def test_visitors_are_sent_to_sign_in(law, client):
    assert all(client.get(url).status_code == 302 for url in [*PAGES, "/time/clocks/1/"])


def test_the_rule_table_shows_the_law_of_the_day_asked_for(law, cast, signed_in):
    client = signed_in(cast.officer)
    then = client.get("/time/?on=2021-06-01&q=案件办理").content.decode()
    assert "3 个月" in then and "办法（令 8） 第55条" in then and "90 + 30 + 30 日" not in then
    assert "90 + 30 + 30 日" in client.get("/time/?q=案件办理").content.decode()
    assert "没有符合的规则" in client.get("/time/?q=不存在").content.decode()
    assert "未核对" in client.get("/time/?verified=n").content.decode()


def test_the_rule_table_costs_the_same_however_long(law, cast, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.officer)
    client.get("/time/")
    with django_assert_max_num_queries(8):
        client.get("/time/?all=1")


def test_the_calendar_marks_holidays_and_says_what_is_provisional(law, cast, signed_in):
    client = signed_in(cast.officer)
    page = client.get("/time/calendar/2026/").content.decode()
    assert '<td class="off">1<b>休</b></td>' in page and '<td class="work">10<b>班</b></td>' in page
    assert "更改一天" not in page
    assert "未公布" in client.get("/time/calendar/2027/").content.decode()
    assert client.get("/time/calendar/1999/").status_code == 404
    assert client.get("/time/calendar/").headers["Location"] == "/time/calendar/2026/"


@pytest.mark.parametrize("who", [who for who in EVERYONE if who != "admin"])
def test_only_the_administrator_changes_the_calendar(law, cast, signed_in, who):
    client = signed_in(getattr(cast, who))
    assert client.get("/time/calendar/2026/day/").status_code == 403
    assert client.post("/time/calendar/2026/import/").status_code == 403
    assert client.post("/time/calendar/2027/publish/", {"source": "甲"}).status_code == 403


def test_a_day_is_changed_with_a_reason(errand, cast, signed_in):
    clock = services.start(errand, "decision.serve", on=date(2026, 11, 23))
    client = signed_in(cast.admin)
    url = "/time/calendar/2026/day/"
    assert "2026-11-25" in client.get(f"{url}?date=2026-11-25").content.decode()
    data = {"date": "2026-11-25", "kind": "off", "name": "临时放假", "reason": ""}
    refused = client.post(url, data)
    assert (
        refused.status_code == 200
        and "理由" in refused.content.decode()
        and not Holiday.objects.filter(name="临时放假")
    )
    assert client.post(url, data | {"reason": "省政府通知", "date": "2025-11-25"}).status_code == 200
    assert client.post(url, data | {"reason": "省政府通知"}).status_code == 302
    assert Clock.objects.get(pk=clock.pk).due_on == date(2026, 12, 3)
    assert "赵一鸣：省政府通知" in client.get("/time/calendar/2026/").content.decode()


def test_a_year_is_published_or_imported(errand, cast, signed_in):
    services.start(errand, "decision.serve", on=date(2026, 12, 24))
    client = signed_in(cast.admin)
    assert client.post("/time/calendar/2026/import/").status_code == 302
    refused = client.post("/time/calendar/2031/import/", follow=True)
    assert "没有导入" in refused.content.decode()
    assert client.post("/time/calendar/2027/publish/", {"source": ""}).status_code == 200
    assert client.post("/time/calendar/2027/publish/", {"source": "国办发明电"}).status_code == 302
    assert not Clock.objects.filter(provisional=True).exists()


def test_the_arithmetic_of_a_clock(errand, cast, signed_in):
    clock = services.start(errand, "seal.term", on=date(2026, 11, 2))
    services.exclude(
        clock, first=date(2026, 11, 10), last=date(2026, 11, 12), reason="监测", document="监测委托书"
    )
    services.extend(clock, on=date(2026, 11, 20), reason="案情复杂", by=cast.leader)
    page = signed_in(cast.officer).get(f"/time/clocks/{clock.pk}/").content.decode()
    for words in [
        "不计入",
        "2026-11-10 至 2026-11-12",
        "监测委托书",
        "延长 30 日",
        "沈若川",
        "行政强制法 第25条",
        "不顺延",
    ]:
        assert words in page, words
    assert csp_clean(page)


def test_clocks_of_every_state_have_a_page(errand, cast, signed_in):
    client = signed_in(cast.supervisor)
    stopped = services.stop(
        services.start(errand, "seal.term", on=date(2026, 11, 2)), on=date(2026, 11, 9), reason="监测"
    )
    hours = services.start(errand, "seal.emergency", on=date(2026, 11, 23))
    gone = services.start(errand, "case.limit", on=date(2026, 11, 2))
    services.cancel(gone, reason="移送")
    for clock in (stopped, hours, gone):
        assert client.get(f"/time/clocks/{clock.pk}/").status_code == 200


def test_a_clock_is_no_page_for_the_administrator_nor_without_its_dossier(errand, cast, signed_in):
    clock = services.start(errand, "seal.term", on=date(2026, 11, 2))
    assert signed_in(cast.admin).get(f"/time/clocks/{clock.pk}/").status_code == 403
    assert signed_in(cast.officer).get("/time/clocks/999999/").status_code == 404
    errand.delete()
    assert signed_in(cast.officer).get(f"/time/clocks/{clock.pk}/").status_code == 404


def test_the_tag_draws_the_clock(errand, law):
    clock = services.start(errand, "fine.pay", on=date(2026, 11, 10))
    draw = lambda c: Template("{% load clocks %}{% clock c %}").render(Context({"c": c}))  # noqa: E731
    assert draw(clock) == (
        f'<a class="clock near" href="/time/clocks/{clock.pk}/" '
        'title="缴纳罚款 2026-11-25 · 行政处罚法 第67条">剩 2 日</a>'
    )
    assert draw(None) == '<span class="clock off">未起算</span>'


def test_the_panel_costs_the_same_for_one_clock_and_many(errand, law, django_assert_num_queries):
    panel = Template("{% load clocks %}{% clocks d %}")
    services.start(errand, "fine.pay", on=date(2026, 11, 10))
    for count in (1, 12):
        for number in range(1, count):
            services.start(errand, "decision.serve", on=date(2026, 11, 20), label=f"送达 {number}")
        with django_assert_num_queries(1 if count == 1 else 3):
            html = panel.render(Context({"d": errand, "request": RequestFactory().get("/")}))
    assert html.count("<li>") == 12 and "剩 6 个工作日" in html
    assert "没有时限" in panel.render(Context({"d": Office(pk=0), "request": None}))
