"""Lists that grow with the years: one page of bounded length, at the cost of few questions to the database."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bureau import shell
from inspections.models import CampaignTarget, Enterprise, VisitRating
from inspections.offsite.models import Anomaly, DataSource, ReadingBatch
from inspections.offsite.tests import factories as make_data
from inspections.services import cap as caps
from inspections.services import draw as draws
from inspections.services import plan as plans
from inspections.tests import factories as make
from inspections.tests.conftest import DRAW_DAY
from inspections.views import draw_page

pytestmark = pytest.mark.django_db
OFFSITE = ("points", "anomalies", "reading-batches", "sources")
LISTS = ("caps", "ratings", "criteria", "items", "online", "campaigns", "tasks", *OFFSITE)


@pytest.fixture
def add(cast):
    """Makes one more row on every list."""
    caps.set_rule(office=cast.bureau, actor=cast.leader, most=1, special_counts=True, effective_from=date(2020, 1, 1),
                  source="本地示例")  # fmt: skip
    pair = {"officer_a": cast.officer, "officer_b": cast.partner}

    def add_one():
        limit = make_data.LimitFactory()
        point, firm = limit.parameter.point, limit.parameter.point.enterprise
        visit = make.TaskFactory(enterprise=firm, basis="plan", trigger="", cap_most=None, **pair)
        make.TaskFactory(enterprise=firm, basis="plan", trigger="", state="held", cap_most=1, **pair)
        facts = {"name": "罗行简", "certificates_shown": True, "basis_told": True, "score": 5}
        VisitRating.objects.create(task=visit, rated_at=timezone.now(), **facts)
        Anomaly.objects.create(
            office=cast.bureau, point=point, parameter=limit.parameter, rule="gap", day=date(2026, 11, 1)
        )
        ReadingBatch.objects.create(office=cast.bureau, created_by=cast.clerk, state="checked", name="x.csv")
        DataSource.objects.create(
            office=cast.bureau,
            enterprise=firm,
            name="平台",
            token_hash=f"{firm.pk:064d}",
            created_by=cast.clerk,
        )
        make.WatchFactory(enterprise=firm)
        make.OnlineCheckFactory(enterprise=firm, officer=cast.officer, alarming=True)
        return firm

    return add_one


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_with_20_rows(name, add, cast, signed_in, monkeypatch):
    monkeypatch.setattr(
        shell, "COUNT_SECONDS", 3600
    )  # on a slow machine the counts above would be asked anew
    cache.clear()  # of an earlier person with this key
    client, address, costs = signed_in(cast.clerk), reverse(f"inspections:{name}"), []
    for count in (1, 19):
        for _ in range(count):
            add()
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1], costs


@pytest.mark.parametrize("name", [*OFFSITE, "ratings", "tasks"])
def test_a_list_goes_on_on_a_second_page(name, add, cast, signed_in):
    for _ in range(33):
        add()
    client, address = signed_in(cast.clerk), reverse(f"inspections:{name}")
    page = client.get(address).context["page"]
    rest = client.get(address + page.next_url).context["page"]
    assert len(page.rows) == 30 and rest.rows and rest.prev_url
    assert not {row.pk for row in page.rows} & {row.pk for row in rest.rows}


def test_a_campaign_of_hundreds_of_firms_comes_in_pages(cast, signed_in):
    campaign = make.CampaignFactory()
    firms = make.EnterpriseFactory.create_batch(120)
    CampaignTarget.objects.bulk_create(CampaignTarget(campaign=campaign, enterprise=firm) for firm in firms)
    client, address = signed_in(cast.clerk), reverse("inspections:campaign", args=[campaign.pk])
    page = client.get(address).context["page"]
    assert (len(page.rows), page.total) == (100, 120)
    assert len(client.get(address + page.next_url).context["page"].rows) == 20


def test_the_tickets_of_a_large_draw_are_found_by_name_and_not_listed_whole(
    plan, cast, clock, signed_in, monkeypatch
):
    plans.submit(plan=plan, actor=cast.clerk)
    draws.freeze(plan=plan, actor=cast.leader)
    clock.move_to(DRAW_DAY)
    draw = draws.reveal(plan=plan, actor=cast.clerk, public_value="7 0 4")
    monkeypatch.setattr(draw_page, "MOST_TICKETS", 3)
    client, address = (
        signed_in(cast.clerk),
        reverse("inspections:draw-tickets", args=[plan.pk, draw.sequence]),
    )
    strata = client.get(address).context["strata"]
    assert [(s["size"], len(s["rows"])) for s in strata] == [(8, 3), (2, 2), (6, 3)]
    last = draws.lots.tickets(draws.lots.parse(draw.pool), draw.seed, "key")[-1]
    firm = Enterprise.objects.get(code=last[1])
    for asked in (firm.name, firm.code.lower()):
        (found,) = (s for s in client.get(address, {"q": asked}).context["strata"] if s["rows"])
        assert found["rows"][0][:2] == (8, last[0])
    page = client.get(address, {"q": "没有这家<b>"}).content.decode()
    assert "没有名称或代码含“没有这家&lt;b&gt;”的企业" in page
