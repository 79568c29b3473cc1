"""Where cases meet inspections: findings become clues or orders, a penalty ends a listing."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from bureau.law.models import Violation
from cases.intake.services.clue import register_clue
from cases.models import Clue, CorrectionOrder
from cases.states import CaseState as C
from inspections.models import PositiveListEntry
from inspections.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def late_november():
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield


def make_clue(finding, cast):
    """A clue of the finding."""
    return register_clue(
        actor=cast.officer,
        office=finding.task.office,
        finding=finding,
        source=Clue.Source.INSPECTION,
        content=finding.description,
        received_on=date(2026, 11, 23),
        party_kind="entity",
        party_name=finding.enterprise.name,
    )


def _listed(firm, cast):
    return make.PositiveListEntryFactory(enterprise=firm)


def test_a_penalty_takes_the_firm_off_the_positive_list_the_same_day(conduct, cast):
    firm = make.EnterpriseFactory()
    entry = _listed(firm, cast)
    story = conduct()
    story.party |= {"enterprise": firm, "party_name": firm.name, "party_code": firm.code}
    case = story.until(C.DECIDED)
    entry.refresh_from_db()
    assert entry.state == PositiveListEntry.State.REMOVED and entry.removed_on >= case.decided_on
    assert case.decision.document.number in entry.reason_out


def test_an_exemption_leaves_the_listing_alone(conduct, cast):
    firm = make.EnterpriseFactory()
    entry = _listed(firm, cast)
    story = conduct(outcome="slight_exempt")
    story.party |= {"enterprise": firm}
    story.until(C.NOTICING)
    entry.refresh_from_db()
    assert entry.state == PositiveListEntry.State.LISTED


def test_a_finding_becomes_an_order_without_a_case(cast, signed_in):
    violation = Violation.objects.get(name="超标排放水污染物")
    task = make.TaskFactory(done=True, officer_a=cast.officer, officer_b=cast.partner)
    finding = make.FindingFactory(task=task, created_by=cast.officer, handling="order", violation=violation)
    client = signed_in(cast.officer)
    assert finding.description[:10] in client.get(reverse("cases:clues")).content.decode()
    url = reverse("cases:finding-order", args=[finding.pk])
    assert client.get(url).status_code == 200
    answer = client.post(
        url,
        {
            "violation": violation.pk,
            "facts": finding.description,
            "on": "2026-11-23",
            "demand": "立即改正",
            "correct_by": "2026-12-10",
            "officer_b": cast.partner.pk,
        },
    )
    order = CorrectionOrder.objects.get()
    assert answer.status_code == 302 and order.case is None and order.party_name == finding.enterprise.name
    signed_in(cast.leader).post(reverse("cases:order-issue_order", args=[order.pk]), {"on": "2026-11-23"})
    order.refresh_from_db()
    assert order.document.number.startswith("澜环青责改") and order.issued_on == date(2026, 11, 23)
    assert signed_in(cast.clerk).get(reverse("cases:document", args=[order.document_id])).status_code == 200


def test_a_finding_becomes_a_clue_with_its_firm(cast, signed_in):
    task = make.TaskFactory(done=True, officer_a=cast.officer, officer_b=cast.partner)
    finding = make.FindingFactory(task=task, created_by=cast.officer, clue=True)
    client = signed_in(cast.officer)
    page = client.get(reverse("cases:clue-add"), {"finding": finding.pk})
    assert finding.enterprise.name in page.content.decode()
    sent = {
        **{k: v for k, v in page.context["form"].initial.items() if v},
        "received_on": "20261120",
        "party_kind": "entity",
    }
    assert client.post(reverse("cases:clue-add") + f"?finding={finding.pk}", sent).status_code == 302
    assert Clue.objects.get().finding == finding


def test_a_visit_says_what_became_of_its_findings_and_what_may_be_done(cast, signed_in):
    task = make.TaskFactory(done=True, officer_a=cast.officer, officer_b=cast.partner)
    finding = make.FindingFactory(task=task, created_by=cast.officer, handling="order")
    make.SceneFactory(task=task)
    url, order = (
        reverse("inspections:task", args=[task.pk]),
        reverse("cases:finding-order", args=[finding.pk]),
    )
    clue_add = f"{reverse('cases:clue-add')}?finding={finding.pk}"
    page = signed_in(cast.officer).get(url).content.decode()
    assert order in page and clue_add in page
    page = signed_in(cast.clerk).get(url).content.decode()
    assert order not in page and clue_add in page
    assert clue_add not in signed_in(cast.supervisor).get(url).content.decode()
    clue = make_clue(finding, cast)
    page = signed_in(cast.officer).get(url).content.decode()
    assert reverse("cases:clue", args=[clue.pk]) in page and clue_add not in page and order not in page
