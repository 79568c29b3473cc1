"""The steps that wait for a person. Every rule of every step is gone through, so it is asked after the first page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.urls import reverse

from bureau import dossiers
from bureau.dates import today
from bureau.record.models import Entry
from bureau.staff.roles import Role
from bureau.tally import tally
from bureau.workflow import Transition
from publicity import pull

STEPS, ASKED = 8, 24  # steps shown; dossiers of a kind asked at most, so that a long list costs no more
MOST = 9999


@dataclass(frozen=True)
class Step:
    """One thing this person can do now."""

    label: str
    dossier: dossiers.Shown
    since: date | None = None

    @property
    def waited(self) -> int:
        """Full days since the dossier last moved."""
        return (today() - self.since).days if self.since else 0


def steps_for(user) -> list[Step]:
    """Steps that wait for this person and are allowed now, those with the nearest limit first."""
    candidates = [(kind, row) for kind, rows in waiting(user) for row in _nearest(kind, rows)]
    candidates.sort(
        key=lambda pair: (pair[1].next_due_on is None, pair[1].next_due_on or date.max, pair[1].pk)
    )
    found: list[Step] = []
    for kind, row in candidates[:ASKED]:
        if len(found) < STEPS and (step := _first_step(kind, row, user)):
            found.append(step)
    return _with_waiting(found + _to_publish(user)[: STEPS - len(found)])


def _to_publish(user) -> list[Step]:
    """Penalty decisions that wait for the clerk to make them public: cases know nothing of that, so they are asked."""
    if not user.has_role(Role.CLERK):
        return []
    waiting = pull.undisclosed(user).filter(decided_on__isnull=False).order_by("decided_on", "pk")[:STEPS]
    return [
        Step(
            "公开处罚决定",
            dossiers.Shown(
                "处罚案件",
                case.number,
                case.party_name,
                "",
                reverse("publicity:preview", args=[case.pk]),
                case,
            ),
        )
        for case in waiting
    ]


def _moving(kind, user) -> list[Transition]:
    """The transitions of this person's roles that bring a dossier forward."""
    return [
        t
        for t in kind.workflow.transitions.values()
        if t.target is not None and not t.danger and user.has_role(*t.roles)
    ]


def waiting(user) -> list:
    """(kind, rows) whose state waits for a role of this person; conditions of the steps are not asked."""
    found = []
    for kind in dossiers.every():
        states = {state for t in _moving(kind, user) for state in t.sources} if kind.workflow else set()
        if states:
            rows = kind.own(user) if kind.people and user.has_role(Role.OFFICER) else kind.visible_to(user)
            found.append((kind, rows.filter(state__in=states)))
    return found


def count(user) -> int:
    """How many dossiers wait for a role of this person; one query."""
    return sum(tally({kind.key: rows for kind, rows in waiting(user)}, MOST).values())


@dataclass(frozen=True)
class Group:
    """The dossiers of one kind that wait for a role of this person, nearest limit first."""

    label: str
    count: int
    lines: list[dossiers.Shown]


def groups(user) -> list[Group]:
    """Everything counted by `count`, by kind; of a long list its first rows."""
    asked = [(kind, rows) for kind, rows in waiting(user)]
    counts = tally({kind.key: rows for kind, rows in asked}, MOST)
    return [
        Group(
            kind.label,
            counts[kind.key],
            [dossiers.shown(kind, row) for row in _nearest(kind, rows)],
        )
        for kind, rows in asked
        if counts[kind.key]
    ]


def _nearest(kind, rows):
    return rows.select_related(*kind.related).order_by("next_due_on", "pk")[:ASKED]


def _first_step(kind, row, user) -> Step | None:
    for transition in _moving(kind, user):
        if row.state in transition.sources and not kind.workflow.refusals(row, transition.name, actor=user):
            return Step(transition.label, dossiers.shown(kind, row))
    return None


def _with_waiting(steps: list[Step]) -> list[Step]:
    moved: dict[tuple[str, int], date] = {}
    by_kind: dict[str, list[int]] = {}
    for step in steps:
        by_kind.setdefault(step.dossier.row._meta.label_lower, []).append(step.dossier.row.pk)
    for key, ids in by_kind.items():
        entries = (
            Entry.objects.filter(dossier_kind=key, dossier_id__in=ids)
            .values("dossier_id")
            .annotate(last=Max("on"))
        )
        moved.update({(key, e["dossier_id"]): e["last"] for e in entries})
    return [
        Step(s.label, s.dossier, moved.get((s.dossier.row._meta.label_lower, s.dossier.row.pk)))
        for s in steps
    ]
