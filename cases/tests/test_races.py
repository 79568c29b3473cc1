"""Two clicks at once, on PostgreSQL: one filing with one number, one decision, no fine paid twice."""

import pytest

from bureau.documents.models import IssuedDocument
from cases.decision.services import decision as deciding
from cases.execution.services import payment as paying
from cases.intake.services import filing
from cases.models import Case, Decision, Payment
from cases.states import CaseState as C
from inspections.tests.test_races import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def _names(found) -> list[str]:
    return sorted(type(one).__name__ for one in found)


def test_two_approvals_at_once_give_one_number(conduct, cast, time_machine):
    time_machine.move_to("2026-11-23T09:00:00+08:00", tick=False)
    case = conduct().until(C.FILING)
    found = at_once(lambda: filing.approve_filing(case=Case.objects.get(pk=case.pk), actor=cast.leader))
    assert _names(found) == ["Case", "Refused"]
    papers = IssuedDocument.objects.of(case).of_type("filing_approval")
    assert [paper.sequence for paper in papers] == [1]


def test_two_decisions_at_once_give_one(conduct, cast, time_machine):
    time_machine.move_to("2026-11-23T09:00:00+08:00", tick=False)
    story = conduct()
    case = story.until(C.DECIDING)
    facts = {"fine": story.fine, "reasons": "综合考虑。"}
    found = at_once(
        lambda: deciding.issue_decision(case=Case.objects.get(pk=case.pk), actor=cast.leader, **facts)
    )
    assert _names(found) == ["Decision", "Refused"]
    assert Decision.objects.count() == 1
    assert IssuedDocument.objects.of(case).of_type("penalty_decision").count() == 1


def test_two_payments_at_once_never_exceed_the_fine(conduct, cast, time_machine):
    time_machine.move_to("2026-11-23T09:00:00+08:00", tick=False)
    case = conduct().until(C.EXECUTING)
    receipts = iter(["A", "B"])

    def pay():
        facts = {"paid_on": case.decision.served_on, "amount": case.decision.due_amount}
        fresh = Case.objects.get(pk=case.pk)
        return paying.record_payment(case=fresh, actor=cast.clerk, receipt_no=next(receipts), **facts)

    assert _names(at_once(pay)) == ["Payment", "ValidationError"]
    assert Payment.objects.count() == 1
