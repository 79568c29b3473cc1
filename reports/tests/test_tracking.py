"""Following the year's inspections: every figure against a count by hand, every number opens the rows it counts."""

import re
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bureau.timelimits import services as timelimits
from cases.models import CorrectionOrder
from inspections.models import Finding, InspectionTask
from inspections.tests.factories import DrawPlanFactory, EnterpriseFactory, FindingFactory, TaskFactory
from reports.figures import registry
from reports.figures.period import quarter, year_so_far
from reports.tests import rows
from reports.views.tracking import SECOND, TILES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel("2026-11-23T01:00:00Z", tick=False):
        yield


@pytest.fixture
def visits(cast):
    """Two firms; four visits done (one remote, one with a finding, one in spring), one late, one cancelled."""
    often, once = EnterpriseFactory(), EnterpriseFactory()
    pair = {"officer_a": cast.officer, "officer_b": cast.partner}

    def visit(firm, on, **facts):
        return TaskFactory(enterprise=firm, assigned_on=date(2026, 10, 1), due_on=on, **pair, **facts)

    made = [
        visit(often, date(2026, 10, 20), done=True, done_on=date(2026, 10, 12)),
        visit(often, date(2026, 11, 20), done=True, done_on=date(2026, 11, 13)),
        visit(once, date(2026, 11, 20), done=True, done_on=date(2026, 11, 20), remote=True),
        visit(once, date(2026, 11, 18)),
        visit(once, date(2026, 11, 18), state="cancelled", cancelled_reason="停产"),
        visit(often, date(2026, 4, 30), done=True, done_on=date(2026, 4, 2)),
    ]
    FindingFactory(task=made[0], created_by=cast.officer)
    return made


def values(cast, period=None):
    period = period or year_so_far(2026)
    return {key: registry.get(key).value(period, cast.bureau) for key in (*TILES, *SECOND)}


def test_figures_against_a_count_by_hand(cast, visits):
    found = values(cast)
    assert found["visits_all"] == 4
    assert (found["onsite_share"], found["remote_share"]) == (Decimal("75.0"), Decimal("25.0"))
    assert found["visits_per_firm"] == Decimal("3.0"), (
        "three on site at one firm; the other saw only a remote one"
    )
    assert found["finding_rate"] == Decimal("33.3"), "one of three on site"
    assert found["officer_load"] == Decimal("4.0"), "both officers made all four"
    assert found["overdue_visits"] == 1
    assert found["plan_completion"] is None, "nothing of it was drawn"
    autumn = values(cast, quarter(2026, 4))
    assert (autumn["visits_all"], autumn["visits_per_firm"]) == (3, Decimal("2.0"))


def test_completion_counts_drawn_visits_by_their_day(cast, visits):
    made = rows.draw(cast, 2026, 4, date(2026, 10, 20), EnterpriseFactory.create_batch(3))
    results = made.results.all()
    pair = {"officer_a": cast.officer, "officer_b": cast.partner, "due_on": date(2026, 11, 19)}
    states = (
        {"state": "done", "done_on": date(2026, 11, 1)},
        {"state": "assigned"},
        {"state": "cancelled", "cancelled_reason": "停产"},
    )
    for result, state in zip(results, states, strict=True):
        drawn = {"basis": "draw", "trigger": "", "reference": "", "result": result}
        TaskFactory(enterprise=result.enterprise, **drawn, **pair, **state)
    assert values(cast)["plan_completion"] == Decimal("50.0")


def test_overdue_findings_are_those_past_their_order(cast, visits):
    finding = Finding.objects.get()
    order = rows.order(rows.case(cast, date(2026, 10, 14)), date(2026, 10, 14), cast)
    assert values(cast)["overdue_findings"] == 0
    CorrectionOrder.objects.filter(pk=order.pk).update(finding=finding, correct_by=date(2026, 11, 22))
    assert values(cast)["overdue_findings"] == 1
    CorrectionOrder.objects.filter(pk=order.pk).update(correct_by=date(2026, 11, 23))
    assert values(cast)["overdue_findings"] == 0, "its last day is not yet over"


