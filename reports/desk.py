"""What lies on a person's desk: limits by date, own cases, steps that wait for this person."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q
from django.urls import reverse

from bureau import dossiers
from bureau.dates import today
from bureau.record.models import Entry
from bureau.staff.roles import Role
from bureau.timelimits.left import PARTY_TERMS
from bureau.timelimits.models import Clock
from bureau.timelimits.services import load_calendar
from bureau.workflow import Transition
from publicity import pull
from reports.charts import Day, day_strip

DAYS_BACK, DAYS = 2, 14
STEPS, ASKED = (
    8,
    24,
)  # steps shown; dossiers asked at most, so that a long list costs no more than a short one
NARROWINGS = {"over": "超期", "today": "今日届满", "week": "本周内到期"}


def narrowed(clocks, due: str = "", on: date | None = None):
    """Clocks overdue, ending today, this week (today to Sunday), or on one day."""
    now = today()
    if on:
        return clocks.filter(due_on=on)
    if due == "over":
        return clocks.filter(due_on__lt=now).exclude(key__in=PARTY_TERMS)
    if due == "today":
        return clocks.filter(due_on=now)
    if due == "week":
        return clocks.filter(due_on__gte=now, due_on__lte=sunday(now))
    return clocks


def sunday(day: date) -> date:
    """The last day of a day's week."""
    return day + timedelta(days=6 - day.weekday())


@dataclass(frozen=True)
class Near:
    """The limits that are past or end soon, read once for tiles and strip."""

    due: tuple[tuple[date, str], ...]  # (day, what)

    def of(self, name: str) -> list[str]:
        """What the limits of a tile are about, one entry per limit; the same question as `narrowed`."""
        now = today()
        tests = {
            "over": lambda day: day < now,
            "today": lambda day: day == now,
            "week": lambda day: now <= day <= sunday(now),
        }
        return [label for day, label in self.due if tests[name](day)]

    def words(self, name: str) -> str:
        """The two most frequent matters of a tile with their numbers."""
        labels = self.of(name)
        most = sorted(set(labels), key=lambda label: -labels.count(label))[:2]
        return " · ".join(f"{label} {labels.count(label)}" for label in most)


def near(clocks) -> Near:
    """What is overdue or ends within the strip or this week."""
    last = max(_span()[-1], sunday(today()))
    # A term of the party that is over opens the next step; nothing is late.
    ended = Q(due_on__lt=today(), key__in=PARTY_TERMS)
    return Near(
        tuple(clocks.filter(due_on__lte=last).exclude(ended).order_by().values_list("due_on", "label"))
    )


def _span() -> list[date]:
    first = today() - timedelta(days=DAYS_BACK)
    return [first + timedelta(days=n) for n in range(DAYS)]


def strip(soon: Near, url):
    """The chart of the days around today; `url(day)` is the list of a day."""
    now, calendar = today(), load_calendar()
    counts = Counter(day for day, _ in soon.due)
    days = [Day(d, counts[d], _level(d, now), not calendar.is_workday(d), d == now, url(d)) for d in _span()]
    return day_strip("近两周法定期限", days)


def _level(day: date, now: date) -> str:
    if day < now:
        return "over"
    if day == now:
        return "today"
    return "near" if (day - now).days <= 7 else "rest"


@dataclass(frozen=True)
class DueLine:
    """One line of the table of limits."""

    clock: Clock
    left: object
    dossier: dossiers.Shown


def due_lines(clocks) -> list[DueLine]:
    """Clocks with what is left and the dossiers they are about."""
    clocks, now = list(clocks), today()
    shown = dossiers.shown_of(clocks)
    return [
        DueLine(c, c.left(now), shown.get((c.dossier_kind, c.dossier_id), dossiers.UNKNOWN)) for c in clocks
    ]


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
    candidates = [pair for kind in dossiers.every() if kind.workflow for pair in _candidates(kind, user)]
    candidates.sort(
        key=lambda pair: (pair[1].next_due_on is None, pair[1].next_due_on or date.max, pair[1].pk)
    )
    found: list[Step] = []
    for kind, row in candidates[:ASKED]:
        step = _first_step(kind, row, user)
        if step and len(found) < STEPS:
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


def _candidates(kind, user):
    states = {state for t in _moving(kind, user) for state in t.sources}
    if not states:
        return []
    rows = kind.own(user) if kind.people and user.has_role(Role.OFFICER) else kind.visible_to(user)
    waiting = rows.filter(state__in=states).select_related(*kind.related)
    return [(kind, row) for row in waiting.order_by("next_due_on", "pk")[:ASKED]]


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
