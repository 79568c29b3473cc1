"""Every page opens for whom it should, and lists cost the same with 1 and 20 rows."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bureau import shell
from inspections.models import Draw
from inspections.services import draw as draws
from inspections.services import plan as plans
from inspections.tests import factories as make
from inspections.tests.conftest import DRAW_DAY
from inspections.urls import urlpatterns

LISTS = [
    "enterprises",
    "officers",
    "plans",
    "year-plans",
    "quotas",
    "tasks",
    "today",
    "campaigns",
    "positive",
    "online",
    "online-history",
]
FORMS_FOR_LEADER = [
    "enterprise-new",
    "import-new",
    "recusal-new",
    "plan-new",
    "year-plan-new",
    "task-new",
    "campaign-new",
    "positive-new",
    "watch-new",
]


def url(name, *args):
    return reverse(f"inspections:{name}", args=args)


@pytest.mark.parametrize("name", LISTS)
def test_lists_open_empty_for_all_staff_and_not_for_others(name, cast, signed_in, client):
    for person in (cast.officer, cast.reviewer, cast.leader, cast.clerk, cast.supervisor):
        assert signed_in(person).get(url(name)).status_code == 200
    assert signed_in(cast.admin).get(url(name)).status_code == 403
    assert client.get(url(name)).status_code == 302


@pytest.mark.parametrize("name", FORMS_FOR_LEADER)
def test_forms_open_for_the_leader_and_stay_shut_for_the_supervisor(name, cast, signed_in):
    assert signed_in(cast.leader).get(url(name)).status_code == 200
    assert signed_in(cast.supervisor).get(url(name)).status_code == 403
    assert signed_in(cast.leader).post(url(name), {"sent": "1"}).status_code == 422


def test_every_view_says_who_may_enter():
    assert all(hasattr(pattern.callback, "access") for pattern in urlpatterns)


def test_supervisor_changes_nothing():
    for pattern in urlpatterns:
        access = pattern.callback.access
        if access.kind != "reads":
            assert "supervisor" not in access.roles, pattern.name


@pytest.fixture
def rows(cast):
    """Makes one more row on every list."""

    def add():
        pair = {"officer_a": cast.officer, "officer_b": cast.partner}
        firm = make.EnterpriseFactory(key=True)
        make.TaskFactory(enterprise=firm, **pair)
        make.TaskFactory(enterprise=firm, of_campaign=True, **pair)
        make.DrawPlanFactory(created_by=cast.clerk)
        make.PositiveListEntryFactory(enterprise=firm)
        make.WatchFactory(enterprise=firm)
        make.OnlineCheckFactory(enterprise=firm, officer=cast.officer, alarming=True)
        make.RecusalFactory(officer=cast.officer, enterprise=firm, decided_by=cast.leader)

    return add


@pytest.mark.parametrize("name", LISTS)
def test_list_costs_the_same_with_20_rows(name, rows, cast, signed_in, monkeypatch):
    monkeypatch.setattr(shell, "COUNT_SECONDS", 3600)  # on a slow machine they would be asked anew
    cache.clear()  # of an earlier person with this key
    client = signed_in(cast.officer)
    rows()
    client.get(url(name))
    with CaptureQueriesContext(connection) as one:
        assert client.get(url(name)).status_code == 200
    for _ in range(19):
        rows()
    with CaptureQueriesContext(connection) as twenty:
        client.get(url(name))
    assert len(twenty) <= len(one), [q["sql"] for q in twenty][-5:]


@pytest.mark.parametrize("name", ["enterprise", "plan", "task", "campaign", "positive-entry", "online-check"])
def test_other_bureaus_dossier_is_not_found(name, cast, signed_in):
    pair = {"officer_a": cast.officer, "officer_b": cast.partner}
    made = {
        "enterprise": make.EnterpriseFactory,
        "plan": make.DrawPlanFactory,
        "campaign": make.CampaignFactory,
        "positive-entry": make.PositiveListEntryFactory,
        "task": lambda **f: make.TaskFactory(**pair, **f),
        "online-check": lambda **f: make.OnlineCheckFactory(officer=cast.officer, **f),
    }[name]()
    if hasattr(made, "created_by"):
        made.created_by = cast.clerk
        made.save()
    assert signed_in(cast.leader).get(url(name, made.pk)).status_code == 200
    assert signed_in(cast.outsider).get(url(name, made.pk)).status_code == 404


def test_quarter_from_draft_to_tasks_in_the_browser(plan, cast, county, signed_in, clock):
    clerk, leader = signed_in(cast.clerk), signed_in(cast.leader)
    page = url("plan", plan.pk)
    plans.exclude(plan=plan, enterprise=county.general[0], reason="停产", actor=cast.clerk)
    assert "停产" in clerk.get(page).content.decode()
    assert clerk.post(url("plan-submit", plan.pk)).status_code == 302
    assert clerk.post(url("plan-freeze", plan.pk)).status_code == 403
    assert "批准并冻结名录" in leader.get(page).content.decode()
    assert leader.post(url("plan-freeze", plan.pk)).status_code == 302
    early = clerk.post(url("plan-reveal", plan.pk), {"public_value": "7 0 4", "again": "7 0 4"})
    assert early.status_code == 409 and "2026-11-20 才产生" in early.content.decode()
    assert 'value="7 0 4"' in early.content.decode(), "the input is kept"
    assert "公开值 2026-11-20 才产生" in clerk.get(page).content.decode()
    clock.move_to(DRAW_DAY)
    clerk, leader = signed_in(cast.clerk), signed_in(cast.leader)  # the sessions ran out meanwhile
    assert (
        clerk.post(url("plan-reveal", plan.pk), {"public_value": "7 0 4", "again": "7 0 4"}).status_code
        == 302
    )
    shown = leader.get(page).content.decode()
    assert "一致" in shown and "抽中线" in shown
    assert leader.post(url("plan-issue", plan.pk)).status_code == 302
    assert "0/8" in leader.get(page).content.decode()
    draw = Draw.objects.get()
    for name in ("draw-tickets", "draw-record", "draw-pool"):
        assert signed_in(cast.supervisor).get(url(name, plan.pk, draw.sequence)).status_code == 200
        assert signed_in(cast.outsider).get(url(name, plan.pk, draw.sequence)).status_code == 404


def test_redraw_in_the_browser(plan, cast, signed_in, clock):
    plans.submit(plan=plan, actor=cast.clerk)
    draws.freeze(plan=plan, actor=cast.leader)
    leader = signed_in(cast.leader)
    asked = {"reason": "开奖推迟", "public_source": "第 137 期", "public_due_on": "2026-11-13"}
    refused = leader.post(url("plan-redraw", plan.pk), asked)
    assert refused.status_code == 422 and "今天之后" in refused.content.decode()
    assert leader.post(url("plan-redraw", plan.pk), {**asked, "public_due_on": "11-25"}).status_code == 302
    assert "重抽理由：开奖推迟" in leader.get(url("plan", plan.pk)).content.decode()


def test_plan_form_takes_typed_days(cast, signed_in, clock):
    sent = {"year": "2026", "quarter": "4", "public_due_on": "20261120", "public_source": "某彩票"}
    assert signed_in(cast.clerk).post(url("plan-new"), sent).status_code == 302
    assert signed_in(cast.clerk).post(url("plan-new"), {**sent, "public_due_on": "明天"}).status_code == 422