def test_results_are_on_time_within_twenty_working_days(cast, visits):
    first, second, third, *_ = visits
    for task in (first, second, third):
        timelimits.start(task, "publish.other", on=task.done_on)
    assert values(cast)["results_waiting"] == 3
    assert values(cast)["results_on_time"] == Decimal("0.0"), (
        "12 October + 20 working days is over, the others run"
    )
    timelimits.meet(second, "publish.other", on=date(2026, 11, 23))
    found = values(cast)
    assert (found["results_waiting"], found["results_on_time"]) == (2, Decimal("50.0"))


def page(client, **query):
    return client.get(reverse("reports:tracking"), query)


def test_every_number_opens_the_rows_it_counts(cast, visits, signed_in):
    client = signed_in(cast.leader)
    for query in ({}, {"quarter": "4"}, {"year": "2025"}):
        body = page(client, **query).content.decode()
        tiles = re.findall(r'<a class="kpi" href="([^"]+)".*?<strong>([^<]+)', body, re.S)
        assert len(tiles) == len(TILES) + len(SECOND)
        for address, shown in tiles:
            opened = client.get(address.replace("&amp;", "&"))
            assert opened.status_code == 200 and f"<b>{shown}</b>" in opened.content.decode(), address
    body = page(client).content.decode()
    people = re.findall(r'<a href="([^"]+person=\d+[^"]*)">(\d+)</a>', body)
    assert {int(shown) for _, shown in people} >= {4, 1}
    for address, shown in people:
        opened = client.get(address.replace("&amp;", "&")).content.decode()
        assert f"<b>{shown}</b>" in opened, address
    (address, shown) = re.findall(r'<a href="([^"]+by=firm[^"]*)">(\d+) 次</a>', body)[0]
    assert f"<b>{shown}</b>" in client.get(address.replace("&amp;", "&")).content.decode()


def test_by_office(cast, visits, signed_in):
    city = cast.bureau.parent
    cast.leader.office = city
    cast.leader.save()
    client = signed_in(cast.leader)
    assert 'name="office"' in page(client).content.decode()
    mine = page(client, office=cast.bureau.pk).content.decode()
    assert f"office={cast.bureau.pk}" in mine
    other = reverse("reports:figure", args=["visits_all", 2026])
    assert "<b>4</b>" in client.get(other, {"office": cast.bureau.pk}).content.decode()
    far = cast.outsider.office
    assert "<b>0</b>" in client.get(other, {"office": far.pk}).content.decode()
    county = signed_in(cast.clerk)
    assert "<b>4</b>" in county.get(other, {"office": far.pk}).content.decode(), (
        "beyond one's own subtree: ignored"
    )


def test_file_and_wrong_addresses(cast, visits, signed_in):
    client = signed_in(cast.supervisor)
    text = b"".join(client.get(reverse("reports:tracking-export")).streaming_content).decode()
    assert "检查发现问题率,33.3,%" in text and f"执法人员,{cast.officer.name},4,次" in text
    assert page(client, year="1999").status_code == 404
    assert page(client, year="abc", quarter="9", office="x").status_code == 200
    figure = reverse("reports:figure", args=["visits_all", 2026])
    assert client.get(figure, {"person": "999999"}).status_code == 404


def test_cost_does_not_grow(cast, visits, signed_in):
    client = signed_in(cast.leader)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            page(client)
        return [query["sql"] for query in asked]

    for task in (visits[0], visits[2]):  # one whose days are over, one still running
        timelimits.start(task, "publish.other", on=task.done_on)
    DrawPlanFactory()
    page(client)
    one = cost()
    for task in InspectionTask.objects.done()[:3]:
        firm = EnterpriseFactory()
        done = TaskFactory(
            enterprise=firm, officer_a=cast.officer, officer_b=cast.partner, done=True, done_on=task.done_on
        )
        timelimits.start(done, "publish.other", on=done.done_on)
        DrawPlanFactory()
    many = cost()
    assert len(many) <= len(one)
