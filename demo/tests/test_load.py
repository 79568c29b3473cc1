"""What is loaded is whole: the record verifies, the draws can be derived again, the figures are the same twice."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db.models import Sum

from bureau.jobs.models import Job
from bureau.record.models import Entry
from bureau.timelimits.models import Clock
from cases.models import Case, Clue, CorrectionOrder, Decision, Hearing, Sealing
from cases.states import CaseState
from demo.load import load
from demo.reset import empty_everything
from inspections.models import Draw, InspectionTask, OnlineWatch, PositiveListEntry
from reports.models import AnnualReport

pytestmark = pytest.mark.django_db


def loaded(day: str, hour: str = "12:00", **scale):
    """The demonstration as told at a time of a day, on a small scale."""
    with time_machine.travel(f"{day}T{hour}:00+08:00"):
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


@pytest.mark.django_db(transaction=True)
def test_2021_is_whole_and_the_same_at_every_load(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    empty_everything()  # keys start at one, as in a new database: the pairs of a campaign follow from its key
    loaded("2026-11-23", parts=["2021"])
    first = figures_of_2021()
    empty_everything()
    loaded("2031-02-28", parts=["2021"])
    assert figures_of_2021() == first
    assert {Draw.objects.filter(plan__year=2021, plan__quarter=q).count() for q in (1, 2, 3, 4)} == {1}
    assert not Case.objects.ongoing().exists()
    call_command("verify_record")
    call_command("verify_draw", all=True)
    assert not Entry.objects.exclude(at__year__in=[2021, 2022]).exists()
    _has_every_key_number()
    waiting = Job.objects.held(datetime(2031, 2, 28, 4, 30, tzinfo=UTC))
    assert waiting.count() == Job.objects.count() > 0


def _has_every_key_number():
    report = AnnualReport.objects.get(year=2021)
    figures = dict(report.figures.values_list("key", "text"))
    expected = {"positive_list": "9", "offsite_enterprises": "3", "lectures_principal": "5", "draws": "4"}
    assert {key: figures[key] for key in expected} == expected
    assert report.is_frozen
    assert (
        figures["sealings"] != "0" and figures["file_reviews"] == "3" and figures["conduct_problems"] == "0"
    )


@pytest.mark.sqlite_only  # tells the same story twice; what differs between databases is tested by the first load
@pytest.mark.parametrize(("day", "hour"), [("2027-01-02", "12:00"), ("2028-02-29", "00:03")])
def test_the_current_year_is_alive_whenever_it_is_told(day, hour):
    loaded(day, hour, parts=["last", "current"])
    today = date.fromisoformat(day)
    states = set(Case.objects.values_list("state", flat=True))
    assert states == set(CaseState.values)
    assert Clue.objects.filter(state="received").exclude(reporter="").exists()
    assert Sealing.objects.filter(state="in_force", next_due_on=today).exists()
    assert CorrectionOrder.objects.filter(state="served_open").exists()
    assert Case.objects.filter(state="decided").exists() and Hearing.objects.filter(held_on=None).exists()
    late = Clock.objects.running().filter(due_on__lt=today, key="publish.penalty")
    assert late.count() == 1
    assert Draw.objects.filter(revealed_at=None).count() == 1
    entries = set(PositiveListEntry.objects.values_list("state", flat=True))
    assert {"listed", "applied", "noticed", "declined", "removed"} <= entries
    assert missing_today(today) == 3
    assert not Entry.objects.filter(on__gt=today).exists()
    call_command("verify_draw", all=True)


def missing_today(today) -> int:
    """Watched firms whose data of the day nobody has looked at."""
    watched = OnlineWatch.objects.in_force(today).values("enterprise")
    return watched.exclude(enterprise__online_checks__day=today).count()
