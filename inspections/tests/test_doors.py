"""A figure is a door: it opens the visits it counted; no button leads to a page its reader may not open."""

from datetime import date

import pytest
from django.urls import reverse

from inspections.forms.acts import RevealForm
from inspections.models import DrawPlan
from inspections.services.quota import Proposal
from inspections.services.year_plan_quota import CategoryLine
from inspections.tests import factories as make

TASKS = reverse("inspections:tasks")


@pytest.fixture
def visits(clock, cast):
    """Three visits of one firm: made, to be made and not counted; one of another firm by other officers."""
    firm, pair = make.EnterpriseFactory(), {"officer_a": cast.officer, "officer_b": cast.partner}
    make.CapRuleFactory()
    routine = {"enterprise": firm, "basis": "plan", "trigger": "", **pair}
    made = make.TaskFactory(done=True, cap_place=1, **routine)
    waiting = make.TaskFactory(cap_place=2, **routine)
    asked = make.TaskFactory(enterprise=firm, **pair)
    make.TaskFactory(officer_a=cast.partner, officer_b=cast.clerk)
    return firm, made, waiting, asked


def _listed(client, **query) -> set[int]:
    return {row.pk for row in client.get(TASKS, query).context["page"]}


def test_the_counts_of_a_firm_open_what_they_counted(visits, cast, signed_in):
    firm, made, waiting, asked = visits
    client = signed_in(cast.clerk)
    page = client.get(reverse("inspections:enterprise", args=[firm.pk])).content.decode()
    assert f"{TASKS}?enterprise={firm.pk}&amp;year=2026" in page and "2026 年计入 2 次 / 上限 2 次" in page
    assert _listed(client, enterprise=firm.pk, year=2026) == {made.pk, waiting.pk, asked.pk}
    assert _listed(client, enterprise=firm.pk, counted=2026) == {made.pk, waiting.pk}
    assert _listed(client, officer=cast.officer.pk) == {made.pk, waiting.pk, asked.pk}


def test_each_view_counts_the_rows_behind_it_and_keeps_the_filter(visits, cast, signed_in):
    firm, *_ = visits
    answer = signed_in(cast.clerk).get(TASKS, {"enterprise": firm.pk, "view": "open"})
    counts = {name: count for name, _, count in answer.context["views"]}
    assert (counts["open"], counts["done"], counts["all"]) == (2, 1, 3)
    page = answer.content.decode()
    assert f"enterprise={firm.pk}&amp;view=done" in page and f"企业 {firm.short_name}" in page
    assert f'name="enterprise" value="{firm.pk}"' in page


def test_a_firm_of_another_bureau_is_not_named(visits, cast, signed_in):
    firm, *_ = visits
    page = signed_in(cast.outsider).get(TASKS, {"enterprise": firm.pk}).content.decode()
    assert firm.short_name not in page


@pytest.mark.parametrize(("done", "percent"), [(7, 88), (1, 13), (0, 0), (8, 100), (9, 100)])
def test_a_share_is_rounded_half_up(done, percent):
    line = CategoryLine("key", 8, 1, 8, Proposal(8, "", ""), 8, done)
    assert line.percent == percent


@pytest.mark.parametrize(
    ("state", "out", "words"),
    [
        ("drafting", 20, "报批"),
        ("submitted", 20, "局领导批准"),
        ("frozen", 20, "等 2026-11-20 的公开值"),
        ("frozen", 13, "公开值 2026-11-13 已产生"),
        ("drawn", 13, "局领导复核"),
        ("running", 13, "2026-12-04 前检查完"),
        ("completed", 13, "—"),
    ],
)
def test_the_list_says_what_is_next(clock, cast, signed_in, state, out, words):
    day = date(2026, 11, out)
    make.DrawPlanFactory(state=state, public_due_on=day, due_on=date(2026, 12, 4))
    assert words in DrawPlan.objects.get().next_step
    assert words in signed_in(cast.clerk).get(reverse("inspections:plans")).content.decode()


def test_buttons_are_those_their_reader_may_press(clock, cast, signed_in):
    sources, batches = reverse("inspections:sources"), reverse("inspections:reading-batches")
    assert sources not in signed_in(cast.officer).get(batches).content.decode()
    assert sources in signed_in(cast.clerk).get(batches).content.decode()
    points = reverse("inspections:points")
    assert batches not in signed_in(cast.reviewer).get(points).content.decode()
    assert batches in signed_in(cast.officer).get(points).content.decode()


def test_a_public_value_is_written_twice(clock, cast, signed_in):
    form = RevealForm({"public_value": "7 0 4", "again": "7 0 5"})
    assert not form.is_valid() and "两遍不一致" in form.errors["again"][0]
    assert RevealForm({"public_value": "7 0  4", "again": "7 0 4"}).is_valid()


def test_visits_end_after_the_draw(clock, cast, signed_in):
    sent = {"year": 2026, "quarter": 4, "public_due_on": "20261120", "due_on": "20261120"}
    answer = signed_in(cast.clerk).post(reverse("inspections:plan-new"), sent)
    assert answer.status_code == 422 and "抽取之后才能检查" in answer.content.decode()
    assert not DrawPlan.objects.exists()


def test_a_day_that_is_none_is_said_so_and_kept(clock, cast, signed_in):
    page, client = (
        reverse("inspections:enterprise", args=[make.EnterpriseFactory().pk]),
        signed_in(cast.clerk),
    )
    words = client.get(page, {"on": "八月"}).content.decode()
    assert "“八月”不是日期" in words and 'value="八月"' in words
    assert "2026-12-01 还没有过去" in client.get(page, {"on": "20261201"}).content.decode()
    assert "2026-08-15</time> 的情况" in client.get(page, {"on": "20260815"}).content.decode()


def test_visits_given_out_before_the_cap_are_told_from_those_beyond_it(clock, cast, signed_in):
    pair = {"officer_a": cast.officer, "officer_b": cast.partner, "basis": "plan", "trigger": ""}
    firm = make.EnterpriseFactory()
    for place in (1, 2, 3):
        make.TaskFactory(enterprise=firm, cap_place=place, **pair)
    make.CapRuleFactory()
    words = signed_in(cast.clerk).get(reverse("inspections:caps")).content.decode()
    assert "3 / 2" in words and "3 次在设定上限前下达" in words


def test_a_box_offers_the_firms_its_words_match(clock, cast, signed_in):
    firm, url = make.EnterpriseFactory(), reverse("inspections:enterprise-options")
    client = signed_in(cast.clerk)
    form = client.get(reverse("inspections:task-new")).content.decode()
    assert f'hx-get="{url}"' in form and '<datalist id="enterprise-offered">' in form
    assert firm.name in client.get(url, {"enterprise": firm.short_name}).content.decode()
    assert firm.name in client.get(url, {"winner": firm.initials[:4].upper()}).content.decode()
    assert firm.name not in client.get(url, {"enterprise": firm.name[:1]}).content.decode(), "too short"
    assert firm.name not in client.get(url).content.decode()
    assert firm.name not in signed_in(cast.outsider).get(url, {"enterprise": firm.name}).content.decode()
