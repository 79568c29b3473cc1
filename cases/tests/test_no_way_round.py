"""Ways round what is asked of all: another step of the same effect, a person who stands back, what was before."""

import pytest
import time_machine
from django.urls import reverse

from bureau.documents.models import IssuedDocument
from bureau.law.models import Violation
from bureau.workflow import Context, Refused, Workflow
from cases import workflow as tables
from cases.archive.guards.archive import not_archived
from cases.execution.services.attempts import record_attempt
from cases.file.guards.handover import new_pair_may_act
from cases.investigation.guards.always import DECISIONS, DURING_SUSPENSION, NOTICES
from cases.investigation.services import party, recusal
from cases.measures.services import order as ordering
from cases.models import CollectiveDiscussion, CorrectionOrder, Remedy, ServiceAttempt
from cases.states import CaseState as C
from cases.supervision.forms.case_file_review import ScoreForm
from cases.workflow import CASES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def late_november():
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield


@pytest.mark.parametrize("name", [*NOTICES, *DECISIONS, *DURING_SUSPENSION])
def test_a_guard_of_every_step_looks_at_steps_that_exist(name):
    assert name in CASES.transitions


def test_every_step_that_decides_is_looked_at_as_a_decision():
    decides = {
        row.name for row in CASES.transitions.values() if {"decision.serve", "summary.report"} & {*row.starts}
    }
    assert decides == set(DECISIONS)


def test_a_change_to_no_penalty_passes_what_every_decision_passes(conduct, cast):
    story = conduct()
    case = story.until(C.DECIDING)
    recusal.ask_recusal(
        case=case, actor=cast.officer, user=cast.partner, rank="officer", source="party", asked_by="江岸",
        reason="与举报人有亲属关系", on=story.day(14),
    )  # fmt: skip
    claim = party.record_no_fault(
        case=story.fresh(), actor=cast.officer, by="江岸", content="设备被破坏", received_on=story.day(14)
    )
    asked = CASES.refusals(story.fresh(), "exempt_after_defence", actor=cast.leader)
    words = " ".join(refusal.text for refusal in asked)
    assert "回避申请没有决定" in words and "主张没有主观过错" in words
    party.answer_no_fault(
        case=story.fresh(), claim=claim, actor=cast.reviewer, accepted=True, answer="成立", on=story.day(15)
    )
    asked = CASES.refusals(story.fresh(), "exempt_after_defence", actor=cast.leader)
    assert not any(
        "足以证明没有主观过错" in refusal.text for refusal in asked
    )  # it is what the proof asks for


def _stand_back(story, user):
    asked = recusal.ask_recusal(
        case=story.fresh(), actor=story.cast.officer, user=user, rank="officer", source="party", asked_by="江岸",
        reason="与举报人有亲属关系", on=story.day(4),
    )  # fmt: skip
    recusal.decide_recusal(
        case=story.fresh(),
        recusal=asked,
        actor=story.cast.leader,
        granted=True,
        answer="属实",
        on=story.day(5),
    )


def _order(story, actor, second):
    return ordering.draft_order(
        case=story.fresh(), actor=actor, officer_b=second, violation=Violation.objects.first(), facts="超标",
        demand="停止超标排放", correct_by=story.day(30), on=story.day(6),
    )  # fmt: skip


def test_who_stands_back_neither_orders_nor_serves(conduct, cast):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    _stand_back(story, cast.partner)
    for pair in ((cast.officer, cast.partner), (cast.partner, cast.officer)):
        with pytest.raises(Refused, match="已决定回避"):
            _order(story, *pair)
    paper = IssuedDocument.objects.of(case).first()
    with pytest.raises(Refused, match="已决定回避"):
        record_attempt(
            case=story.fresh(), document=paper, actor=cast.officer, officer_b=cast.partner, tried_on=story.day(6),
            mode="direct", result="absent", detail="无人", place="厂区",
        )  # fmt: skip
    assert not CorrectionOrder.objects.exists() and not ServiceAttempt.objects.exists()


def test_an_order_in_a_case_is_drafted_by_its_handlers(conduct, cast):
    story = conduct()
    story.until(C.INVESTIGATING)
    with pytest.raises(Refused, match="须由本案承办人"):
        _order(story, cast.outsider, cast.officer)
    assert _order(story, cast.partner, cast.officer).officer_a == cast.partner


def test_the_chair_of_the_discussion_does_not_take_the_case_over(conduct, cast):
    story = conduct()
    case = story.until(C.DECIDING)
    CollectiveDiscussion.objects.create(
        case=case, held_on=story.day(20), place="局会议室", chair=cast.leader, minutes="讨论", conclusion="同意",
        fine=story.fine,
    )  # fmt: skip
    pair = {"handler": cast.leader, "co_handler": cast.partner}
    found = new_pair_may_act(story.fresh(), Context(cast.leader, story.day(21), pair))
    assert any("不得改任承办人" in refusal.text for refusal in found)


def test_every_table_about_a_part_of_a_case_is_frozen_with_its_volume():
    """A dossier that always names its case is frozen with it; opinions may concern none."""
    known = {name: table for name, table in vars(tables).items() if isinstance(table, Workflow)}
    frozen = {name for name, table in known.items() if not_archived in table.always}
    assert {"CASES", "ORDERS", "SEALINGS", "RESTRICTIONS", "REMEDIES", "REGISTRATIONS", "REFERRALS"} <= frozen
    assert not Remedy._meta.get_field("case").null


@pytest.mark.parametrize("points", ["NaN", "-NaN", "sNaN", "Infinity", "1e999999"])
def test_points_that_are_no_number_are_refused_in_words(points):
    form = ScoreForm({"on": "20261123", "lines": f"送达回证，{points}，没写关系", "opinion": "x"})
    assert "扣分不对" in str(form.errors["lines"])


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity"])
def test_an_amount_that_is_no_number_is_no_amount(cast, signed_in, amount):
    url = reverse("law:violation", args=[Violation.objects.first().pk])
    assert signed_in(cast.officer).get(url, {"amount": amount}).status_code == 200


@pytest.mark.parametrize("percent", ["NaN", "Infinity", "1e30"])
def test_a_percentage_that_is_no_number_is_refused_in_words(conduct, cast, signed_in, percent):
    case = conduct().until(C.INVESTIGATING)
    sent = {"factor_lines": f"超标 = {percent}", "benchmark": "none", "outcome": "normal", "try": "1"}
    page = signed_in(cast.officer).post(reverse("cases:proposal", args=[case.pk]), sent)
    assert page.status_code == 422 and "因素 = 百分比" in page.content.decode()


def test_the_page_with_a_new_address_is_kept_by_no_browser(cast, signed_in):
    page = signed_in(cast.officer).post(reverse("agenda:feeds"), {"whose": "mine"})
    assert ".ics" in page.content.decode() and "no-store" in page["Cache-Control"]
