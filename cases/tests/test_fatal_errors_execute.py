"""Fatal errors of law.md 14.3 that service and execution could still produce after a lawful decision."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.documents.models import IssuedDocument
from bureau.workflow import Refused
from cases.decision.services import ending
from cases.execution.services import closing, enforcement, remedy, serving
from cases.execution.services.correcting import correct_service
from cases.execution.services.decision import serve_decision
from cases.execution.tests.story import demanded, executing, review, served
from cases.execution.windows import court_window
from cases.investigation.services import party
from cases.models import Demand, Service
from cases.states import CaseState as C
from cases.tests.test_fatal_errors_decide import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(time_machine):
    time_machine.move_to("2027-12-01T09:00:00+08:00", tick=False)


def _applied(conduct):
    """Everything the party and the court receive after the decision."""
    story = executing(conduct)
    demanded(story, story.case.decision.pay_until + timedelta(days=1))
    day = court_window(story.fresh().decision, date(2027, 12, 1)).opens_on
    enforcement.apply_court(case=story.fresh(), actor=story.cast.leader, on=day)
    return story


def test_fatal_error_01_demand_and_application_bear_the_organ_of_the_decision(conduct, late):
    story = _applied(conduct)
    decided = story.case.decision.document
    papers = IssuedDocument.objects.of(story.case).filter(issued_on__gte=decided.issued_on)
    assert {"demand", "court_application", "proof_of_service"} <= set(papers.values_list("type", flat=True))
    assert {paper.organ for paper in papers} == {decided.organ}
    ending.annul_decision(
        case=story.fresh(), actor=story.cast.leader, ground="own", reason="x", on=date(2027, 11, 1)
    )
    refused(
        lambda: enforcement.issue_demand(case=story.fresh(), actor=story.cast.leader, on=date(2027, 11, 2)),
        "不再有效",
    )


@pytest.mark.parametrize("second", ["officer", "clerk"])
def test_fatal_error_02_no_service_alone_or_without_certificate(conduct, cast, signed_in, late, second):
    story = conduct()
    case = story.until(C.DECIDED)
    day = case.decided_on + timedelta(days=1)
    facts = {**served(story, day), "officer_b": getattr(cast, second)}
    refused(lambda: serve_decision(case=story.fresh(), actor=cast.officer, **facts), "")
    other = IssuedDocument.objects.of(case).get(type="disposal_approval")
    refused(lambda: serving.serve_other(case=story.fresh(), document=other, actor=cast.officer, **facts), "")
    sent = {**facts, "officer_b": facts["officer_b"].pk, "sent_on": str(day), "served_on": str(day)}
    answer = signed_in(cast.officer).post(reverse("cases:case-serve_decision", args=[case.pk]), sent)
    assert answer.status_code in (409, 422)
    assert not Service.objects.filter(document=case.decision.document).exists()
    assert story.fresh().state == C.DECIDED


def test_fatal_error_02_a_service_row_names_two(conduct, late):
    story = executing(conduct)
    row = Service.objects.get(document=story.case.decision.document)
    with pytest.raises(IntegrityError), transaction.atomic():
        Service.objects.filter(pk=row.pk).update(officer_b=row.officer_a)


def test_fatal_error_03_every_later_paper_names_the_party_of_the_decision(conduct, cast, late):
    story = _applied(conduct)
    names = {
        paper.context["party"]["name"]
        for paper in IssuedDocument.objects.of(story.case)
        if paper.type in ("penalty_decision", "demand", "court_application")
    }
    assert names == {story.case.party_name}
    proof = story.case.evidence.usable().filter(is_identity=True).get()
    refused(
        lambda: party.correct_party(
            case=story.fresh(),
            actor=cast.officer,
            new_name="另一公司",
            reason="x",
            proof=proof,
            on=date(2027, 11, 1),
        ),
        "",
    )


def test_fatal_error_12_nothing_is_demanded_above_the_cap_or_heavier_after_a_review(conduct, late):
    story = executing(conduct)
    decision, day = story.case.decision, story.case.decision.pay_until
    row = review(story, decision.served_on + timedelta(days=5))
    with pytest.raises(ValidationError, match="更为不利"):
        remedy.decide_remedy(
            remedy=row, actor=story.cast.officer, decided_on=day, decision_served_on=day, outcome="vary",
            outcome_text="变更。", new_fine=decision.fine + 1,
        )  # fmt: skip
    remedy.decide_remedy(
        remedy=row, actor=story.cast.officer, decided_on=day, decision_served_on=day, outcome="vary",
        outcome_text="变更。", new_fine=Decimal(100_000),
    )  # fmt: skip
    made = enforcement.issue_demand(case=story.fresh(), actor=story.cast.leader, on=day + timedelta(days=200))
    assert (made.principal, made.surcharge) == (100_000, 100_000)
    with pytest.raises(IntegrityError), transaction.atomic():
        Demand.objects.filter(pk=made.pk).update(principal=-1)


def test_fatal_error_14_the_day_of_the_notice_is_not_moved_once_a_decision_rests_on_it(
    conduct, signed_in, late
):
    story = executing(conduct)
    told = Service.objects.get(document=story.case.notice.document)
    earlier = told.served_on - timedelta(days=3)
    facts = {"case": story.fresh(), "service": told, "actor": story.cast.officer, "why": "笔误"}
    with pytest.raises(Refused, match="已据此作出处罚决定"):
        correct_service(**facts, **served(story, earlier))
    url = reverse("cases:service-correct", args=[story.case.pk, told.pk])
    sent = {
        **served(story, earlier), "officer_b": story.cast.partner.pk, "why": "笔误", "sent_on": str(earlier),
        "served_on": str(earlier),
    }  # fmt: skip
    assert signed_in(story.cast.officer).post(url, sent).status_code in (409, 422)
    told.refresh_from_db()
    assert told.withdrawn_on is None


def test_fatal_error_15_a_defence_against_the_demand_is_answered_before_the_court_is_asked(conduct, late):
    story = executing(conduct)
    made = demanded(story, story.case.decision.pay_until + timedelta(days=1))
    enforcement.record_demand_defence(
        case=story.fresh(), actor=story.cast.officer, received_on=made.served_on, defence="已缴纳。"
    )
    day = court_window(story.fresh().decision, date(2027, 12, 1)).opens_on
    refused(lambda: enforcement.apply_court(case=story.fresh(), actor=story.cast.leader, on=day), "没有复核")


def test_fatal_error_12_nothing_is_enforced_on_a_decision_that_was_undone(conduct, late):
    """Nothing is enforced, deferred, closed as performed on a decision that no longer stands."""
    story = executing(conduct)
    day = story.case.decision.served_on + timedelta(days=3)
    ending.annul_decision(case=story.fresh(), actor=story.cast.leader, ground="own", reason="x", on=day)
    later = date(2027, 11, 1)
    for act in (
        lambda: enforcement.issue_demand(case=story.fresh(), actor=story.cast.leader, on=later),
        lambda: enforcement.apply_court(case=story.fresh(), actor=story.cast.leader, on=later),
        lambda: closing.request_closing(
            case=story.fresh(), actor=story.cast.officer, basis="x", ground="performed", on=later
        ),
        lambda: closing.request_closing(
            case=story.fresh(), actor=story.cast.officer, basis="x", ground="other", on=later
        ),
    ):
        refused(act, "")
