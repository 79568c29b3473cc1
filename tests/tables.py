"""The tables of every room: each workflow by the name it has in its room, each row of it."""

from importlib import import_module

from bureau.workflow import Transition, Workflow

ROOMS = ("inspections", "cases", "publicity", "reports")
WORKFLOWS: dict[str, Workflow] = {
    f"{room}.{name}": value
    for room in ROOMS
    for name, value in vars(import_module(f"{room}.workflow")).items()
    if isinstance(value, Workflow)
}
ROWS: list[tuple[str, Workflow, Transition]] = [
    (name, workflow, transition)
    for name, workflow in WORKFLOWS.items()
    for transition in workflow.transitions.values()
]
ROW_IDS = [f"{name}-{transition.name}" for name, _, transition in ROWS]
