"""The yearly cap: what counts, who lets a visit go beyond it, and that no path goes round it."""

import ast
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.record.models import Entry
from bureau.workflow import Refused
from inspections.models import CapRule, DrawResult, Enterprise, EnterpriseMerge, InspectionTask
from inspections.services import campaign as campaigns
from inspections.services import cap as caps
from inspections.services import draw as draws
from inspections.services import merge as merging
from inspections.services import plan as plans
from inspections.services import task as tasks
from inspections.services import visit as visits
from inspections.tests import factories as make
from inspections.tests.conftest import DRAW_DAY

T = InspectionTask


@pytest.fixture
def firm(clock, cast):
    make.CapRuleFactory()
    return make.EnterpriseFactory()


@pytest.fixture
def give(firm, cast):
    """Gives out a visit by hand."""

    def give(basis="plan", enterprise=firm, **facts):
        facts.setdefault("reference", "检查计划 2026-7")
        return tasks.create(
            office=cast.bureau,
            actor=cast.clerk,
            enterprise=enterprise,
            officer_a=cast.officer,
            officer_b=cast.partner,
            basis=basis,
            **facts,
        )

    return give


def campaign_of(cast, *firms):
    made = make.CampaignFactory(title=f"专项 {len(firms)} {T.objects.count()}")
    campaigns.set_targets(campaign=made, enterprises=firms, actor=cast.clerk)
    campaigns.submit(campaign=made, actor=cast.clerk)
    return made


def test_what_counts_and_what_does_not(give, firm, cast):
    assert give().cap_place == 1
    assert give("trigger", trigger="complaint").cap_year is None
    assert give(mode="remote").cap_year is None
    (special,) = campaigns.launch(campaign=campaign_of(cast, firm), actor=cast.leader)
    assert (special.cap_place, special.visit_class) == (2, "专项")
    assert caps.standing(firm, date(2026, 11, 13)).text == "2026 年计入 2 次 / 上限 2 次"
    assert give("trigger", trigger="transfer").state == "assigned", "个案 is outside the cap"
    assert give(mode="remote").state == "assigned"


def test_special_visits_count_only_if_the_rule_says_so(give, firm, cast):
    CapRule.objects.update(special_counts=False)
    (special,) = campaigns.launch(campaign=campaign_of(cast, firm), actor=cast.leader)
    assert special.cap_year is None and special.cap_text == "专项检查，按上限规定不计入"


def test_without_a_rule_visits_are_counted_and_never_held(give, firm):
    CapRule.objects.all().delete()
    assert [give().cap_place for _ in range(4)] == [1, 2, 3, 4]
    assert "上限 未设定" in caps.standing(firm, date(2026, 11, 13)).text


def test_beyond_the_cap_a_reason_of_the_list_and_the_head(give, firm, cast):
    give(), give()
    with pytest.raises(ValidationError, match="计入 2 次 / 上限 2 次") as refused:
        give()
    assert "over_reason" in refused.value.message_dict
    held = give(over_reason="risk", over_note="信用等级为红色")
    assert (held.state, held.cap_year, held.cap_most) == ("held", None, 2)
    with pytest.raises(Refused, match="超上限待批"):
        visits.start(task=held, actor=cast.officer)
    with pytest.raises(Refused, match="不属于本岗位职责"):
        tasks.approve_over_cap(task=held, actor=cast.clerk, over_reason="risk", note="x")
    with pytest.raises(ValidationError, match="须从所列情形中选择"):
        tasks.approve_over_cap(task=held, actor=cast.leader, over_reason="随便", note="x")
    with pytest.raises(ValidationError, match="缺说明"):
        tasks.approve_over_cap(task=held, actor=cast.leader, over_reason="risk", note=" ")
    tasks.approve_over_cap(task=held, actor=cast.leader, over_reason="risk", note="信用等级为红色")
    held.refresh_from_db()
    assert (held.state, held.cap_place, held.over_by) == ("assigned", 3, cast.leader)
    with pytest.raises(Refused, match="超上限待批"):
        tasks.approve_over_cap(task=held, actor=cast.leader, over_reason="risk", note="再批")
    visits.start(task=held, actor=cast.officer)


