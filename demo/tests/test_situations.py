"""The situations fill every list of the rooms, whichever day they are told, and nothing is broken by them."""

import pytest
import time_machine
from django.core.management import call_command

from bureau.law.models import DiscretionBenchmark
from bureau.record.models import Entry
from bureau.reminders.models import Reminder
from bureau.staff.models import Office
from bureau.timelimits.models import Rule
from cases import models as m
from cases.states import AccountabilityState, ClueState, ComplaintState, SealingState
from demo.load import load

pytestmark = pytest.mark.django_db
TIMES = [("2026-11-24", "00:02"), ("2027-01-02", "12:00")]


def states(model) -> set[str]:
    """The states that occur."""
    return set(model.objects.values_list("state", flat=True))


@pytest.mark.sqlite_only  # what differs between databases is tested by the load of 2021
@pytest.mark.parametrize(("day", "hour"), TIMES)
def test_every_room_has_something_to_show(day, hour, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    with time_machine.travel(f"{day}T{hour}:00+08:00"):
        load(light=True, parts=["situations"])
        _intake()
        _measures()
        _after_decisions()
        _supervision()
        assert m.Archive.objects.count() == 2
        assert DiscretionBenchmark.objects.filter(invented=True, by_hand=True).exists()
        assert Rule.objects.local().exists()
        assert Reminder.objects.exists() and Office.objects.exclude(head=None).count() == 3
    assert not Entry.objects.filter(on__gt=day).exists()
    call_command("verify_record")


def _intake():
    assert states(m.Complaint) == set(ComplaintState.values)
    assert {ClueState.JOINED, ClueState.ROUTED, ClueState.RECEIVED} <= states(m.Clue)
    assert m.ComplaintReview.objects.exists()
    assert m.Complaint.objects.filter(state="accepted", clue__isnull=False).count() == 2


def _measures():
    assert states(m.Sealing) == set(SealingState.values) - {SealingState.WITHDRAWN}
    assert {"drafted", "issued", "served_open", "corrected"} <= states(m.CorrectionOrder)
    assert m.Sealing.objects.filter(emergency=True, state="in_force").exists()
    assert m.SealedGoods.objects.exclude(returned_on=None).exists()
    assert {"proposed", "defence"} <= states(m.Restriction)
    assert m.Restriction.objects.filter(state="in_force").exclude(plan_on=None).exists()
    assert "police_filed" in states(m.Referral) and m.Detention.objects.exists()
    assert {"screened", "opened", "negotiating"} <= states(m.DamageClaim)
    assert m.Case.objects.filter(procedure="daily").exists()
    assert "registration_decided" in states(m.Registration)
    assert m.Evidence.objects.filter(kind="audiovisual").exclude(file=None).exists()


def _after_decisions():
    assert m.Instalment.objects.count() == 3 and m.Demand.objects.count() == 2
    assert m.CourtApplication.objects.exclude(accepted_on=None).exists()
    assert {"answering", "pending", "ended"} <= states(m.Remedy)
    assert m.DecisionCorrection.objects.exists()
    annulled = m.Case.objects.get(decision__annulled_on__isnull=False)
    assert m.Case.objects.filter(original=annulled, state="filing").exists()


def _supervision():
    assert states(m.ReviewRound) == {"finished", "assigned", "planned"}
    assert m.ConductCheck.objects.count() == 3
    assert states(m.Accountability) == {
        AccountabilityState.OPENED,
        AccountabilityState.HEARD,
        AccountabilityState.DECIDED,
    }
    assert "asked" in states(m.LegalOpinion)
