"""The yearly plan: items, numbers, approval, editions; the draws under it; ratios kept by those who keep the law."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as some

from bureau.record.models import Entry
from bureau.workflow import Refused
from inspections.models import DrawPlan, QuotaRule, YearPlan
from inspections.services import plan as plans
from inspections.services import pool as pools
from inspections.services import quota as quotas
from inspections.services import year_plan as years
from inspections.services.year_plan_quota import lines_of

DAY = date(2026, 11, 13)
ITEM = {"basis": "排污许可管理条例 第25条", "way": "both", "term": "全年", "lead": "青禾县生态环境分局"}


@pytest.fixture
def keeper(cast):
    cast.clerk.keeps_law = True
    cast.clerk.save()
    return cast.clerk


@pytest.fixture
def year(clock, cast, county):
    plan = years.create(office=cast.bureau, actor=cast.clerk, year=2026)
    for category, quota in (("key", None), ("special", 2), ("general", None)):
        name = f"排污许可执行情况（{category}）"
        years.set_item(plan=plan, actor=cast.clerk, name=name, category=category, quota=quota, **ITEM)
    return plan


@pytest.fixture
def approved(year, cast):
    years.submit(plan=year, actor=cast.clerk)
    years.approve(plan=year, actor=cast.leader)
    year.refresh_from_db()
    return year


def test_from_draft_to_approval(approved, cast):
    assert (approved.state, approved.approved_on, approved.edition) == ("approved", DAY, 1)
    assert approved.title == "2026 年度双随机抽查计划"
    verbs = list(Entry.objects.of(approved).values_list("verb", flat=True))
    assert verbs == ["create", "add_item", "add_item", "add_item", "submit", "approve"]


def test_numbers_of_the_year_follow_ratio_or_plan(year):
    lines = {line.category: line for line in lines_of(year, DAY)}
    assert (lines["key"].asked, lines["key"].rule.why) == (8, "8 家 × 25% × 4 季 = 8 家")
    assert lines["special"].asked == 2 and lines["special"].rule.take is None
    assert lines["general"].rule.why == "5 人 × 10 家 = 50 家，本次名录只有 6 家"


def test_refused_without_items_numbers_or_reason(cast, clock, county):
    plan = years.create(office=cast.bureau, actor=cast.clerk, year=2026)
    with pytest.raises(Refused, match="计划中没有抽查事项"):
        years.submit(plan=plan, actor=cast.clerk)
    item = years.set_item(plan=plan, actor=cast.clerk, name="排污许可", category="key", quota=3, **ITEM)
    with pytest.raises(Refused) as refused:
        years.submit(plan=plan, actor=cast.clerk)
    words = str(refused.value)
    assert "特殊企业 2 家，计划中没有对应的事项" in words
    assert "重点企业全年 3 家，少于规定的 8 家，没有写理由" in words
    years.set_item(plan=plan, item=item, actor=cast.clerk, quota=8)
    years.set_item(plan=plan, actor=cast.clerk, name="排污许可", category="general", quota=None, **ITEM)
    years.set_item(plan=plan, actor=cast.clerk, name="排污许可", category="special", quota=None, **ITEM)
    with pytest.raises(Refused, match="特殊企业没有比例，也没有写全年抽查家数"):
        years.submit(plan=plan, actor=cast.clerk)


def test_who_may_do_what_and_when(year, cast):
    with pytest.raises(Refused, match="须在“待批准”时办理"):
        years.approve(plan=year, actor=cast.leader)
    with pytest.raises(Refused, match="不属于本岗位职责"):
        years.submit(plan=year, actor=cast.officer)
    years.submit(plan=year, actor=cast.clerk)
    with pytest.raises(Refused, match="不属于本岗位职责"):
        years.approve(plan=year, actor=cast.clerk)
    with pytest.raises(Refused, match="请先由局领导退回"):
        years.set_item(plan=year, actor=cast.clerk, name="另一项", category="key", **ITEM)
    years.approve(plan=year, actor=cast.leader)
    with pytest.raises(Refused, match="当前为“已批准”"):
        years.approve(plan=year, actor=cast.leader)


def test_a_change_within_the_year_is_a_new_edition(approved, cast):
    with pytest.raises(ValidationError, match="缺理由"):
        years.revise(plan=approved, actor=cast.leader, reason=" ")
    years.revise(plan=approved, actor=cast.leader, reason="上级调整重点名录")
    approved.refresh_from_db()
    assert (approved.state, approved.edition, approved.approved_on) == ("drafting", 2, None)


def test_one_plan_a_year_unless_the_first_was_given_up(year, cast):
    with pytest.raises(ValidationError, match="本年度已有抽查计划"):
        years.create(office=cast.bureau, actor=cast.clerk, year=2026)
    years.cancel(plan=year, actor=cast.clerk, reason="重新拟订")
    assert years.create(office=cast.bureau, actor=cast.clerk, year=2026).pk


def test_draws_come_under_the_approved_plan_and_take_its_numbers(approved, cast):
    draw_plan = plans.create(office=cast.bureau, actor=cast.clerk, year=2026, quarter=4)
    assert draw_plan.year_plan == approved
    asked = pools.proposals(draw_plan, DAY)
    assert (asked["special"].take, asked["special"].why) == (1, "年度计划 2 家 ÷ 4 季 = 1 家")
    assert asked["special"].source == approved.title
    assert asked["key"].take == 2
    other = plans.create(office=cast.bureau, actor=cast.clerk, year=2027, quarter=1)
    assert other.year_plan is None


def test_monthly_draw(approved, cast):
    monthly = plans.create(office=cast.bureau, actor=cast.clerk, year=2026, quarter=4, month=11)
    assert (monthly.title, monthly.span, monthly.due_on) == (
        "2026 年 11 月双随机抽查",
        "11 月",
        date(2026, 12, 31),
    )
    asked = pools.proposals(monthly, DAY)
    assert asked["key"].why == "8 家 × 25% ÷ 3 月 = 1 家"
    assert asked["general"].why == "5 人 × 10 家 ÷ 12 月 = 5 家"
    with pytest.raises(ValidationError, match="月份须在所属季度之内"):
        plans.create(office=cast.bureau, actor=cast.clerk, year=2026, quarter=4, month=9)
    with pytest.raises(IntegrityError), transaction.atomic():
        DrawPlan.objects.filter(pk=monthly.pk).update(month=3)


@given(size=some.integers(1, 5000), percent=some.integers(1, 100), officers=some.integers(2, 300))
def test_parts_of_the_year_never_fall_short_of_it(size, percent, officers):
    """Four quarters take at least the year's number, twelve months too, and never a whole unit more for each part."""
    for ratio in (
        quotas.Ratio("ratio", quotas.Decimal(percent), ""),
        quotas.Ratio("per_officer", quotas.Decimal(percent), ""),
    ):
        year, quarter, month = (
            quotas._by_ratio(ratio, size, officers, span)[0]
            for span in (quotas.YEAR, quotas.QUARTER, quotas.MONTH)
        )
        assert year <= 4 * quarter < year + 4
        assert year <= 12 * month < year + 12


