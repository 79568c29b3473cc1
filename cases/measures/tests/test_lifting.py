"""No case closes over a restriction of production before it is lifted and looked after (限产停产办法 第17、20条)."""

from datetime import date

import pytest
from django.urls import reverse

from bureau.timelimits.models import Clock
from cases.execution.services import closing
from cases.measures.services import organ, restriction, restriction_run
from cases.measures.tests.measures import refused
from cases.measures.tests.test_restriction import SUSPEND, Restricting
from cases.models import Case
from cases.states import CaseState as C
from cases.states import RestrictionState as S

pytestmark = pytest.mark.django_db
ENDED = {"ground": "quashed", "basis": "行政复议决定书（澜政复〔2026〕3号）"}


@pytest.fixture
def restricting(conduct, cast, time_machine):
    time_machine.move_to("2027-03-31T15:00:00+08:00", tick=False)
    return Restricting(conduct(), cast)


def said(restricting, name="request_closing", actor=None) -> str:
    """What still stands in the way of a step of the case."""
    case = Case.objects.get(pk=restricting.case.pk)
    found = closing.CASES.refusals(case, name, actor=actor or restricting.cast.officer)
    return "；".join(f"{r.text}{r.article}{r.fix_url}" for r in found)


def executing(restricting) -> None:
    restricting.story.until(C.EXECUTING)


def finished_report(row, cast, on):
    restriction_run.file_plan(restriction=row, actor=cast.officer, plan_public="公司网站", on=row.served_on)
    return restriction_run.file_report(
        restriction=row, actor=cast.officer, rectified_on=on, report="完成", monitoring_report="达标",
        output_comparison="用电下降", on=on,
    )  # fmt: skip


@pytest.mark.parametrize("facts", [{}, SUSPEND], ids=["limit", "suspend"])
def test_no_case_closes_over_a_measure_in_force_or_not_looked_after(restricting, cast, facts):
    row = restricting.in_force(**facts)
    executing(restricting)
    text = said(restricting)
    assert f"{row.get_kind_display()}正在执行，没有解除" in text and "第15条、第17条" in text
    row = finished_report(row, cast, date(2026, 11, 2))
    text = said(restricting)
    assert (
        "没有跟踪检查" in text
        and "第20条" in text
        and reverse("cases:restriction-follow_up", args=[row.pk]) in text
    )
    check = {"checked_on": date(2026, 11, 20), "findings": "正常", "compliant": True}
    restriction_run.follow_up(restriction=row, actor=cast.officer, officer_b=cast.partner, **check)
    assert "限产停产办法" not in said(restricting)


def test_an_undecided_and_an_unserved_measure_are_settled_too(restricting, cast):
    row = restricting.told()
    executing(restricting)
    assert "须先决定或者撤回" in said(restricting)
    row = restriction.decide_restriction(restriction=row, actor=cast.leader, on=row.earliest_decision_on)
    assert "决定没有送达" in said(restricting)


def test_a_withdrawn_measure_is_no_obstacle(restricting, cast):
    row = restricting.told()
    restriction.withdraw_restriction(restriction=row, actor=cast.leader, reason="已停产")
    executing(restricting)
    assert "限产停产办法" not in said(restricting)


def test_a_terminated_case_is_not_closed_over_it_and_none_goes_elsewhere(restricting, cast):
    restricting.in_force()
    Case.objects.filter(pk=restricting.case.pk).update(state=C.TERMINATED, end_reason="查无实据")
    assert "正在执行" in said(restricting, "close_ended", cast.leader)
    Case.objects.filter(pk=restricting.case.pk).update(state=C.INVESTIGATING, end_reason="")
    facts = {"organ_name": "云泽分局", "ground": "处罚法第22条", "reason": "发生地", "materials": []}
    case = Case.objects.get(pk=restricting.case.pk)
    refused(lambda: organ.transfer_organ(case=case, actor=cast.leader, **facts), "正在执行", "第17条")


def test_a_case_asked_to_close_is_not_approved_over_a_measure_that_came_back(restricting, cast):
    restricting.in_force()
    executing(restricting)
    Case.objects.filter(pk=restricting.case.pk).update(state=C.CLOSING, closing_ground="other")
    assert "正在执行" in said(restricting, "approve_closing", cast.leader)


def test_a_measure_ends_by_quashing_once_and_its_clocks_with_it(restricting, cast):
    row = restricting.in_force()

    def end(**more):
        return restriction_run.end_restriction(restriction=row, **{"actor": cast.leader, **ENDED, **more})

    for role in ("officer", "reviewer", "clerk", "supervisor"):
        refused(lambda role=role: end(actor=getattr(cast, role)), "不属于本岗位")
    made = end(on=date(2026, 10, 30))
    assert made.state == S.FINISHED and "撤销" in made.release_ground
    assert not Clock.objects.alive().of(made).exists()
    refused(end, "须在")
    executing(restricting)
    assert "限产停产办法" not in said(restricting)


def test_a_closed_firm_needs_the_request_to_the_government_first(restricting, cast, signed_in):
    row = restricting.in_force(**SUSPEND)
    leader, url = signed_in(cast.leader), reverse("cases:restriction-end_restriction", args=[row.pk])
    sent = {"on": "2026-11-20", "ground": "closed", "basis": "青政〔2026〕20号责令关闭决定"}
    page = leader.post(url, sent)
    assert page.status_code == 409 and "没有报请停业、关闭" in page.content.decode()
    assert leader.post(url, {**sent, "basis": ""}).status_code == 422
    assert leader.post(url, {**sent, "ground": "whim"}).status_code == 422
    restriction_run.ask_for_closure(
        restriction=row, actor=cast.leader, ground="屡罚屡犯", on=date(2026, 11, 2)
    )
    assert leader.post(url, sent).status_code == 302
    row.refresh_from_db()
    assert row.state == S.FINISHED and row.released_on == date(2026, 11, 20)
    assert leader.post(url, sent).status_code == 409


def test_before_a_measure_is_served_it_cannot_be_ended(restricting, cast):
    row = restricting.told()
    refused(lambda: restriction_run.end_restriction(restriction=row, actor=cast.leader, **ENDED), "须在")


def test_the_report_lifts_the_measure_on_its_day_and_a_late_one_is_marked(restricting, cast, signed_in):
    row = restricting.in_force(**SUSPEND)
    officer, url = signed_in(cast.officer), reverse("cases:restriction-file_report", args=[row.pk])
    sent = {
        "on": "2026-11-20", "rectified_on": "2026-10-19", "report": "完成", "monitoring_report": "达标",
        "output_comparison": "用电下降",
    }  # fmt: skip
    assert officer.post(url, sent).status_code == 409  # no plan was filed
    restriction_run.file_plan(restriction=row, actor=cast.officer, plan_public="公司网站", on=row.served_on)
    assert officer.post(url, {**sent, "rectified_on": "2026-11-21"}).status_code == 422
    assert officer.post(url, {**sent, "monitoring_report": ""}).status_code == 422
    assert signed_in(cast.leader).post(url, sent).status_code == 403
    assert officer.post(url, sent).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.released_on) == (S.RELEASED, date(2026, 11, 20))
    page = officer.get(reverse("cases:restriction", args=[row.pk])).content.decode()
    assert ">2026-11-09</time> 前报备" in page and "已逾期" in page  # fifteen working days from 19 October
    assert officer.post(url, sent).status_code == 409
