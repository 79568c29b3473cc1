"""Yearly plans, campaigns of inspections and the results of visits on the public site: frozen, by edition, once."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from inspections.models import InspectionTask
from inspections.services import campaign as campaigns
from inspections.services import draw as draws
from inspections.services import joint
from inspections.services import plan as plans
from inspections.services import year_plan as years
from inspections.tests import factories as make
from inspections.tests.conftest import DRAW_DAY
from publicity import services
from publicity.models import Publication
from publicity.pull import specials_to_publish, visits_to_publish, year_plans_to_publish

pytestmark = pytest.mark.django_db
K = Publication.Kind


@pytest.fixture
def year(clock, cast, squad):
    make.EnterpriseFactory(key=True)
    plan = years.create(office=cast.bureau, actor=cast.clerk, year=2026, demands="非现场检查优先")
    years.set_item(
        plan=plan, actor=cast.clerk, name="危险废物贮存", category="key", basis="固废法 第79条", term="全年",
        lead="青禾县生态环境分局", partners="县应急管理局",
    )  # fmt: skip
    years.submit(plan=plan, actor=cast.clerk)
    years.approve(plan=plan, actor=cast.leader)
    plan.refresh_from_db()
    return plan


def test_a_yearly_plan_is_published_and_replaced_by_its_next_edition(year, cast, client, signed_in):
    clerk = signed_in(cast.clerk)
    assert year_plans_to_publish(cast.clerk) == [year]
    assert year.title in clerk.get(reverse("publicity:others")).content.decode()
    assert clerk.post(reverse("publicity:publish-year-plan", args=[year.pk])).status_code == 302
    first = Publication.objects.get(kind=K.YEAR_PLAN)
    page = client.get(reverse("public:publication", args=[first.pk]), follow=True).content.decode()
    assert "危险废物贮存" in page and "县应急管理局" in page and "非现场检查优先" in page
    assert year_plans_to_publish(cast.clerk) == []
    assert clerk.post(reverse("publicity:publish-year-plan", args=[year.pk])).status_code == 409, "twice"
    years.revise(plan=year, actor=cast.leader, reason="增加一项")
    year.refresh_from_db()
    with pytest.raises(Refused, match="批准后才能公开"):
        services.publish_year_plan(plan=year, actor=cast.clerk)
    years.submit(plan=year, actor=cast.clerk)
    years.approve(plan=year, actor=cast.leader)
    year.refresh_from_db()
    assert year_plans_to_publish(cast.clerk) == [year]
    second = services.publish_year_plan(plan=year, actor=cast.clerk)
    assert second.title.endswith("（第 2 版）")
    gone = client.get(reverse("public:plan", args=[first.pk]))
    assert gone.status_code == 410 and "计划已调整" in gone.content.decode()


def test_a_campaign_shows_no_target_before_its_results(cast, squad, clock, client, signed_in):
    campaign = make.CampaignFactory(
        created_by=cast.clerk, starts_on=date(2026, 11, 1), ends_on=date(2026, 12, 31)
    )
    firms = make.EnterpriseFactory.create_batch(2)
    campaigns.set_targets(campaign=campaign, enterprises=firms, actor=cast.clerk)
    campaigns.submit(campaign=campaign, actor=cast.clerk)
    with pytest.raises(Refused, match="还没有批准"):
        services.publish_special(campaign=campaign, kind=K.SPECIAL, actor=cast.clerk)
    first, second = campaigns.launch(campaign=campaign, actor=cast.leader)
    campaign.refresh_from_db()
    assert specials_to_publish(cast.clerk) == [(campaign, K.SPECIAL)]
    clerk = signed_in(cast.clerk)
    clerk.post(reverse("publicity:publish-special", args=[campaign.pk, K.SPECIAL]))
    row = Publication.objects.get()
    page = client.get(reverse("public:special", args=[row.pk])).content.decode()
    assert campaign.targets_digest in page and firms[0].name not in page and "2 家" in page
    with pytest.raises(Refused, match="行动还没有结束"):
        services.publish_special(campaign=campaign, kind=K.VISITS, actor=cast.clerk)
    InspectionTask.objects.filter(pk=first.pk).update(state="done", done_on=date(2026, 11, 13))
    make.FindingFactory(task=first, created_by=cast.officer)
    InspectionTask.objects.filter(pk=second.pk).update(
        state="cancelled", cancelled_reason="已停产", cap_year=None, cap_place=None
    )
    campaigns.finish(campaign=campaign, actor=cast.clerk, summary="检查 1 家")
    campaign.refresh_from_db()
    assert specials_to_publish(cast.clerk) == [(campaign, K.VISITS)]
    clerk.post(reverse("publicity:publish-special", args=[campaign.pk, K.VISITS]))
    assert Clock.objects.of(campaign).get().state == "met"
    found = Publication.objects.get(kind=K.VISITS)
    page = client.get(reverse("public:visits", args=[found.pk])).content.decode()
    assert "发现问题 1 个：责令改正" in page and "未检查：已停产" in page and "检查 1 家" in page
    assert cast.officer.name not in page
    listing = client.get(reverse("public:plans") + "?kind=visits").content.decode()
    assert found.title in listing and f">{campaign.title}<" not in listing
    assert clerk.post(reverse("publicity:publish-special", args=[campaign.pk, "penalty"])).status_code == 404


def test_results_of_a_joint_draw_go_with_its_record(plan, cast, clock, client):
    department = joint.add_department(plan=plan, actor=cast.clerk, name="县水务局", matters="取水许可")
    person = joint.add_officer(department=department, actor=cast.clerk, name="林疏", certificate="SW-1")
    plans.submit(plan=plan, actor=cast.clerk)
    draw = draws.freeze(plan=plan, actor=cast.leader)
    clock.move_to(DRAW_DAY)
    draws.reveal(plan=plan, actor=cast.clerk, public_value="7 0 4")
    visit, *_ = draws.issue(plan=plan, actor=cast.leader)
    InspectionTask.objects.update(state="done", done_on=date(2026, 11, 23))
    joint.enter_result(
        task=visit,
        department=department,
        officers=[person],
        result="取水许可有效",
        problem=False,
        actor=cast.officer,
    )
    draws.complete(plan=plan, actor=cast.clerk)
    draw.refresh_from_db()
    services.publish_draw(draw=draw, kind=K.DRAW_RESULT, actor=cast.clerk)
    record, results = (Publication.objects.get(kind=kind) for kind in (K.DRAW_RESULT, K.VISITS))
    assert (
        reverse("public:visits", args=[results.pk])
        in client.get(reverse("public:draw", args=[record.pk])).content.decode()
    )
    page = client.get(reverse("public:visits", args=[results.pk])).content.decode()
    assert "县水务局：取水许可有效" in page and page.count("未发现问题") == 9 and "林疏" not in page


def test_a_visit_whose_limit_ends_first_is_published_before_the_rest(plan, cast, clock, client, signed_in):
    """Twenty working days from its own end (118 号), though another visit of the draw drags on."""
    plans.submit(plan=plan, actor=cast.clerk)
    draw = draws.freeze(plan=plan, actor=cast.leader)
    clock.move_to(DRAW_DAY)
    draws.reveal(plan=plan, actor=cast.clerk, public_value="7 0 4")
    visit, late, *_ = draws.issue(plan=plan, actor=cast.leader)
    clerk, url = signed_in(cast.clerk), reverse("publicity:publish-visit", args=[visit.pk])
    assert clerk.post(url).status_code == 409, "not yet made"
    InspectionTask.objects.filter(pk=visit.pk).update(state="done", done_on=date(2026, 11, 23))
    timelimits.start(visit, "publish.other", on=date(2026, 11, 23), actor=cast.officer)
    assert not visits_to_publish(cast.clerk), "there is time to wait for the others"
    clock.move_to(datetime(2026, 12, 14, 1))
    clerk = signed_in(cast.clerk)
    assert list(visits_to_publish(cast.clerk)) == [visit] and not visits_to_publish(cast.outsider)
    assert visit.enterprise.name in clerk.get(reverse("publicity:others")).content.decode()
    assert signed_in(cast.outsider).post(url).status_code in (403, 404)
    assert clerk.post(url).status_code == 302
    assert Clock.objects.of(visit).get(key="publish.other").state == "met"
    shown = Publication.objects.get(kind=K.VISITS)
    page = client.get(reverse("public:visits", args=[shown.pk])).content.decode()
    assert visit.enterprise.name in page and late.enterprise.name not in page
    assert not visits_to_publish(cast.clerk) and clerk.post(url).status_code == 409, "twice"
    assert clerk.get(reverse("publicity:publication", args=[shown.pk])).status_code == 200
    InspectionTask.objects.filter(result__draw=draw).update(state="done", done_on=date(2026, 12, 14))
    draws.complete(plan=plan, actor=cast.clerk)
    draw.refresh_from_db()
    services.publish_draw(draw=draw, kind=K.DRAW_RESULT, actor=cast.clerk)
    assert Publication.objects.filter(kind=K.VISITS).count() == 2, "the whole follows"


def test_digests_are_in_view_from_the_freeze_on_and_a_redraw_says_why(plan, cast, clock, client):
    plans.submit(plan=plan, actor=cast.clerk)
    first = draws.freeze(plan=plan, actor=cast.leader)
    page = client.get(reverse("public:draws")).content.decode()
    assert first.pool_digest in page and first.commitment in page and first.secret not in page
    services.publish_draw(draw=first, kind=K.DRAW_PLAN, actor=cast.clerk)
    second = draws.redraw(
        plan=plan,
        actor=cast.leader,
        reason="名录遗漏两家",
        public_source="第 137 期",
        public_due_on=date(2026, 11, 20),
    )
    page = client.get(reverse("public:draws")).content.decode()
    assert second.commitment in page and "重抽理由：名录遗漏两家" in page
    services.publish_draw(draw=second, kind=K.DRAW_PLAN, actor=cast.clerk)
    one, other = Publication.objects.filter(kind=K.DRAW_PLAN).order_by("pk")
    assert "重抽理由：名录遗漏两家" in client.get(reverse("public:draw", args=[one.pk])).content.decode()
    assert first.number in client.get(reverse("public:draw", args=[other.pk])).content.decode()
    clock.move_to(DRAW_DAY)
    draws.reveal(plan=plan, actor=cast.clerk, public_value="1")
    assert "等待公开值" not in client.get(reverse("public:draws")).content.decode()
