"""Two clicks at once, on PostgreSQL: one application to the court, one demand, no fine paid twice."""

from datetime import timedelta
from decimal import Decimal

import pytest

from cases.execution.services import enforcement, payment
from cases.execution.tests.story import demanded, executing
from cases.execution.windows import court_window
from cases.models import Case, CourtApplication, Demand, Payment
from inspections.tests.test_races import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def _names(found) -> list[str]:
    return sorted(type(one).__name__ for one in found)


@pytest.fixture
def story(conduct, time_machine):
    time_machine.move_to("2027-12-01T09:00:00+08:00", tick=False)
    return executing(conduct)


def test_two_applications_at_once_give_one(story, cast):
    demanded(story, story.case.decision.pay_until + timedelta(days=1))
    day = court_window(story.case.decision, story.case.decision.pay_until).closes_on
    found = at_once(
        lambda: enforcement.apply_court(case=Case.objects.get(pk=story.case.pk), actor=cast.leader, on=day)
    )
    assert _names(found) == ["CourtApplication", "Refused"]
    assert CourtApplication.objects.count() == 1


def test_two_demands_at_once_give_one(story, cast):
    day = story.case.decision.pay_until + timedelta(days=1)
    found = at_once(
        lambda: enforcement.issue_demand(case=Case.objects.get(pk=story.case.pk), actor=cast.leader, on=day)
    )
    assert _names(found) == ["Demand", "Refused"]
    assert Demand.objects.count() == 1


def test_two_payments_at_once_never_exceed_what_is_owed(story, cast):
    receipts = iter(["A", "B"])

    def pay():
        return payment.record_payment(
            case=Case.objects.get(pk=story.case.pk),
            actor=cast.clerk,
            paid_on=story.case.decision.served_on,
            amount=Decimal(100_000),
            receipt_no=next(receipts),
        )

    assert _names(at_once(pay)) == ["Payment", "ValidationError"]
    assert Payment.objects.count() == 1