def test_ratios_are_kept_by_those_who_keep_the_law(cast, clock, county, keeper):
    facts = {"category": "special", "measure": "ratio", "value": 50, "source": "澜环发〔2026〕3号"}
    for person in (cast.leader, cast.officer):
        with pytest.raises(Refused, match="没有法规维护权"):
            quotas.set_rule(office=cast.bureau, actor=person, effective_from=date(2026, 1, 1), **facts)
    with pytest.raises(Refused, match="由该机构的法规维护人员设定"):
        quotas.set_rule(office=cast.bureau.parent, actor=keeper, effective_from=date(2026, 1, 1), **facts)
    first = quotas.set_rule(office=cast.bureau, actor=keeper, effective_from=date(2026, 1, 1), **facts)
    assert first.citation == "澜环发〔2026〕3号，未核对"
    quotas.verify_rule(rule=first, actor=keeper, verified="y", source="澜环发〔2026〕3号 第二条")
    assert first.citation == "澜环发〔2026〕3号 第二条"
    facts["value"] = 40
    quotas.set_rule(office=cast.bureau, actor=keeper, effective_from=date(2026, 7, 1), **facts)
    values = [
        quotas.ratio_of(office=cast.bureau, category="special", on=day).value
        for day in (date(2026, 6, 30), date(2026, 7, 1))
    ]
    assert values == [50, 40], "versions by date, the earlier one stays"
    assert QuotaRule.objects.count() == 2


