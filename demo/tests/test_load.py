"""What is loaded is whole: the record verifies, the draws can be derived again, the figures are the same twice."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.db.models import Sum

from bureau.jobs.models import Job
from bureau.record.models import Entry
from cases.models import Case, Decision, Sealing
from demo.load import load
from inspections.models import Draw, InspectionTask

pytestmark = pytest.mark.django_db
NOON = "{}T12:00:00+08:00"


def loaded(day: str, **scale):
    """The demonstration as told on a day, on a small scale."""
    with time_machine.travel(NOON.format(day)):
        return load(light=True, **scale)


def figures_of_2021() -> dict:
    """Figures by which two loads are compared."""
    return {
        "cases": list(
            Case.objects.order_by("number").values_list("number", "party_name", "filed_on", "closed_on")
        ),
        "fines": Decision.objects.aggregate(total=Sum("fine"))["total"],
        "sealings": Sealing.objects.filter(sealed_on__year=2021).count(),
        "seeds": list(Draw.objects.order_by("number").values_list("number", "seed")),
        "visits": list(InspectionTask.objects.order_by("number").values_list("number", "done_on")),
    }


def test_2021_is_whole_and_the_same_at_every_load():
    with transaction.atomic():
        loaded("2026-11-23", parts=["2021"])
        first = figures_of_2021()
        transaction.set_rollback(True)
    loaded("2031-02-28", parts=["2021"])
    assert figures_of_2021() == first
    assert {Draw.objects.filter(plan__year=2021, plan__quarter=q).count() for q in (1, 2, 3, 4)} == {1}
    assert not Case.objects.ongoing().exists()
    call_command("verify_record")
    call_command("verify_draw", all=True)
    assert not Entry.objects.exclude(at__year__in=[2021, 2022]).exists()
    waiting = Job.objects.held(datetime(2031, 2, 28, 4, 30, tzinfo=UTC))
    assert waiting.count() == Job.objects.count() > 0
