"""What can be done now on the dossiers that belong to a case: a sealing to release, an order to recheck."""

from dataclasses import dataclass

from bureau import dossiers
from cases import sections
from cases.acts import DESKS


@dataclass(frozen=True)
class Other:
    """A dossier of the case with the steps this person may take on it now."""

    dossier: object
    url: str
    label: str
    labels: tuple[str, ...]


def next_steps(case, user) -> list[Other]:
    """The belonging dossiers on which something is to be done by this person."""
    desks = {desk.page: desk for desk in DESKS}
    found = []
    for row in sections.belonging(case):
        kind = dossiers.kind_of(row._meta.label_lower)
        desk = desks.get(kind.page) if kind else None
        labels = tuple(o.transition.label for o in desk.offers(row, user) if o.allowed) if desk else ()
        if labels:
            found.append(Other(row, dossiers.address_of(row), kind.label, labels))
    return found
