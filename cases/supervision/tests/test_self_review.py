"""案卷自查: a sound file loses nothing by a fatal error, each planted error is found and says where to mend it."""

from datetime import date

import pytest
import time_machine
from django.db.models import F
from django.urls import reverse

from bureau.dates import today
from bureau.timelimits.models import Clock
from cases.models import Case, Decision, Defence, Evidence, PriorNotice, Proof
from cases.sections import about_case
from cases.states import CaseState
from cases.supervision.self_review import score_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def late_november():
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield


@pytest.fixture
def closed(conduct):
    return conduct().until(CaseState.CLOSED)


def _score(case):
    case = Case.objects.get(pk=case.pk)
    return score_of(case, today(), about_case(case))


def _fatal(case):
    return [line.check.fatal for line in _score(case).fatal]


def test_a_file_made_step_by_step_has_no_fatal_error_and_scores_well(closed):
    score = _score(closed)
    assert score.fatal == [], [f.text for line in score.fatal for f in line.faults]
    assert score.points >= 80, [f.text for line in score.deductions for f in line.faults]


@pytest.mark.parametrize(
    "state", [CaseState.FILING, CaseState.INVESTIGATING, CaseState.DEFENCE, CaseState.DECIDED]
)
def test_a_file_under_way_is_not_charged_with_what_is_still_to_come(conduct, state):
    score = _score(conduct().until(state))
    assert score.fatal == [] and score.waiting > 0


PLANTED = {
    4: lambda case: case.standing.delete(),
    5: lambda case: Proof.objects.filter(evidence__case=case, element="time").delete(),
    7: lambda case: case.no_fault_claims.create(
        by="江岸", received_on=date(2026, 10, 1), content="不是我们排的"
    ),
    14: lambda case: PriorNotice.objects.filter(case=case).update(earliest_decision_on=date(2026, 11, 1)),
    15: lambda case: Defence.objects.create(case=case, received_on=date(2026, 9, 23), by="江岸", content="x"),
    18: lambda case: case.discussions.create(
        held_on=date(2026, 9, 28), place="x", chair=case.handler, minutes="x", conclusion="x"
    ).members.add(case.handler),
    21: lambda case: case.reviews.update(reviewer=case.handler),
}


@pytest.mark.parametrize("number", PLANTED)
def test_every_planted_error_is_found_by_its_number(closed, number):
    PLANTED[number](closed)
    assert number in _fatal(closed)
    assert _score(closed).points == 0


def test_a_late_act_costs_points_and_names_the_day(closed):
    clock = Clock.objects.of(closed).get(key="case.limit")
    clock.due_on = date(2026, 9, 1)
    clock.save()
    before = _score(closed)
    late = next(line for line in before.deductions if line.check.key == "case_limit")
    assert "2026-09-01" in late.faults[0].text and late.lost == 3


def test_a_copy_without_its_check_costs_points(closed):
    Evidence.objects.filter(case=closed).update(is_copy=True, checked_on=None, checked_by=None)
    assert "copies" in [line.check.key for line in _score(closed).deductions]


def test_heavier_than_noticed_is_fatal_twelve(closed):
    Decision.objects.filter(case=closed).update(noticed_fine=F("fine"))
    assert 12 not in _fatal(closed)


def test_the_tab_shows_the_score_and_its_cost_does_not_grow(
    closed, cast, signed_in, django_assert_max_num_queries
):
    client, url = signed_in(cast.officer), reverse("cases:case", args=[closed.pk]) + "?tab=score"
    page = client.get(url)
    assert page.status_code == 200 and "案卷自查" in page.content.decode()
    with django_assert_max_num_queries(60) as one:
        client.get(url)
    source = closed.evidence.first()
    for _ in range(20):
        source.pk, source.file = None, None
        source.save()
    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get(url)
