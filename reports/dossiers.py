"""The kinds of dossier of all rooms in one table: what home and dashboard need to know of each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from bureau.workflow import Workflow
from reports.addresses import address_of


@dataclass(frozen=True)
class Kind:
    """One kind of dossier. `number`, `party` and `handler` read a row; `mine` narrows to a person's own rows."""

    model: type
    label: str
    number: Callable[[object], str]
    party: Callable[[object], str]
    handler: Callable[[object], str] = lambda row: ""
    mine: Callable[[QuerySet, object], QuerySet] | None = None
    related: tuple[str, ...] = ()
    workflow: Workflow | None = None
    visible: Callable[[object], QuerySet] | None = None

    @property
    def key(self) -> str:
        """The name under which clocks and records point at rows of this kind."""
        return self.model._meta.label_lower

    def visible_to(self, user) -> QuerySet:
        """The rows a person may see."""
        return self.visible(user) if self.visible else self.model.objects.visible_to(user)

    def own(self, user) -> QuerySet:
        """The rows a person is in charge of; none for kinds without a person in charge."""
        rows = self.visible_to(user)
        return self.mine(rows, user) if self.mine else rows.none()


@dataclass(frozen=True)
class Shown:
    """A dossier as a line of a list."""

    kind: str
    number: str
    party: str
    handler: str
    url: str
    row: object


UNKNOWN = Shown("", "", "", "", "", None)  # a clock of a kind no room has registered
_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Adds kinds of dossier."""
    for kind in kinds:
        _kinds[kind.key] = kind


def every() -> list[Kind]:
    """All kinds."""
    return list(_kinds.values())


def shown(kind: Kind, row) -> Shown:
    """A row of a kind as a line."""
    return Shown(kind.label, kind.number(row), kind.party(row), kind.handler(row), address_of(row), row)


def shown_of(rows) -> dict[tuple[str, int], Shown]:
    """(kind, id) -> line, for rows that point at dossiers (clocks, entries): one query per kind present."""
    wanted: dict[str, set[int]] = {}
    for row in rows:
        wanted.setdefault(row.dossier_kind, set()).add(row.dossier_id)
    found = {}
    for key, ids in wanted.items():
        kind = _kinds.get(key)
        if kind is not None:
            for dossier in kind.model.objects.filter(pk__in=ids).select_related(*kind.related):
                found[key, dossier.pk] = shown(kind, dossier)
    return found
