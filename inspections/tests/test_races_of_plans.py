"""Two at once at the desk, on PostgreSQL: what gives out visits, lists a firm or writes an import does so once."""

from datetime import date

import pytest

from inspections.models import (
    Campaign,
    CampaignTarget,
    DrawPlan,
    Enterprise,
    EnterpriseImport,
    InspectionTask,
    PositiveListEntry,
)
from inspections.services import campaign as campaigns
from inspections.services import draw as draws
from inspections.services import importing
from inspections.services import plan as plans
from inspections.services import positive as positives
from inspections.services import task as tasks
from inspections.tests import factories as make
from inspections.tests.conftest import DRAW_DAY
from inspections.tests.test_import import as_csv, row
from inspections.tests.test_races import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def kinds(found) -> list[str]:
    """What each of those who started together got."""
    return sorted(type(one).__name__ for one in found)


def drawn(plan, cast, clock) -> DrawPlan:
    """The plan with its result."""
    plans.submit(plan=plan, actor=cast.clerk)
    draws.freeze(plan=plan, actor=cast.leader)
    clock.move_to(DRAW_DAY)
    draws.reveal(plan=plan, actor=cast.clerk, public_value="1")
    return DrawPlan.objects.get(pk=plan.pk)


def test_a_result_is_given_out_once(plan, cast, clock):
    drawn(plan, cast, clock)
    found = at_once(lambda: draws.issue(plan=DrawPlan.objects.get(pk=plan.pk), actor=cast.leader))
    assert kinds(found) == ["Refused", "list"] and InspectionTask.objects.count() == 9


def test_a_result_is_given_out_or_drawn_anew_not_both(plan, cast, clock):
    drawn(plan, cast, clock)
    acts = iter(
        [
            lambda p: draws.issue(plan=p, actor=cast.leader),
            lambda p: draws.redraw(
                plan=p, actor=cast.leader, reason="录错", public_source="x", public_due_on=date(2026, 12, 1)
            ),
        ]
    )
    found = at_once(lambda: next(acts)(DrawPlan.objects.get(pk=plan.pk)))
    assert "Refused" in kinds(found)
    given = InspectionTask.objects.count()
    assert (given, plan.draws.count()) in {(9, 1), (0, 2)}


def test_two_redraws_at_once_are_one(plan, cast, clock):
    drawn(plan, cast, clock)
    later = {"public_source": "x", "public_due_on": date(2026, 12, 1), "reason": "录错"}
    found = at_once(lambda: draws.redraw(plan=DrawPlan.objects.get(pk=plan.pk), actor=cast.leader, **later))
    assert sum(one.__class__.__name__ == "Draw" for one in found) >= 1
    assert list(plan.draws.values_list("active", flat=True)).count(True) == 1


def test_a_campaign_is_launched_once(cast):
    campaign = make.CampaignFactory(office=cast.bureau, created_by=cast.clerk)
    CampaignTarget.objects.create(campaign=campaign, enterprise=make.EnterpriseFactory())
    campaigns.submit(campaign=campaign, actor=cast.clerk)
    found = at_once(
        lambda: campaigns.launch(campaign=Campaign.objects.get(pk=campaign.pk), actor=cast.leader)
    )
    assert kinds(found) == ["Refused", "list"] and InspectionTask.objects.count() == 1


def test_consent_and_cancelling_at_once_leave_one_state(cast, clock):
    make.CapRuleFactory(office=cast.bureau, most=1)
    firm = make.PositiveListEntryFactory().enterprise
    facts = {"office": cast.bureau, "enterprise": firm, "basis": "plan", "reference": "计划 3"}
    task = tasks.create(actor=cast.clerk, officer_a=cast.officer, officer_b=cast.partner, **facts)
    acts = iter(
        [
            lambda t: tasks.consent(task=t, actor=cast.leader, reason="群众反映"),
            lambda t: tasks.cancel(task=t, actor=cast.clerk, reason="停产"),
        ]
    )
    at_once(lambda: next(acts)(InspectionTask.objects.get(pk=task.pk)))
    task.refresh_from_db()
    assert (task.state, task.cap_place) in {("cancelled", None), ("assigned", 1)}


def test_a_firm_applies_for_the_list_once(cast, clock, monkeypatch):
    monkeypatch.setattr(positives, "may_enter", lambda entry, context: [])
    firm = make.EnterpriseFactory(office=cast.bureau)
    facts = {"office": cast.bureau, "reason_in": "managed", "basis": "连续守法", "mode": "paper"}
    found = at_once(
        lambda: positives.apply(enterprise=Enterprise.objects.get(pk=firm.pk), actor=cast.clerk, **facts)
    )
    assert sum(isinstance(one, PositiveListEntry) for one in found) == 1, found
    assert PositiveListEntry.objects.count() == 1


def test_a_violation_removes_a_firm_once(cast, clock):
    firm = make.PositiveListEntryFactory().enterprise
    facts = {"enterprise": firm, "reason": "澜环青罚〔2026〕8号", "by": cast.officer}
    at_once(lambda: positives.remove_for_violation(**facts), count=3)
    entry = PositiveListEntry.objects.get()
    assert entry.state == "removed" and entry.barred_until


def test_an_import_confirmed_twice_at_once_is_written_once(cast):
    upload = as_csv([row(1), row(2)])
    found = importing.upload(office=cast.bureau, actor=cast.clerk, upload=upload)
    at_once(
        lambda: importing.confirm(found=EnterpriseImport.objects.get(pk=found.pk), actor=cast.clerk), count=3
    )
    found.refresh_from_db()
    assert (found.state, found.created, Enterprise.objects.count()) == ("applied", 2, 2)
