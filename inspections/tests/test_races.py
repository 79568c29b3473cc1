"""Two at once, on PostgreSQL: one draw, numbers without double."""

import threading

import pytest
from django.db import connection

from bureau.workflow import Refused
from inspections.models import Draw, DrawPlan
from inspections.services import draw as draws
from inspections.services import plan as plans
from inspections.services.number import next_numbers
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