def test_a_cancelled_visit_gives_its_place_back(give, firm, cast):
    first, _ = give(), give()
    tasks.cancel(task=first, actor=cast.clerk, reason="企业停产")
    assert give().cap_place == 1
    first.refresh_from_db()
    assert first.cap_year is None


def test_an_approval_after_a_place_came_free_is_an_ordinary_visit(give, firm, cast):
    first, _, held = give(), give(), give(over_reason="asked")
    tasks.cancel(task=first, actor=cast.clerk, reason="企业停产")
    tasks.approve_over_cap(task=held, actor=cast.leader, over_reason="asked", note="企业来函")
    held.refresh_from_db()
    assert (held.cap_place, held.over_by) == (1, None)


def test_instead_of_going_beyond_the_visit_is_made_off_site(give, firm, cast):
    give(), give()
    held = give(over_reason="risk")
    tasks.go_remote(task=held, actor=cast.clerk)
    held.refresh_from_db()
    assert (held.state, held.mode, held.cap_year) == ("assigned", "remote", None)


def test_the_visits_of_a_merged_entry_are_counted_with_the_others(give, firm, cast):
    twin = make.EnterpriseFactory()
    give(), give(), give(enterprise=twin)
    facts = {"reason": "营业执照变更", "code_reason": EnterpriseMerge.CodeReason.values[0]}
    merging.merge(loser=twin, winner=firm, actor=cast.leader, **facts)
    assert caps.standing(firm, date(2026, 11, 13)).count == 3
    assert not T.objects.filter(enterprise=twin).exists()


def test_a_campaign_holds_the_visits_of_firms_at_their_cap(give, firm, cast):
    give(), give()
    other = make.EnterpriseFactory()
    made = {
        t.enterprise_id: t
        for t in campaigns.launch(campaign=campaign_of(cast, firm, other), actor=cast.leader)
    }
    assert (made[firm.pk].state, made[other.pk].state) == ("held", "assigned")
    entry = Entry.objects.of(made[firm.pk]).get()
    assert "计入 2 次 / 上限 2 次" in entry.note and entry.label.startswith("超上限待批")


def test_a_listed_firm_visited_with_consent_counts(give, firm, cast):
    make.PositiveListEntryFactory(enterprise=firm)
    task = give()
    assert (task.mode, task.cap_year) == ("remote", None)
    tasks.consent(task=task, actor=cast.leader, reason="群众反映强烈")
    task.refresh_from_db()
    assert task.cap_place == 1
    CapRule.objects.update(most=1)
    again = give()
    with pytest.raises(ValidationError, match="须同时批准超上限"):
        tasks.consent(task=again, actor=cast.leader, reason="再去一次")
    tasks.consent(task=again, actor=cast.leader, reason="再去一次", over_reason="unmended")
    again.refresh_from_db()
    assert (again.cap_place, again.over_reason, again.over_by) == (2, "unmended", cast.leader)


def test_a_visit_begun_the_next_year_counts_there(give, firm, cast, clock):
    task = give()
    clock.move_to("2027-01-05T10:00:00+08:00")
    give(), give()
    with pytest.raises(Refused, match="2027 年计入 2 次"):
        visits.start(task=task, actor=cast.officer)
    CapRule.objects.update(most=3)
    visits.start(task=task, actor=cast.officer)
    task.refresh_from_db()
    assert (task.cap_year, task.cap_place) == (2027, 3)


