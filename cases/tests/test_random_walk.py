"""Anyone tries anything on any day: whatever is accepted, the law holds afterwards, and nothing ever breaks.

The steps are asked of the pages themselves, all of them: what a page answers is a form, a refusal in words, or the act.
"""

from collections import Counter

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from cases.states import CaseState as C
from cases.tests.walk import invariants
from cases.tests.walk.pages import Desktop
from cases.tests.walk.walker import Walker

# Hypothesis ends a walk when it has drawn enough, after some 110 mornings.
WALKS, MORNINGS, BURST = 6, 400, 4
DIFFERENT = 50  # acts that were accepted at least once
SEEDS = some.integers(0, 2**40)
EARLY = (C.FILING, C.INVESTIGATING, C.REVIEWING, C.NOTICING)
LATE = (C.DEFENCE, C.DECIDING, C.EXECUTING, C.CLOSED)
PLAN = settings(
    max_examples=WALKS,
    stateful_step_count=MORNINGS,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def machine(cast, desktop, traveller, beginnings, tally: Counter):
    """The class of one kind of walk: every run begins with a bureau as fresh as the first."""

    class Bureau(RuleBasedStateMachine):
        """People, a case as far as `reached`, a clue; then chance."""

        @initialize(reached=some.sampled_from(beginnings))
        def begin(self, reached):
            """Whatever happens is taken back in the end."""
            self.undone = transaction.atomic()
            self.undone.__enter__()
            traveller.move_to("2026-11-23T09:00:00+08:00")
            self.walker = Walker(cast, desktop, traveller, reached)

        @rule(seed=SEEDS)
        def morning(self, seed):
            """Some steps, one after another. One rule only: Hypothesis leaves rules out of whole walks."""
            for number in range(BURST):
                self.walker.step(seed + number)
            tally["steps"] += BURST

        def teardown(self):
            """The whole of the walk: numbers, chains; then nothing of it stays."""
            if not hasattr(self, "walker"):
                return
            self.walker.check()
            invariants.numbers_run_through()
            invariants.chains_hold()
            tally.update(self.walker.accepted)
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    return Bureau


@pytest.mark.sqlite_only  # thousands of acts; what differs between databases is tested by the rooms' own tests
@pytest.mark.django_db
@pytest.mark.parametrize("beginnings", [EARLY, LATE], ids=["early", "late"])
def test_no_order_of_acts_breaks_the_law(cast, monkeypatch, beginnings):
    tally: Counter = Counter()
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False) as traveller:
        walk = machine(cast, Desktop(monkeypatch), traveller, beginnings, tally)
        run_state_machine_as_test(walk, settings=PLAN)
    steps = tally.pop("steps")
    assert steps >= 2500, steps
    assert len(tally) >= DIFFERENT, tally  # a walk that is refused everywhere proves nothing
