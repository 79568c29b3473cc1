"""Joint inspections: departments and their people on the record, results once, with right and in order."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from bureau.record.models import Entry
from bureau.workflow import Refused
from inspections.models import InspectionTask, JointResult
from inspections.services import draw as draws
from inspections.services import joint
from inspections.services import plan as plans
from inspections.tests.conftest import DRAW_DAY


@pytest.fixture
def market(plan, cast):
    """The market regulator takes part with one officer."""
    department = joint.add_department(
        plan=plan, actor=cast.clerk, name="县市场监督管理局", matters="特种设备使用登记"
    )
    joint.add_officer(department=department, actor=cast.clerk, name="周砚", certificate="SJ-0017")
    return department


@pytest.fixture
def visit(plan, market, cast, clock):
    plans.submit(plan=plan, actor=cast.clerk)
    draws.freeze(plan=plan, actor=cast.leader)
    clock.move_to(DRAW_DAY)
    draws.reveal(plan=plan, actor=cast.clerk, public_value="7 0 4")
    return draws.issue(plan=plan, actor=cast.leader)[0]


def result(visit, department, cast, **facts):
    told = {
        "officers": department.officers.all(),
        "result": "登记齐全",
        "problem": False,
        "actor": cast.officer,
    }
    return joint.enter_result(task=visit, department=department, **{**told, **facts})


def test_results_stand_on_both_records(visit, market, plan, cast):
    with pytest.raises(Refused, match="还没有开始检查"):
        result(visit, market, cast)
    InspectionTask.objects.filter(pk=visit.pk).update(state="visiting")
    with pytest.raises(ValidationError, match="须选该部门到场的执法人员"):
        result(visit, market, cast, officers=[])
    row = result(visit, market, cast, problem=True, result="一台叉车未登记")
    assert [str(person) for person in row.officers.all()] == ["周砚（SJ-0017）"]
    for dossier in (visit, plan):
        entry = Entry.objects.of(dossier).get(verb="joint_result")
        assert entry.data["officers"] == ["周砚（SJ-0017）"] and entry.legal
    with pytest.raises(ValidationError, match="结果已登记"):
        result(visit, market, cast)


def test_officers_of_another_department_are_refused(visit, market, plan, cast):
    InspectionTask.objects.filter(pk=visit.pk).update(state="visiting")
    other = plans.create(office=cast.bureau, actor=cast.clerk, year=2026, quarter=4)
    fire = joint.add_department(plan=other, actor=cast.clerk, name="县消防救援大队", matters="消防安全")
    stranger = joint.add_officer(department=fire, actor=cast.clerk, name="何川", certificate="XF-2")
    with pytest.raises(ValidationError, match="须选该部门到场"):
        result(visit, market, cast, officers=[stranger])
    with pytest.raises(ValidationError, match="不属于该计划"):
        result(visit, fire, cast)


def test_departments_are_fixed_when_the_plan_is_submitted(plan, market, cast):
    with pytest.raises(ValidationError, match="已在联合检查之列"):
        joint.add_department(plan=plan, actor=cast.clerk, name="县市场监督管理局", matters="再来")
    joint.add_department(plan=plan, actor=cast.clerk, name="县应急管理局", matters="安全生产", is_lead=True)
    with pytest.raises(ValidationError, match="牵头部门只能有一个"):
        joint.add_department(plan=plan, actor=cast.clerk, name="县水务局", matters="取水", is_lead=True)
    plans.submit(plan=plan, actor=cast.clerk)
    with pytest.raises(Refused, match="请先由局领导退回"):
        joint.add_department(plan=plan, actor=cast.clerk, name="县水务局", matters="取水")
    with pytest.raises(Refused, match="请先由局领导退回"):
        joint.remove_department(department=market, actor=cast.clerk)
    joint.add_officer(department=market, actor=cast.clerk, name="林疏", certificate="SJ-0018")
    with pytest.raises(ValidationError, match="执法证号已登记"):
        joint.add_officer(department=market, actor=cast.clerk, name="林疏", certificate="SJ-0018")


def test_in_the_browser(plan, cast, signed_in):
    clerk = signed_in(cast.clerk)
    page, new = reverse("inspections:plan", args=[plan.pk]), reverse("inspections:joint-new", args=[plan.pk])
    assert clerk.post(new, {"name": "县水务局"}).status_code == 422
    assert clerk.post(new, {"name": "县水务局", "matters": "取水许可", "is_lead": "on"}).status_code == 302
    department = plan.departments.get()
    people = reverse("inspections:joint-officer-new", args=[plan.pk, department.pk])
    assert clerk.post(people, {"name": "林疏", "certificate": "SW-1"}).status_code == 302
    shown = clerk.get(page).content.decode()
    assert "县水务局" in shown and "牵头" in shown and "林疏（SW-1）" in shown
    assert clerk.post(reverse("inspections:joint-remove", args=[plan.pk, department.pk])).status_code == 302
    assert not plan.departments.exists()


def test_result_in_the_browser(visit, market, plan, cast, signed_in):
    InspectionTask.objects.filter(pk=visit.pk).update(state="visiting")
    officer = signed_in(cast.officer)
    address = reverse("inspections:joint-result", args=[plan.pk, market.pk, visit.pk])
    assert address in officer.get(reverse("inspections:plan", args=[plan.pk])).content.decode()
    assert officer.post(address, {"result": "齐全"}).status_code == 422
    sent = {"result": "齐全", "officers": [market.officers.get().pk]}
    assert officer.post(address, sent).status_code == 302
    assert JointResult.objects.get().result == "齐全"
    assert signed_in(cast.supervisor).get(address).status_code == 403
    assert "齐全" in officer.get(reverse("inspections:plan", args=[plan.pk])).content.decode()