def test_the_nearest_rule_of_the_day_holds(clock, cast):
    make.CapRuleFactory(office=cast.bureau.parent, most=4)
    assert caps.rule_on(cast.bureau, date(2026, 1, 1)).most == 4
    make.CapRuleFactory(most=3, effective_from=date(2026, 1, 1))
    caps.set_rule(
        office=cast.bureau,
        actor=cast.clerk,
        most=1,
        special_counts=True,
        effective_from=date(2026, 7, 1),
        source="某省 2026 年公告",
    )
    days = (date(2025, 12, 31), date(2026, 6, 30), date(2026, 7, 1))
    assert [caps.rule_on(cast.bureau, day).most for day in days] == [4, 3, 1]
    assert caps.rule_on(cast.outsider.office, date(2026, 8, 1)).most == 4
    with pytest.raises(ValidationError, match="已有上限"):
        caps.set_rule(
            office=cast.bureau, actor=cast.clerk, most=2, special_counts=True,
            effective_from=date(2026, 7, 1), source="又一份",
        )  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"cap_year": None, "cap_place": None},
        {"cap_place": None},
        {"cap_place": 3, "cap_most": 2},
        {"mode": "remote"},
        {"state": "cancelled", "cancelled_reason": "x"},
        {"state": "held"},
        {"over_on": date(2026, 11, 13)},
        {"over_reason": "随便"},
    ],
)
def test_the_database_holds_the_cap(give, wrong):
    task = give()
    with pytest.raises(IntegrityError), transaction.atomic():
        T.objects.filter(pk=task.pk).update(**wrong)


def test_a_place_is_given_once(give, firm):
    give()
    second = give()
    with pytest.raises(IntegrityError), transaction.atomic():
        T.objects.filter(pk=second.pk).update(cap_place=1)


@pytest.fixture
def drawn(plan, cast, clock):
    """A draw revealed but not issued."""
    plans.submit(plan=plan, actor=cast.clerk)
    draws.freeze(plan=plan, actor=cast.leader)
    clock.move_to(DRAW_DAY)
    draws.reveal(plan=plan, actor=cast.clerk, public_value="7 0 4")
    return plan


def test_a_drawn_firm_at_its_cap_waits_and_a_reserve_below_it_steps_in(drawn, cast):
    make.CapRuleFactory(most=1)
    chosen = DrawResult.objects.filter(place="selected", stratum="key").order_by("rank").first()
    spare = DrawResult.objects.get(place="reserve", stratum="key")
    for row in (chosen, spare):
        tasks.create(
            office=cast.bureau, actor=cast.clerk, enterprise=row.enterprise, officer_a=cast.officer,
            officer_b=cast.partner, basis="plan", reference="检查计划 2026-7",
        )  # fmt: skip
    made = draws.issue(plan=drawn, actor=cast.leader)
    held = next(t for t in made if t.result_id == chosen.pk)
    assert held.state == "held" and sum(t.state == "held" for t in made) == 1
    with pytest.raises(Refused, match="还有"):
        draws.complete(plan=drawn, actor=cast.clerk)
    with pytest.raises(ValidationError, match=f"候补已用完（{spare.enterprise.short_name} 2026 年计入 1 次"):
        tasks.call_reserve(task=held, actor=cast.clerk, reason="已达上限")
    CapRule.objects.update(most=2)
    new = tasks.call_reserve(task=held, actor=cast.clerk, reason="已达上限")
    assert new.state == "assigned" and new.result.place == "reserve"
    held.refresh_from_db()
    assert held.state == "cancelled" and "已达上限" in held.cancelled_reason


def test_nothing_but_the_service_makes_a_visit():
    """Walks the code: the row is built in one place, and everyone who asks for one names the basis."""
    builders, callers = set(), {}
    for path in Path(settings.BASE_DIR).rglob("*.py"):
        if {"tests", "migrations", "benchmarks", "var", ".venv", "node_modules"} & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            words = ast.unparse(node.func)
            if words == "InspectionTask" or (
                words.startswith("InspectionTask.objects.") and "create" in words
            ):
                builders.add(path.relative_to(settings.BASE_DIR).as_posix())
            if words.split(".")[-1] == "create_many" or (
                words in ("tasks.create", "create") and _of_tasks(path)
            ):
                callers.setdefault(path.stem, []).append({k.arg for k in node.keywords})
    assert builders == {"inspections/services/task.py"}
    assert callers and all(
        {"basis"} <= names or None in names for calls in callers.values() for names in calls
    )


