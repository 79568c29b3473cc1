"""The kinds of dossier of all rooms in one table: what lists, reminders and calendars need to know of each.

Rooms register their kinds here at start. `people` names the columns of those in charge (承办人、协办人); a kind without
such columns belongs to `duty`, the roles of the bureau that look after it together.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from bureau.dates import today
from bureau.staff.models import Substitution, User
from bureau.timelimits.models import Clock
from bureau.workflow import Workflow

WHOSE = {"mine": "我的", "team": "本股室", "all": "全局"}


@dataclass(frozen=True)
class Kind:
    """One kind of dossier. `number`, `party` and `handler` read a row; `page` is the address that shows one.

    `otherwise` are the columns of those in charge of rows whose `people` are empty: an order outside any case.
    """

    model: type
    label: str
    number: Callable[[object], str]
    party: Callable[[object], str]
    handler: Callable[[object], str] = lambda row: ""
    page: str = ""
    people: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    duty: tuple[str, ...] = ()
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

    def held_by(self, rows: QuerySet, users: Iterable) -> QuerySet:
        """The rows any of some people (or ids of people) is in charge of by name."""
        held = Q(pk__in=[])
        for column in self.people:
            held |= Q(**{f"{column}__in": users})
        for column in self.otherwise:
            held |= Q(**{f"{self.people[0]}__isnull": True, f"{column}__in": users})
        return rows.filter(held)

    def own(self, user) -> QuerySet:
        """The rows a person looks after: in charge by name, standing in for a colleague, or by office (duty)."""
        rows = self.visible_to(user)
        if self.people:
            return self.held_by(rows, stands_for(user))
        return rows if user.has_role(*self.duty) else rows.none()

    def of_team(self, user, rows: QuerySet | None = None) -> QuerySet:
        """The rows people of the user's section are in charge of; of a kind without people the user's own."""
        if not self.people:
            return self.own(user)
        team = User.objects.filter(office_id=user.office_id).values("pk")
        return self.held_by(self.visible_to(user) if rows is None else rows, team)

    def asked(self, user, whose: str) -> QuerySet:
        """The rows of one of `WHOSE`."""
        if whose == "mine":
            return self.own(user)
        return self.of_team(user) if whose == "team" else self.visible_to(user)


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


def kind_of(key: str) -> Kind | None:
    """The kind registered under a name, or None."""
    return _kinds.get(key)


def stands_for(user, on: date | None = None) -> tuple[int, ...]:
    """Ids of the people whose dossiers a person looks after on a day: the own one, and those 代办 for."""
    on = on or today()
    kept = getattr(user, "_stands_for", None)
    if kept is None or kept[0] != on:
        absent = Substitution.objects.on(on).filter(substitute=user).values_list("absent_id", flat=True)
        kept = user._stands_for = (on, (user.pk, *absent))
    return kept[1]


def address_of(row) -> str:
    """The page of a dossier, or an empty string for one without a page of its own."""
    if row is None:
        return ""
    if hasattr(row, "get_absolute_url"):
        return row.get_absolute_url()
    kind = _kinds.get(row._meta.label_lower)
    return reverse(kind.page, args=[row.pk]) if kind and kind.page else ""


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


def clocks_of(user, whose: str = "all"):
    """Running clocks on the dossiers of one of `WHOSE`, the nearest first.

    Asked clock by clock (EXISTS), so that a page of ten touches ten dossiers and not all of them.
    """
    return Clock.objects.running().filter(about_asked(user, whose))


def about_asked(user, whose: str) -> Q:
    """The condition that a row points at a dossier of one of `WHOSE`."""
    seen = Q(pk__in=[])
    for kind in every():
        rows = kind.asked(user, whose)
        seen |= Q(dossier_kind=kind.key) & Q(Exists(rows.filter(pk=OuterRef("dossier_id")).order_by()))
    return seen
