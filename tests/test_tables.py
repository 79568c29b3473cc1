"""Every row of every table against every role and every state: whoever and whenever the row does not name is refused.

The dossiers here know nothing but their state. A guard that was asked before role and state would look at more, and the
test would fail: guards are never reached.
"""

import ast
from itertools import chain
from pathlib import Path

import pytest
from django.conf import settings

from bureau.staff.roles import ALL
from bureau.workflow import Workflow
from cases.acts import DESKS
from tests.tables import ROOMS, ROW_IDS, ROWS, WORKFLOWS

every_row = pytest.mark.parametrize(("name", "workflow", "transition"), ROWS, ids=ROW_IDS)


class Bare:
    """A dossier with a state and nothing else."""

    def __init__(self, workflow: Workflow, state: str):
        self.state, self.state_label = state, workflow.states(state).label

    def __getattr__(self, name):
        raise AssertionError(f"a guard asked for {name} before role and state were settled")


class Anyone:
    """A person with one role and no other quality."""

    def __init__(self, role: str):
        self.role = role

    def has_role(self, *roles) -> bool:
        """As `User.has_role`."""
        return self.role in roles


@every_row
def test_a_role_the_row_does_not_name_is_refused_in_every_state_before_any_guard(name, workflow, transition):
    for role in set(ALL) - set(transition.roles):
        for state in workflow.states:
            (refusal,) = workflow.refusals(Bare(workflow, state), transition.name, actor=Anyone(role))
            assert transition.label in refusal.text and "职责" in refusal.text, (role, state)
            assert refusal.article, "every refusal names what it rests on"


@every_row
def test_a_wrong_state_is_refused_with_the_right_ones_named_before_any_guard(name, workflow, transition):
    for role in transition.roles:
        for state in set(workflow.states) - set(transition.sources):
            (refusal,) = workflow.refusals(Bare(workflow, state), transition.name, actor=Anyone(role))
            right = [workflow.states(source).label for source in transition.sources]
            assert all(label in refusal.text for label in right), refusal.text
            assert workflow.states(state).label in refusal.text and refusal.article


@every_row
def test_a_row_names_states_of_its_own_table_and_someone_who_may(name, workflow, transition):
    assert transition.sources and set(transition.sources) <= set(workflow.states)
    assert transition.target is None or transition.target in set(workflow.states)
    assert transition.roles and set(transition.roles) <= set(ALL)
    assert len(set(transition.guards)) == len(transition.guards)


def test_a_table_refuses_two_rows_of_one_name():
    """Stages are put together; a second row of a name would silently replace the first."""
    _, workflow, row = ROWS[0]
    with pytest.raises(ValueError, match="two rows"):
        Workflow(states=workflow.states, transitions=[row, row])


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_table_has_no_state_nobody_reaches(name):
    workflow = WORKFLOWS[name]
    left = set(chain.from_iterable(t.sources for t in workflow.transitions.values()))
    reached = {t.target for t in workflow.transitions.values()}
    # A state that is neither left nor reached stands in no row; where dossiers begin, they begin by being registered.
    assert set(workflow.states) <= left | reached, set(workflow.states) - left - reached


def _names_in(folder: Path) -> set[str]:
    """Every string constant of the services and pages of a room."""
    sources = [
        path
        for path in folder.rglob("*.py")
        if {"services", "views"} & {*path.parts, path.stem} and "tests" not in path.parts
    ]
    trees = (ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for path in sources)
    return {
        node.value
        for node in chain.from_iterable(trees)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


NAMED = {room: _names_in(Path(settings.BASE_DIR) / room) for room in ROOMS}


@every_row
def test_no_row_is_dead_a_service_performs_it(name, workflow, transition):
    assert transition.name in NAMED[name.partition(".")[0]]


def test_every_act_on_the_desks_is_a_row_and_every_desk_has_a_table_of_this_room():
    for desk in DESKS:
        assert desk.workflow in WORKFLOWS.values(), desk.kind
        assert {act.name for act in desk.acts} <= set(desk.workflow.transitions), desk.kind
        assert len({act.name for act in desk.acts}) == len(desk.acts), desk.kind
