"""The cases of a person for the desk: the nearest limit first."""

from dataclasses import dataclass

from bureau.dates import today
from cases.file.listing import case_clocks
from cases.models import Case
from reports.addresses import address_of

SHOWN = 6


@dataclass(frozen=True)
class CaseLines:
    """A heading, how many there are, and the first few with their nearest clock."""

    title: str
    total: int
    rows: tuple
    query: str  # opens the same cases in the list


def own_lines(user) -> CaseLines:
    """Cases the person handles; for those who handle none, the running cases of the bureau."""
    ongoing = Case.objects.visible_to(user).ongoing()
    own = ongoing.handled_by(user)
    is_handler = user.has_role("officer")
    cases = own if is_handler else ongoing
    rows = list(cases.for_list().order_by("next_due_on", "pk").filter(next_due_on__isnull=False)[:SHOWN])
    if len(rows) < SHOWN:
        rows += list(cases.for_list().filter(next_due_on__isnull=True).order_by("-pk")[: SHOWN - len(rows)])
    left = {pk: clock.left(today()) for pk, clock in case_clocks(rows).items()}
    lines = tuple((case, address_of(case), left.get(case.pk)) for case in rows)
    if is_handler:
        return CaseLines("我的案件", cases.count(), lines, "?view=mine")
    return CaseLines("在办案件", cases.count(), lines, "?view=ongoing")
