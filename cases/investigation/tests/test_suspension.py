"""Suspending, resuming, terminating are the head's, and not of a head who investigated (办法 第35、36条)."""

import pytest
from django.urls import reverse

from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.investigation.services import officers, suspension
from cases.models import Suspension
from cases.states import CaseState as C

pytestmark = pytest.mark.django_db
STEPS = {
    "suspend": {"ground": "missing", "reason": "下落不明。", "opinion": "同意。"},
    "resume": {"reason": "已到案。"},
    "terminate": {"ground": "dissolved", "reason": "公司注销。", "opinion": "同意。"},
}


@pytest.fixture
def story(conduct, time_machine):
    time_machine.move_to("2026-11-23T09:00:00+08:00", tick=False)
    story = conduct()
    story.until(C.INVESTIGATING)
    return story


def _ready(story, step: str):
    """The case in the state in which the step may be taken."""
    if step == "resume":
        suspension.suspend(
            case=story.fresh(),
            actor=story.cast.leader,
            ground="missing",
            reason="下落不明。",
            on=story.day(5),
        )
    return story.fresh()


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("role", ["officer", "partner", "reviewer", "clerk", "supervisor"])
def test_nobody_but_the_head(story, signed_in, step, role):
    case, actor = _ready(story, step), getattr(story.cast, role)
    if actor.has_role("leader"):
        pytest.skip("leads as well")
    facts = {"case": case, "actor": actor, "on": story.day(9), **STEPS[step]}
    with pytest.raises(Refused, match="不属于本岗位"):
        getattr(suspension, step)(**facts)
    sent = {"on": str(story.day(9)), **STEPS[step]}
    url = reverse(f"cases:case-{step}", args=[case.pk])
    assert signed_in(actor).post(url, sent).status_code in (302, 403, 404)
    assert story.fresh().state == C.INVESTIGATING
    assert bool(case.suspensions.filter(resumed_on__isnull=True)) == (step == "resume")


@pytest.mark.parametrize("step", STEPS)
def test_a_head_who_investigated_leaves_it_to_another(story, signed_in, step):
    case = _ready(story, step)
    officers.enter(case, story.cast.leader, "co_handler", since=story.day(3))
    with pytest.raises(Refused, match="调查人员"):
        getattr(suspension, step)(case=story.fresh(), actor=story.cast.leader, on=story.day(9), **STEPS[step])
    url = reverse(f"cases:case-{step}", args=[case.pk])
    assert signed_in(story.cast.leader).get(url).status_code == 409


def test_on_the_page_of_the_head_once_with_its_paper_and_the_clock_stands(story, signed_in):
    client, url = signed_in(story.cast.leader), reverse("cases:case-suspend", args=[story.case.pk])
    sent = {"on": str(story.day(5)), **STEPS["suspend"]}
    assert client.post(url, {**sent, "reason": ""}).status_code == 422
    assert client.post(url, {**sent, "ground": "holiday"}).status_code == 422
    assert client.post(url, sent).status_code == 302
    assert client.post(url, sent).status_code == 409
    made = Suspension.objects.get()
    assert made.approved_by == story.cast.leader and made.document.type == "suspension_approval"
    clock = Clock.objects.of(story.case).get(key="case.limit")
    assert clock.state == Clock.State.STOPPED
    with pytest.raises(Refused, match="中止调查"):
        story.add_evidence()
    again = reverse("cases:case-resume", args=[story.case.pk])
    assert client.post(again, {"on": str(story.day(4)), "reason": "早于"}).status_code == 409
    assert client.post(again, {"on": str(story.day(10)), "reason": "已到案。"}).status_code == 302
    clock.refresh_from_db()
    assert clock.state == Clock.State.RUNNING
