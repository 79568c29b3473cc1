"""Every guard of every row decides something: beside a meeting it lets pass stands one that it, and it alone, refuses.

Guards of a row are asked one at a time, through the engine, with role and state right. A guard that joins a table needs
a situation in `cases/tests/situations`, or the last test fails.
"""

from copy import copy
from dataclasses import replace

import pytest
import time_machine

from bureau.workflow import Workflow
from cases import workflow as tables
from cases.archive.guards.archive import OPENING, not_archived
from cases.investigation.guards.always import (
    DECISIONS,
    DURING_SUSPENSION,
    NOTICES,
    decision_ready,
    not_suspended,
)
from cases.measures.guards.daily import amount_is_computed
from cases.measures.guards.transfer import waits_for_crime
from cases.models import Archive, Case
from cases.states import FINISHED, CaseState
from cases.tests.conduct import Conduct
from cases.tests.situations import case as of_case
from cases.tests.situations import execution, file, measures, people
from cases.tests.situations.world import TODAY, World
from cases.tests.walk.invariants import leads_somewhere

SITUATIONS = (
    people.SITUATIONS | of_case.SITUATIONS | execution.SITUATIONS | measures.SITUATIONS | file.SITUATIONS
)
# Guards of every step that look at some steps only; at all others they must keep silent.
ONLY_AT = {
    decision_ready: lambda name, row: row.name in (*NOTICES, *DECISIONS),
    not_suspended: lambda name, row: row.name not in DURING_SUSPENSION,
    amount_is_computed: lambda name, row: row.name == "propose",
    waits_for_crime: lambda name, row: row.name in ("issue_notice", "issue_decision"),
    not_archived: lambda name, row: (
        row.name not in OPENING and (name != "CASES" or {*row.sources} & {*FINISHED})
    ),
}
# Guards that weigh clocks, goods, lists of law and sums of a whole file: proved by the tests of their stage, each with
# the whole story behind it. The list may only become shorter.
ELSEWHERE = {
    "archive.archive.nothing_missing",
    "archive.archive.papers_ready",
    "archive.archive.with_archive",
    "decision.decision.after_filing_limit",
    "decision.decision.legally_reviewed",
    "decision.notice.heavier_has_cause",
    "execution.closing.by_ground",
    "execution.closing.by_ground_chosen",
    "execution.closing.unsealed",
    "execution.enforcement.in_window",
    "execution.enforcement.not_stayed",
    "execution.enforcement.order_disobeyed",
    "execution.payment.to_refund",
    "file.handover.new_pair_may_act",
    "investigation.registration.within_the_hours",
    "measures.daily.may_open",
    "measures.restriction.not_extended_yet",
    "measures.restriction.restricted_with_penalty",
    "measures.restriction.still_lawful",
    "measures.restriction.term_over",
    "measures.sealing.approved_in_time",
    "measures.sealing.lawful",
    "measures.sealing.not_lapsed",
    "measures.sealing.nothing_lapsed",
    "measures.sealing.release_ground_fits",
    "measures.steps.detention.<lambda>",
    "measures.steps.referral.<lambda>",
    "measures.transfer.owed_by_law",
    "supervision.case_file_review.pool_not_empty",
}
WORKFLOWS = {name: table for name, table in vars(tables).items() if isinstance(table, Workflow)}
PAIRS = [
    (name, row, guard)
    for name, table in WORKFLOWS.items()
    for row in table.transitions.values()
    for guard in dict.fromkeys((*table.always, *row.guards))
]


def named(guard) -> str:
    """`module.function`, short."""
    return f"{guard.__module__.removeprefix('cases.').replace('.guards.', '.')}.{guard.__name__}"


def _alone(name, row, guard, source, world, met):
    """What the engine says of the row if this were its only guard."""
    table = Workflow(states=WORKFLOWS[name].states, transitions=[replace(row, guards=(guard,))])
    dossier = copy(met.dossier)
    if name != "CASES" and isinstance(dossier, Case):
        dossier = world.part(case=dossier)
    dossier.state = source
    right = next((p for p in world.people if p.has_role(*row.roles)), world.cast.leader)
    actor = met.actor if met.actor and met.actor.has_role(*row.roles) else right
    return table.refusals(dossier, row.name, actor=actor, on=TODAY, data=met.data)


@pytest.fixture
def world(cast):
    """A case under execution on a day in November, and those who may meet it."""
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        made = World(Conduct(cast).until(CaseState.EXECUTING), cast)
        Archive.objects.create(case=made.case, office=made.case.office, state="archive_requested")
        made.people = (cast.officer, cast.leader, cast.reviewer, cast.clerk, cast.supervisor)
        yield made


@pytest.mark.django_db
def test_every_guard_lets_pass_and_refuses(world):
    wrong = []
    for name, row, guard in PAIRS:
        if guard not in SITUATIONS:
            continue
        calm, trouble = SITUATIONS[guard](world)
        told = []
        for source in row.sources:
            before = _alone(name, row, guard, source, world, calm)
            after = _alone(name, row, guard, source, world, trouble)
            told += after if not before else []
            for reason in after:
                assert reason.text.strip() and reason.article.strip(), (row.name, named(guard))
                leads_somewhere(reason.fix_url or "/")
        if bool(told) != bool(ONLY_AT.get(guard, lambda name, row: True)(name, row)):
            wrong.append((name, row.name, named(guard)))
    assert not wrong, wrong


def test_every_guard_of_every_row_has_its_situation():
    without = {named(guard) for _, _, guard in PAIRS if guard not in SITUATIONS}
    assert without == ELSEWHERE