def _of_tasks(path) -> bool:
    text = path.read_text(encoding="utf-8")
    return "from inspections.services.task import create" in text or "import task as tasks" in text


@pytest.mark.parametrize(
    "facts",
    [
        {"basis": "plan", "reference": ""},
        {"basis": "plan", "reference": " \u3000\n"},
        {"basis": "trigger", "reference": "举报 1"},
        {"basis": "trigger", "trigger": "complaint", "reference": ""},
        {"basis": "draw"},
        {"basis": "campaign"},
        {"basis": "别的"},
    ],
)
def test_no_visit_without_a_basis(give, facts):
    with pytest.raises(ValidationError):
        give(**{"reference": "", **facts})
    assert not T.objects.exists()


def test_in_the_browser(give, firm, cast, signed_in):
    give(), give()
    clerk, leader, officer = (signed_in(person) for person in (cast.clerk, cast.leader, cast.officer))
    sent = {
        "enterprise": firm.code, "basis": "plan", "reference": "检查计划 2026-9", "mode": "onsite",
        "officer_a": cast.officer.pk, "officer_b": cast.partner.pk,
    }  # fmt: skip
    refused = clerk.post(reverse("inspections:task-new"), sent)
    assert refused.status_code == 422 and "计入 2 次 / 上限 2 次" in refused.content.decode()
    page = clerk.post(reverse("inspections:task-new"), {**sent, "over_reason": "superior"}).url
    held = T.objects.get(state="held")
    assert "批准超上限检查" in leader.get(page).content.decode()
    assert held.enterprise.name in officer.get(reverse("inspections:caps")).content.decode()
    assert held.number not in officer.get(reverse("inspections:today")).content.decode()
    act = reverse("inspections:task-over-cap", args=[held.pk])
    assert clerk.post(act, {"over_reason": "superior", "note": "x"}).status_code == 403
    assert leader.post(act, {"over_reason": "", "note": "x"}).status_code == 422
    assert leader.post(act, {"over_reason": "superior", "note": "市局统一部署"}).status_code == 302
    assert leader.post(act, {"over_reason": "superior", "note": "市局统一部署"}).status_code == 409
    text = clerk.get(reverse("inspections:caps")).content.decode()
    assert "市局统一部署" in text and "第 3 次 / 上限 2 次" in text and "未核对" in text
    assert (
        "2026 年计入 3 次 / 上限 2 次"
        in clerk.get(reverse("inspections:enterprise", args=[firm.pk])).content.decode()
    )
    again = T.objects.get(
        pk=clerk.post(reverse("inspections:task-new"), {**sent, "over_reason": "risk"}).url.split("/")[-2]
    )
    assert clerk.post(reverse("inspections:task-go-remote", args=[again.pk])).status_code == 302


def test_a_rule_is_set_in_the_browser(cast, signed_in, clock):
    clerk = signed_in(cast.clerk)
    sent = {
        "most": "2",
        "special_counts": "on",
        "effective_from": "2026-01-01",
        "source": "本地示例",
        "verified": "n",
    }
    assert clerk.post(reverse("inspections:cap-new"), {**sent, "most": "0"}).status_code == 422
    assert clerk.post(reverse("inspections:cap-new"), sent).status_code == 302
    assert clerk.post(reverse("inspections:cap-new"), sent).status_code == 422
    assert "没有企业达到上限" in clerk.get(reverse("inspections:caps") + "?year=x").content.decode()
    assert "没有设定上限" in clerk.get(reverse("inspections:caps") + "?year=2025").content.decode()
    assert signed_in(cast.officer).get(reverse("inspections:cap-new")).status_code == 403
    assert Enterprise.objects.count() == 0
