"""What one line of the self-review is."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from cases.supervision.file_facts import FileFacts


@dataclass(frozen=True)
class Fault:
    """What is wrong with a file, and where to mend it."""

    text: str
    fix_url: str = ""
    fix_label: str = ""


@dataclass(frozen=True)
class Check:
    """One item. `fatal` is its number in the review paper of 2024 (law.md 14.3), 0 for items that cost points.

    `faults(facts)` lists what is wrong; None means the file has not come that far. Points of items are the bureau's own
    measure: the review paper's table of points is not in the rule table.
    """

    key: str
    group: str
    label: str
    article: str
    faults: Callable[[FileFacts], list[Fault] | None]
    points: Decimal = Decimal(2)
    fatal: int = 0


def tab(facts: FileFacts, name: str, label: str) -> dict:
    """Where a fault is mended: a tab of the case page."""
    return {"fix_url": f"{reverse('cases:case', args=[facts.case.pk])}?tab={name}", "fix_label": label}


def fatal(number: int, label: str, article: str, faults: Callable, group: str) -> Check:
    """One of the twenty-five errors of which one makes a file score nought (2024 案卷评查, law.md 14.3).

    The workflow refuses them all; they are read again here, because a file is judged by what is in it.
    """
    return Check(f"fatal_{number:02}", group, label, article, faults, fatal=number)
