"""Two at once, on PostgreSQL: one draw, numbers without double, reserves one by one, the yearly cap kept."""

import threading

import pytest
from django.db import connection

from bureau.dates import today
from bureau.workflow import Refused
from inspections.models import Draw, DrawPlan, Enterprise, InspectionTask
from inspections.services import draw as draws
from inspections.services import plan as plans
from inspections.services import task as tasks
from inspections.services.number import next_numbers
from inspections.tests import factories as make
from inspections.tests.conftest import DRAW_DAY

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(act, count=2):
    """Runs `act` in threads that start together; returns what each gave or raised."""
    gate, found = threading.Barrier(count), []

    def run():
        gate.wait()
        try:
            found.append(act())
        except Exception as error:
            found.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return found


def test_two_freezes_at_once_give_one(plan, cast):
    plans.submit(plan=plan, actor=cast.clerk)
    found = at_once(lambda: draws.freeze(plan=DrawPlan.objects.get(pk=plan.pk), actor=cast.leader))
    assert sorted(type(f).__name__ for f in found) == ["Draw", "Refused"]
    assert Draw.objects.count() == 1


def test_two_reveals_at_once_give_one(plan, cast, clock):
    plans.submit(plan=plan, actor=cast.clerk)
    draws.freeze(plan=plan, actor=cast.leader)
    clock.move_to(DRAW_DAY)
    found = at_once(
        lambda: draws.reveal(plan=DrawPlan.objects.get(pk=plan.pk), actor=cast.clerk, public_value="1")
    )
    assert sum(isinstance(f, Draw) for f in found) == 1 and sum(isinstance(f, Refused) for f in found) == 1
    assert Draw.objects.get().results.filter(place="selected").count() == 9


def test_numbers_are_given_once(bureau):
    found = at_once(lambda: list(next_numbers(office=bureau, kind="task", year=2026, count=3)), count=6)
    assert sorted(n for numbers in found for n in numbers) == list(range(1, 19))


def test_two_visits_at_once_do_not_pass_the_cap(cast):
    """One place is left: however many ask together, one visit is given out and the others wait for the head."""
    make.CapRuleFactory(office=cast.bureau, most=1)
    firm = make.EnterpriseFactory(office=cast.bureau)

    def give():
        return tasks.create(
            office=cast.bureau,
            actor=cast.clerk,
            enterprise=Enterprise.objects.get(pk=firm.pk),
            officer_a=cast.officer,
            officer_b=cast.partner,
            basis="plan",
            reference="检查计划 2026-7",
            over_reason="risk",
        )

    found = at_once(give, count=4)
    assert sorted(task.state for task in found) == ["assigned", "held", "held", "held"]
    assert InspectionTask.objects.counted(today().year).count() == 1


def test_two_approvals_at_once_take_different_places(cast):
    """The head lets two held visits of one firm go ahead at the same moment."""
    make.CapRuleFactory(office=cast.bureau, most=1)
    firm = make.EnterpriseFactory(office=cast.bureau)
    pair = {"officer_a": cast.officer, "officer_b": cast.partner, "enterprise": firm, "office": cast.bureau}
    held = [make.TaskFactory(basis="plan", trigger="", state="held", cap_most=1, **pair) for _ in range(2)]
    make.TaskFactory(basis="plan", trigger="", **pair, cap_place=1)
    waiting = iter(held)
    found = at_once(
        lambda: tasks.approve_over_cap(
            task=next(waiting), actor=cast.leader, over_reason="risk", note="信用等级低"
        )
    )
    assert found == [None, None]
    places = (
        InspectionTask.objects.counted(today().year).order_by("cap_place").values_list("cap_place", flat=True)
    )
    assert list(places) == [1, 2, 3]


@pytest.fixture
def given(plan, cast, clock):
    """Visits of a draw of eight general units, four drawn and two in reserve."""
    plans.update(plan=plan, actor=cast.clerk, take_general=4, quota_reason="竞争测试")
    plans.submit(plan=plan, actor=cast.clerk)
    draws.freeze(plan=plan, actor=cast.leader)
    clock.move_to(DRAW_DAY)
    draws.reveal(plan=plan, actor=cast.clerk, public_value="1")
    given_out = draws.issue(plan=plan, actor=cast.leader)
    return [task for task in given_out if task.enterprise.category == "general"]


def call(task, cast):
    """One call of a reserve, with the visit read anew as a page does."""
    task = InspectionTask.objects.select_related("result__draw", "officer_a", "officer_b").get(pk=task.pk)
    return tasks.call_reserve(task=task, actor=cast.clerk, reason="停产")


def test_two_visits_call_two_different_reserves(given, cast):
    visits = iter(given[:2])
    found = at_once(lambda: call(next(visits), cast))
    assert [type(f).__name__ for f in found] == ["InspectionTask"] * 2, found
    assert sorted(f.result.rank for f in found) == [5, 6], "in the order of the draw, none twice"


def test_one_visit_calls_one_reserve(given, cast):
    found = at_once(lambda: call(given[0], cast))
    assert sorted(type(f).__name__ for f in found) == ["InspectionTask", "Refused"], found
    assert InspectionTask.objects.filter(result__place="reserve").count() == 1
