"""Two clicks at once, on PostgreSQL: one thing is sealed once, one measure decided once, goods leave once."""

from datetime import date

import pytest

from bureau.documents.models import IssuedDocument
from bureau.record.models import Entry
from cases.measures.services import restriction, restriction_run, sealing, sealing_end
from cases.measures.tests.facts import MEASURE
from cases.measures.tests.measures import Measures
from cases.measures.tests.test_restriction import LIMIT, Restricting
from cases.measures.tests.test_transfers import ask_detention, report
from cases.models import Case, Detention, Referral, ReleaseRequest, Restriction, Sealing
from cases.states import CaseState
from inspections.tests.test_races import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
ON = date(2026, 11, 20)


def names(found) -> list[str]:
    return sorted(type(one).__name__ for one in found)


@pytest.fixture
def measures(conduct, cast, time_machine):
    time_machine.move_to("2026-11-23T15:00:00+08:00", tick=False)
    return Measures(conduct(), cast)


def apply(measures) -> Sealing:
    case = Case.objects.get(pk=measures.case.pk)
    return sealing.apply_for_sealing(case=case, actor=measures.cast.officer, on=ON, **MEASURE)


def test_the_same_objects_are_asked_for_once(measures):
    assert names(at_once(lambda: apply(measures))) == ["Refused", "Sealing"]
    made = Sealing.objects.get()
    assert made.items.count() == len(MEASURE["items"])
    assert Entry.objects.of(made).filter(verb="apply_for_sealing").count() == 1


def test_the_same_objects_of_one_party_are_asked_for_once_in_two_cases(measures, conduct, cast):
    other = Measures(conduct(), cast)
    turns = iter([measures, other])
    assert names(at_once(lambda: apply(next(turns)))) == ["Refused", "Sealing"]
    assert Sealing.objects.count() == 1


def test_two_approvals_at_once_give_one_decision(measures, cast):
    row = measures.applied(ON)
    found = at_once(
        lambda: sealing.approve_sealing(sealing=Sealing.objects.get(pk=row.pk), actor=cast.leader, on=ON)
    )
    assert names(found) == ["Refused", "Sealing"]
    assert IssuedDocument.objects.of(measures.case).of_type("sealing_decision").count() == 1


def test_two_releases_and_two_requests_at_once_give_one(measures, cast):
    row = measures.in_force(ON)
    ask = {"by": "江岸", "content": "已拆除", "received_on": ON}
    asked = at_once(
        lambda: sealing_end.request_release(sealing=Sealing.objects.get(pk=row.pk), actor=cast.officer, **ask)
    )
    assert names(asked) == ["Refused", "ReleaseRequest"] and ReleaseRequest.objects.count() == 1
    freed = at_once(
        lambda: sealing_end.release_sealing(
            sealing=Sealing.objects.get(pk=row.pk), actor=cast.leader, release_ground="corrected", on=ON
        )
    )
    assert names(freed) == ["Refused", "Sealing"]
    assert IssuedDocument.objects.of(measures.case).of_type("sealing_release").count() == 1


def test_one_restriction_at_a_time_and_ended_once(measures, conduct, cast, time_machine):
    story = Restricting(conduct(), cast)
    found = at_once(
        lambda: restriction.propose_restriction(
            case=Case.objects.get(pk=story.case.pk), actor=cast.officer, on=ON, **LIMIT
        )
    )
    assert names(found) == ["Refused", "Restriction"] and Restriction.objects.count() == 1
    time_machine.move_to("2027-03-31T15:00:00+08:00", tick=False)
    other = Restricting(conduct(), cast)
    row = other.in_force()
    ended = {"actor": cast.leader, "ground": "quashed", "basis": "复议决定", "on": row.served_on}
    found = at_once(
        lambda: restriction_run.end_restriction(restriction=Restriction.objects.get(pk=row.pk), **ended)
    )
    assert names(found) == ["Refused", "Restriction"]


@pytest.mark.parametrize(("ask", "kind"), [(ask_detention, Detention), (report, Referral)])
def test_two_transfers_to_the_police_at_once_give_one(conduct, time_machine, ask, kind):
    time_machine.move_to("2027-06-01T15:00:00+08:00", tick=False)
    story = conduct(violation="evade-water")
    on = story.until(CaseState.EXECUTING).decided_on
    assert names(at_once(lambda: ask(story, on))) == sorted([kind.__name__, "Refused"])
    assert kind.objects.count() == 1
