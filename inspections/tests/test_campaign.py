"""Special campaigns: targets, pairs, visits, summary."""

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from bureau.record.models import Entry
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from inspections import targets
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
    campaigns.submit(campaign=found, actor=cast.clerk)
    found.refresh_from_db()
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
        campaigns.submit(campaign=make.CampaignFactory(), actor=cast.clerk)
    with pytest.raises(Refused, match="当前为“拟订”"):
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
    listing = reverse("inspections:campaign-targets", args=[found.pk])
    assert clerk.post(listing, {"codes": "91990726MA0000000X"}).status_code == 422
    firms = make.EnterpriseFactory.create_batch(2)
    assert clerk.post(listing, {"codes": "\n".join(f.code for f in firms)}).status_code == 302
    assert clerk.post(reverse("inspections:campaign-submit", args=[found.pk])).status_code == 302
    assert "批准并下达任务" in leader.get(page).content.decode()
    assert leader.post(reverse("inspections:campaign-launch", args=[found.pk])).status_code == 302
    assert "0/2 已完成" in clerk.get(page).content.decode()


def test_list_is_frozen_when_submitted(campaign, cast):
    assert len(campaign.targets_digest) == 64
    assert Entry.objects.of(campaign).get(verb="submit").data["targets_digest"] == campaign.targets_digest
    for act in (campaigns.set_targets, campaigns.add_targets):
        more = {"origin": "x"} if act is campaigns.add_targets else {}
        with pytest.raises(ValidationError, match="名单不能再改"):
            act(campaign=campaign, enterprises=[], actor=cast.clerk, **more)
    campaign.targets.first().delete()  # past the services
    with pytest.raises(Refused, match="与报批时固定的摘要不符"):
        campaigns.launch(campaign=campaign, actor=cast.leader)
    campaigns.send_back(campaign=campaign, actor=cast.leader, reason="名单有误")
    campaign.refresh_from_db()
    assert (campaign.state, campaign.targets_digest) == ("planning", "")


def test_finished_campaign_has_twenty_working_days_to_publish(campaign, cast):
    campaigns.launch(campaign=campaign, actor=cast.leader)
    InspectionTask.objects.update(state="done", done_on="2026-11-13")
    campaigns.finish(campaign=campaign, actor=cast.clerk, summary="检查 4 家")
    clock = Clock.objects.of(campaign).get(key="publish.other")
    assert clock.due_on == date(2026, 12, 11) and clock.rule.verified == "y"


def test_targets_by_condition_and_from_a_file(cast, squad, signed_in, clock):
    clerk = signed_in(cast.clerk)
    found = make.CampaignFactory()
    chemical = make.EnterpriseFactory.create_batch(2, industry="chemical", town="东岗镇")
    make.EnterpriseFactory(industry="chemical", town="石桥镇", active=False)
    by_filter = reverse("inspections:campaign-targets-filter", args=[found.pk])
    assert clerk.post(by_filter, {"words": ""}).status_code == 422
    assert clerk.post(by_filter, {"industry": ["chemical"], "town": ["东岗镇"]}).status_code == 302
    assert set(found.targets.values_list("enterprise", flat=True)) == {firm.pk for firm in chemical}
    assert found.targets.first().origin == "按条件 行业：化工；乡镇：东岗镇"
    assert clerk.post(by_filter, {"industry": ["chemical"]}).status_code == 422, "nobody new"
    firm = make.EnterpriseFactory()
    upload = reverse("inspections:campaign-targets-import", args=[found.pk])

    def send(body, name="名单.csv"):
        return clerk.post(upload, {"file": SimpleUploadedFile(name, body)}).status_code

    assert send("企业\n没有代码".encode()) == 422
    assert send(b"91990726MA0000000X") == 422, "not in the register"
    assert send(b"\x00\x01", "名单.xlsx") == 422
    assert send(f"名称,代码\n{firm.name},{firm.code.lower()}\n".encode("gb18030")) == 302
    assert found.targets.get(enterprise=firm).origin == "导入 名单.csv"


def test_codes_are_read_out_of_a_workbook():
    book, target = Workbook(), io.BytesIO()
    book.active.append(["序号", "企业", "统一社会信用代码"])
    book.active.append([1, "甲", make.valid_code(1)])
    book.active.append([2, "乙", f" {make.valid_code(2)} "])
    book.save(target)
    found = targets.codes_of_file(SimpleUploadedFile("a.xlsx", target.getvalue()), "a.xlsx")
    assert found == [make.valid_code(1), make.valid_code(2)]


def test_one_firm_is_taken_off_the_list_in_draft_only(cast, squad, signed_in, clock):
    found, firms = make.CampaignFactory(created_by=cast.clerk), make.EnterpriseFactory.create_batch(3)
    campaigns.set_targets(campaign=found, enterprises=firms, actor=cast.clerk)
    target = found.targets.get(enterprise=firms[1])
    url = reverse("inspections:campaign-target-remove", args=[found.pk, target.pk])
    client = signed_in(cast.clerk)
    assert url in client.get(reverse("inspections:campaign", args=[found.pk])).content.decode()
    assert signed_in(cast.officer).post(url).status_code == 403
    assert signed_in(cast.clerk).post(url).status_code == 302
    assert {row.enterprise for row in found.targets.all()} == {firms[0], firms[2]}
    campaigns.submit(campaign=found, actor=cast.clerk)
    other = reverse("inspections:campaign-target-remove", args=[found.pk, found.targets.first().pk])
    assert (
        other
        not in signed_in(cast.clerk).get(reverse("inspections:campaign", args=[found.pk])).content.decode()
    )
    assert signed_in(cast.clerk).post(other).status_code in (409, 422)
    assert found.targets.count() == 2