def test_a_city_has_its_own_ratios(cast):
    key = quotas.ratio_of(office=cast.bureau.parent, category="key", on=DAY)
    general = quotas.ratio_of(office=cast.bureau.parent, category="general", on=DAY)
    assert (key.value, general.value) == (5, 5)
    assert quotas.ratio_of(office=cast.bureau, category="key", on=DAY).value == 25


def test_in_the_browser(cast, county, signed_in, clock):
    clerk, leader = signed_in(cast.clerk), signed_in(cast.leader)
    page = clerk.post(reverse("inspections:year-plan-new"), {"year": "2026", "rhythm": "quarterly"}).url
    plan = YearPlan.objects.get()
    add = reverse("inspections:year-plan-item", args=[plan.pk])
    assert "青禾县" in clerk.get(add).content.decode(), "the bureau leads unless told otherwise"
    for category in ("key", "general", "special"):
        sent = {**ITEM, "name": "危险废物", "category": category, "quota": "8", "partners": "县应急管理局"}
        assert clerk.post(add, sent).status_code == 302
    assert clerk.post(add, {**ITEM, "name": "危险废物", "category": "key"}).status_code == 422, "twice"
    item = plan.items.get(category="special")
    change = reverse("inspections:year-plan-item-change", args=[plan.pk, item.pk])
    assert (
        clerk.post(change, {**ITEM, "name": "危险废物", "category": "special", "quota": "2"}).status_code
        == 302
    )
    assert clerk.post(reverse("inspections:year-plan-submit", args=[plan.pk])).status_code == 302
    assert "少于规定" not in leader.get(page).content.decode()
    assert leader.post(reverse("inspections:year-plan-approve", args=[plan.pk])).status_code == 302
    shown = clerk.get(page).content.decode()
    assert "已批准" in shown and "县应急管理局" in shown and "拟订抽取" in shown
    assert signed_in(cast.supervisor).get(page).status_code == 200
    assert signed_in(cast.outsider).get(page).status_code == 404


def test_quota_pages(cast, keeper, signed_in, clock, county):
    clerk = signed_in(keeper)
    sent = {"category": "special", "measure": "ratio", "value": "50", "effective_from": "20260101"}
    assert clerk.post(reverse("inspections:quota-new"), {**sent, "source": "局发 1 号"}).status_code == 422
    sent |= {"source": "局发 1 号", "verified": "n"}
    assert clerk.post(reverse("inspections:quota-new"), sent).status_code == 302
    rule = QuotaRule.objects.get()
    check = reverse("inspections:quota-verify", args=[rule.pk])
    assert clerk.post(check, {"verified": "y", "source": "局发 1 号"}).status_code == 302
    page = clerk.get(reverse("inspections:quotas")).content.decode()
    assert "已核对" in page and "每季度 50%" in page and "1:10" in page
    leader = signed_in(cast.leader)
    assert leader.get(reverse("inspections:quota-new")).status_code == 403
    assert "设定比例" not in leader.get(reverse("inspections:quotas")).content.decode()
    keeper.keeps_law = False
    keeper.save()
    assert signed_in(keeper).get(reverse("inspections:quota-new")).status_code == 409
