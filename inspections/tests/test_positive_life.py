"""Criteria by date, objections, quarterly re-checks, proposals to remove and the bar."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.jobs.models import Job
from bureau.record.models import Entry
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from inspections import related
from inspections.models import PositiveCriterion, PositiveListEntry, PositiveObjection, PositiveReview
from inspections.related import Row
from inspections.services import criteria, objection, positive, positive_watch
from inspections.tests import factories as make
from inspections.tests.test_positive import FACTS

DAY = date(2026, 11, 13)


@pytest.fixture
def records(monkeypatch):
    """Records of upper rooms against firms: criterion -> rows; a test adds to it."""
    found = {"unpunished": [], "lawful": []}

    def asking(key):
        return [lambda firm, since, on: [row for row in found[key] if since <= row.day <= on]]

    monkeypatch.setattr(related, "_records", {key: asking(key) for key in found})
    return found


@pytest.fixture
def firm(clock, cast, records):
    return make.EnterpriseFactory(key=True)


@pytest.fixture
def noticed(firm, cast):
    entry = positive.apply(enterprise=firm, office=cast.bureau, actor=cast.clerk, **FACTS)
    positive.approve(entry=entry, actor=cast.leader)
    entry.refresh_from_db()
    return entry


@pytest.fixture
def listed(noticed, cast, clock):
    clock.move_to("2026-11-21T10:00:00+08:00")
    positive.enter(entry=noticed, actor=cast.clerk)
    noticed.refresh_from_db()
    return noticed


def lines(entry):
    return {line.criterion.key: line.met for line in entry.reviews.first().lines.select_related("criterion")}


def test_an_application_is_held_against_every_criterion(noticed):
    review = noticed.reviews.get()
    assert (review.kind, review.passed) == ("application", True)
    assert lines(noticed) == dict.fromkeys(("permit", "unpunished", "lawful", "monitor", "stable"), True)
    assert Entry.objects.of(noticed).first().data["criteria"]["持有排污许可"][0] is True


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"permit": "none"}, "持有排污许可”：企业档案没有登记"),
        ({"online_monitoring": False}, "重点管理单位应当安装在线监控"),
    ],
)
def test_what_is_not_met_is_named_with_its_evidence(cast, clock, records, facts, words):
    firm = make.EnterpriseFactory(key=True, **facts)
    with pytest.raises(Refused, match=words):
        positive.apply(
            enterprise=firm, office=cast.bureau, actor=cast.clerk, reason_in="low", basis="x", mode="paper"
        )
    assert not PositiveListEntry.objects.exists()


def test_records_of_the_last_two_years_count(firm, cast, records):
    records["unpunished"].append(Row("受过行政处罚 澜环青罚〔2024〕8号", "/cases/1/", day=date(2024, 11, 13)))
    with pytest.raises(Refused, match="近 2 年没有受过行政处罚”：2024-11-13 至 2026-11-13：受过行政处罚"):
        positive.apply(enterprise=firm, office=cast.bureau, actor=cast.clerk, **FACTS)
    records["unpunished"][:] = [Row("受过行政处罚", "/cases/1/", day=date(2024, 11, 12))]
    assert positive.apply(enterprise=firm, office=cast.bureau, actor=cast.clerk, **FACTS).pk


def test_unsettled_data_speak_against_a_stable_monitor(firm, cast):
    make.OnlineCheckFactory(enterprise=firm, officer=cast.officer, alarming=True, day=date(2026, 11, 1))
    with pytest.raises(Refused, match="2026-11-01 数据异常尚未处理完"):
        positive.apply(enterprise=firm, office=cast.bureau, actor=cast.clerk, **FACTS)


def test_the_bureaus_own_version_goes_first_from_its_day(cast, clock):
    criteria.set_criterion(
        office=cast.bureau, actor=cast.clerk, key="unpunished", parameter=3,
        effective_from=date(2026, 12, 1), source="某省清单办法",
    )  # fmt: skip

    def years(day):
        return next(c for c in criteria.criteria_on(cast.bureau, day) if c.key == "unpunished").parameter

    assert (years(date(2026, 11, 30)), years(date(2026, 12, 1))) == (2, 3)
    criteria.set_criterion(
        office=cast.bureau, actor=cast.clerk, key="monitor", applies=False,
        effective_from=date(2026, 12, 1), source="某省清单办法",
    )  # fmt: skip
    assert "monitor" not in {c.key for c in criteria.criteria_on(cast.bureau, date(2026, 12, 2))}
    assert criteria.load() == 0


def test_without_criteria_nobody_can_be_judged(firm, cast):
    PositiveCriterion.objects.update(effective_from=date(2030, 1, 1))
    with pytest.raises(Refused, match="没有施行中的准入条件"):
        positive.apply(enterprise=firm, office=cast.bureau, actor=cast.clerk, **FACTS)


def test_an_open_or_upheld_objection_keeps_a_firm_off(noticed, cast, clock):
    with pytest.raises(ValidationError, match="公示期为 2026-11-14 至 2026-11-20"):
        objection.receive(entry=noticed, actor=cast.clerk, objector="柯女士", content="夜里有噪声")
    clock.move_to("2026-11-16T10:00:00+08:00")
    found = objection.receive(entry=noticed, actor=cast.clerk, objector="柯女士", content="夜里有噪声")
    clock.move_to("2026-11-21T10:00:00+08:00")
    with pytest.raises(Refused, match="1 件异议尚未核查"):
        positive.enter(entry=noticed, actor=cast.clerk)
    with pytest.raises(ValidationError, match="缺核查情况"):
        objection.settle(objection=found, actor=cast.officer, outcome="rejected", answer=" ")
    objection.settle(objection=found, actor=cast.officer, outcome="upheld", answer="夜间监测超标")
    with pytest.raises(ValidationError, match="已核查，结果为“成立”"):
        objection.settle(objection=found, actor=cast.officer, outcome="rejected", answer="再查")
    with pytest.raises(Refused, match="异议经核查成立"):
        positive.enter(entry=noticed, actor=cast.clerk)
    positive.decline(entry=noticed, actor=cast.leader, reason="异议成立")
    with pytest.raises(Refused, match="当前为“未通过”"):
        objection.receive(entry=noticed, actor=cast.clerk, objector="甲", content="乙")


def test_a_listing_starts_the_quarterly_clock(listed):
    assert listed.recheck_due_on == date(2027, 2, 21)
    assert Clock.objects.of(listed).alive().get().key == "positive.recheck"
    assert [r.kind for r in listed.reviews.all()] == ["listing", "application"]


def test_a_recheck_that_passes_starts_the_next(listed, cast, clock):
    clock.move_to("2027-02-10T10:00:00+08:00")
    assert positive.recheck(entry=listed, actor=cast.officer).passed
    listed.refresh_from_db()
    assert listed.recheck_due_on == date(2027, 5, 10) and listed.proposed_on is None
    with pytest.raises(ValidationError, match="今天已经复核过"):
        positive.recheck(entry=listed, actor=cast.officer)
    assert Clock.objects.of(listed).filter(state="met").count() == 1


def test_a_recheck_that_fails_proposes_removal_and_the_leader_decides(listed, cast, records, clock):
    records["lawful"].append(Row("责令改正 澜环青改〔2026〕3号", "/x/", day=date(2026, 11, 22)))
    clock.move_to("2026-11-24T10:00:00+08:00")
    assert not positive.recheck(entry=listed, actor=cast.officer).passed
    listed.refresh_from_db()
    assert "责令改正 澜环青改〔2026〕3号" in listed.proposal
    with pytest.raises(Refused, match="不属于本岗位职责"):
        positive.keep_listed(entry=listed, actor=cast.clerk, reason="已改正")
    with pytest.raises(Refused, match="已建议移出"):
        positive.propose_removal(entry=listed, actor=cast.officer, reason="再提")
    positive.remove(entry=listed, actor=cast.leader, reason=listed.proposal, kind_out="violation")
    listed.refresh_from_db()
    assert (listed.state, listed.barred_until) == ("removed", date(2029, 11, 24))
    assert (listed.proposed_on, listed.recheck_due_on) == (None, None)
    assert not Clock.objects.of(listed).alive().exists()
    with pytest.raises(Refused, match="2029-11-24 前不得再列入"):
        positive.apply(enterprise=listed.enterprise, office=cast.bureau, actor=cast.clerk, **FACTS)


def test_the_daily_look_proposes_and_notes_once(listed, cast, records, clock):
    clock.move_to("2027-02-22T10:00:00+08:00")
    assert positive_watch.is_due()
    assert positive_watch.watch_over() == {"overdue": 1, "proposed": 0}
    assert positive_watch.watch_over() == {"overdue": 0, "proposed": 0}
    records["lawful"].append(Row("责令改正 3号", "/x/", day=date(2027, 2, 22)))
    assert positive_watch.watch_over() == {"overdue": 0, "proposed": 1}
    listed.refresh_from_db()
    assert listed.proposal == "责令改正 3号（2027-02-22）"
    assert Entry.objects.of(listed).order_by("-sequence").first().actor_name == "系统"
    positive.keep_listed(entry=listed, actor=cast.leader, reason="轻微并已改正")
    assert positive_watch.watch_over()["proposed"] == 0, "a proposal set aside does not come back by itself"
    records["lawful"].append(Row("责令改正 4号", "/x/", day=date(2027, 2, 24)))
    clock.move_to("2027-02-24T10:00:00+08:00")
    assert positive_watch.watch_over()["proposed"] == 1
    Job.objects.create(
        kind=positive_watch.JOB, state=Job.State.READY, finished_at="2027-02-24T10:00:00+08:00"
    )
    assert not positive_watch.is_due()


def test_a_removed_firm_is_not_rechecked(listed, cast):
    positive.remove(entry=listed, actor=cast.leader, reason="企业申请退出", kind_out="asked")
    listed.refresh_from_db()
    assert listed.barred_until is None
    with pytest.raises(Refused, match="当前为“已移出”"):
        positive.recheck(entry=listed, actor=cast.officer)


@pytest.mark.parametrize(
    "wrong",
    [
        {"notice_until": date(2026, 11, 21)},
        {"notice_until": None},
        {"barred_until": date(2029, 1, 1)},
        {"kind_out": "violation"},
        {"kind_out": "别的"},
        {"proposal": "有理由没有日期"},
        {"proposed_on": DAY},
        {"state": "expired"},
    ],
)
def test_the_database_holds_the_list(listed, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        PositiveListEntry.objects.filter(pk=listed.pk).update(**wrong)


def test_the_database_holds_criteria_reviews_and_objections(listed, cast):
    row = PositiveCriterion.objects.get(key="permit")
    review = listed.reviews.first()
    said = PositiveObjection.objects.create(
        entry=listed, received_on=DAY, objector="甲", content="乙", created_by=cast.clerk
    )
    for act in (
        lambda: PositiveCriterion.objects.filter(key="unpunished").update(parameter=None),
        lambda: PositiveCriterion.objects.filter(key="permit").update(parameter=2),
        lambda: PositiveCriterion.objects.filter(key="permit").update(source=""),
        lambda: PositiveCriterion.objects.create(key="permit", effective_from=row.effective_from, source="x"),
        lambda: review.lines.create(criterion=row, met=True, evidence="x"),
        lambda: review.lines.filter(criterion=row).update(evidence=""),
        lambda: PositiveReview.objects.create(
            entry=listed, kind="listing", reviewed_on=DAY, reviewed_by=cast.clerk, passed=True
        ),
        lambda: PositiveObjection.objects.filter(pk=said.pk).update(outcome="rejected"),
        lambda: PositiveObjection.objects.filter(pk=said.pk).update(content=""),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def test_in_the_browser(noticed, cast, signed_in, clock, records):
    def three():
        return (signed_in(person) for person in (cast.clerk, cast.leader, cast.officer))

    page = reverse("inspections:positive-entry", args=[noticed.pk])

    def go(name, *more):
        return reverse(f"inspections:positive-{name}", args=[noticed.pk, *more])

    clock.move_to("2026-11-16T10:00:00+08:00")
    clerk, leader, officer = three()
    said = {"received_on": "2026-11-16", "objector": "柯女士", "content": "夜里有噪声"}
    assert officer.post(go("object"), {**said, "received_on": "2026-11-13"}).status_code == 422
    assert officer.post(go("object"), said).status_code == 302
    found = noticed.objections.get()
    text = officer.get(page).content.decode()
    assert "登记核查结果" in text and "依据待核对" in text and "符合" in text
    assert "夜里有噪声" in officer.get(go("settle", found.pk)).content.decode()
    assert officer.get(go("settle", 999)).status_code == 404
    done = {"outcome": "rejected", "answer": "夜间监测达标"}
    assert officer.post(go("settle", found.pk), done).status_code == 302
    assert officer.post(go("settle", found.pk), done).status_code == 422
    clock.move_to("2026-11-21T10:00:00+08:00")
    clerk, leader, officer = three()
    assert clerk.post(go("enter")).status_code == 302
    clock.move_to("2027-02-25T10:00:00+08:00")
    clerk, leader, officer = three()
    assert "季度复核已逾期" in clerk.get(page).content.decode()
    assert (
        noticed.enterprise.name
        in clerk.get(reverse("inspections:positive") + "?view=recheck").content.decode()
    )
    assert "近 2 年没有受过行政处罚" in officer.get(go("recheck")).content.decode()
    records["lawful"].append(Row("责令改正 9号", "/x/", day=date(2027, 1, 4)))
    assert officer.post(go("recheck"), {"note": "查阅台账"}).status_code == 302
    assert "责令改正 9号" in leader.get(reverse("inspections:positive") + "?view=proposed").content.decode()
    assert officer.post(go("keep-listed"), {"reason": "x"}).status_code == 403
    assert leader.post(go("keep-listed"), {"reason": "轻微并已改正"}).status_code == 302
    assert leader.post(go("keep-listed"), {"reason": "再来"}).status_code == 409
    assert officer.post(go("propose-removal"), {"reason": "数据弄虚作假"}).status_code == 302
    assert "数据弄虚作假" in leader.get(go("remove")).content.decode()
    assert leader.post(go("remove"), {"reason": "数据弄虚作假"}).status_code == 422
    assert leader.post(go("remove"), {"reason": "数据弄虚作假", "kind_out": "fraud"}).status_code == 302
    assert "前不得再列入" in clerk.get(page).content.decode()
    narrow = reverse("inspections:positive") + "?view=out&kind_out=fraud&q=" + noticed.enterprise.name
    assert noticed.enterprise.name in clerk.get(narrow).content.decode()


def test_criteria_are_shown_and_set_in_the_browser(cast, signed_in, clock):
    clerk = signed_in(cast.clerk)
    text = clerk.get(reverse("inspections:criteria")).content.decode()
    assert "近 2 年没有受过行政处罚" in text and "见于外地文件" in text
    sent = {
        "key": "lawful", "applies": "on", "parameter": "1", "effective_from": "2027-01-01",
        "source": "某省清单办法", "verified": "n",
    }  # fmt: skip
    add = reverse("inspections:criterion-new")
    assert clerk.post(add, {**sent, "parameter": ""}).status_code == 422
    assert clerk.post(add, sent).status_code == 302
    assert clerk.post(add, sent).status_code == 422
    assert signed_in(cast.officer).get(add).status_code == 403
    assert "某省清单办法" in clerk.get(reverse("inspections:criteria")).content.decode()
