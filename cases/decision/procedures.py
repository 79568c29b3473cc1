"""What each procedure prints and asks beyond the common steps: notice, decision, extra guards.

The ordinary procedure stands here; another stage adds its own at start: `register(Case.Procedure.DAILY, Procedure(…))`
in a module that its `documents.py` imports. A procedure without a line of its own goes by the ordinary one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bureau.workflow import Context, Guard, Refusal
from cases.decision.papers.decisions import penalty_decision
from cases.decision.papers.notices import prior_notice
from cases.models import Case


@dataclass(frozen=True)
class Procedure:
    """Keys of the two papers, their context builders, and guards besides those of the table of steps.

    `notice(case, *, on, hearing)` and `decision(case, decision)` return contexts; `decision` may be unsaved.
    """

    notice_paper: str = "prior_notice"
    decision_paper: str = "penalty_decision"
    notice: Callable[..., dict] = prior_notice
    decision: Callable[..., dict] = penalty_decision
    notice_guards: tuple[Guard, ...] = ()
    decision_guards: tuple[Guard, ...] = ()


_procedures: dict[str, Procedure] = {Case.Procedure.ORDINARY: Procedure()}


def register(name: str, procedure: Procedure) -> Procedure:
    """Adds a procedure. Raises ValueError for a second one of the same name."""
    if name in _procedures:
        raise ValueError(f"two procedures called {name}")
    _procedures[name] = procedure
    return procedure


def procedure_of(case: Case) -> Procedure:
    """The procedure a case runs in."""
    return _procedures.get(case.procedure, _procedures[Case.Procedure.ORDINARY])


def notice_paper(case: Case) -> str:
    """Key of the notice paper of a case."""
    return procedure_of(case).notice_paper


def decision_paper(case: Case) -> str:
    """Key of the decision paper of a case."""
    return procedure_of(case).decision_paper


def notice_needs(case: Case, context: Context) -> list[Refusal]:
    """What this procedure asks of a notice beyond the table."""
    return _asked(procedure_of(case).notice_guards, case, context)


def decision_needs(case: Case, context: Context) -> list[Refusal]:
    """What this procedure asks of a decision beyond the table."""
    return _asked(procedure_of(case).decision_guards, case, context)


def _asked(guards: tuple[Guard, ...], case: Case, context: Context) -> list[Refusal]:
    found: list[Refusal] = []
    for guard in guards:
        answer = guard(case, context)
        found += answer if isinstance(answer, list) else [answer] if answer else []
    return found
