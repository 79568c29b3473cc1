"""Special campaigns: targets, pairs, visits, summary."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from bureau.workflow import Refused
from inspections.models import Campaign, InspectionTask
from inspections.services import campaign as campaigns
from inspections.services import recusal as recusals
from inspections.tests import factories as make


@pytest.fixture
def campaign(clock, cast, squad):
    found = make.CampaignFactory(created_by=cast.clerk)
    campaigns.set_targets(
        campaign=found, enterprises=make.EnterpriseFactory.create_batch(4), actor=cast.clerk
    )
    return found


def test_launch_sends_two_to_each_target(campaign, cast, squad):
    firm = campaign.targets.first().enterprise
    recusals.add(officer=squad[0], enterprise=firm, reason="近亲属", by=cast.leader)
    tasks = campaigns.launch(campaign=campaign, actor=cast.leader)
    assert len(tasks) == 4 and {t.basis for t in tasks} == {"campaign"}
    loads = [sum(person in t.officers for t in tasks) for person in squad]
    assert max(loads) - min(loads) <= 1
    assert squad[0] not in next(t for t in tasks if t.enterprise == firm).officers
    assert all(t.due_on >= t.assigned_on for t in tasks)


def test_refused_without_targets_officers_or_right(campaign, cast, squad):
    with pytest.raises(Refused, match="不属于本岗位职责"):
        campaigns.launch(campaign=campaign, actor=cast.clerk)
    with pytest.raises(Refused, match="名单上还没有企业"):
        campaigns.launch(campaign=make.CampaignFactory(), actor=cast.leader)
    for person in squad[1:]:
        person.certificates.all().delete()
    with pytest.raises(Refused, match="可派执法人员不足两名"):
        campaigns.launch(campaign=campaign, actor=cast.leader)
    assert not InspectionTask.objects.exists()


def test_finish_when_all_is_done(campaign, cast):
    campaigns.launch(campaign=campaign, actor=cast.leader)
    with pytest.raises(Refused, match="还有 4 家没有检查完"):
        campaigns.finish(campaign=campaign, actor=cast.clerk, summary="检查 4 家")
    InspectionTask.objects.update(state="done", done_on="2026-11-20")
    with pytest.raises(ValidationError, match="缺总结"):
        campaigns.finish(campaign=campaign, actor=cast.clerk, summary=" ")
    campaigns.finish(campaign=campaign, actor=cast.clerk, summary="检查 4 家，无问题")
    campaign.refresh_from_db()
    assert campaign.state == "finished"


def test_targets_are_fixed_after_launch(campaign, cast):
    campaigns.launch(campaign=campaign, actor=cast.leader)
    with pytest.raises(ValidationError, match="名单不能再改"):
        campaigns.set_targets(campaign=campaign, enterprises=[], actor=cast.clerk)


def test_in_the_browser(cast, squad, signed_in, clock):
    clerk, leader = signed_in(cast.clerk), signed_in(cast.leader)
    sent = {
        "title": "饮用水源地专项",
        "focus": "water_source",
        "basis": "澜环办〔2026〕12号",
        "starts_on": "20261101",
        "ends_on": "20261031",
    }
    assert clerk.post(reverse("inspections:campaign-new"), sent).status_code == 422
    page = clerk.post(reverse("inspections:campaign-new"), {**sent, "ends_on": "20261231"}).url
    found = Campaign.objects.get()
    targets = reverse("inspections:campaign-targets", args=[found.pk])
    assert clerk.post(targets, {"codes": "91990726MA0000000X"}).status_code == 422
    firms = make.EnterpriseFactory.create_batch(2)
    assert clerk.post(targets, {"codes": "\n".join(f.code for f in firms)}).status_code == 302
    assert "批准并下达任务" in leader.get(page).content.decode()
    assert leader.post(reverse("inspections:campaign-launch", args=[found.pk])).status_code == 302
    assert "0/2 已完成" in clerk.get(page).content.decode()
