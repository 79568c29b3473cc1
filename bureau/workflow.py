"""The engine that moves any dossier: lock, check role, source and guards, set, save, run clocks, record.

Each app's `workflow.py` holds the table. Nothing else assigns `state`.
"""

from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet

from bureau.constraints import words_of
from bureau.dates import today
from bureau.record import services as record
from bureau.timelimits import services as timelimits


@dataclass(frozen=True)
class Refusal:
    """One thing that is missing: a Chinese sentence, the article that asks for it, and where to mend it."""

    text: str
    article: str = ""
    fix_url: str = ""
    fix_label: str = ""


class Refused(Exception):
    """The act is not allowed now. Carries every reason, not only the first."""

    def __init__(self, label: str, refusals: Iterable[Refusal]):
        self.label = label
        self.refusals = list(refusals)
        super().__init__(self.title + "：" + "；".join(r.text for r in self.refusals))

    @property
    def title(self) -> str:
        """The sentence above the reasons; it counts what is missing."""
        return f"现在不能{self.label}，还差 {len(self.refusals)} 步"


@dataclass(frozen=True)
class Context:
    """What a guard may look at besides the dossier."""

    actor: object
    on: date
    data: dict = field(default_factory=dict)
    step: str = ""


IN_HOUSE = "本局岗位职责和办理程序"  # what a step rests on that no statute names
Guard = Callable[[object, Context], "Refusal | list[Refusal] | None"]


@dataclass(frozen=True)
class Transition:
    """One row of the table: who may do what, from where to where, what must be there, what follows.

    `target` None leaves the state. `starts` and `meets` are time-limit keys. `legal` marks acts with legal effect.
    A step that moves the dossier, issues a paper or is `in_order` is never dated before the move that preceded it.
    """

    name: str
    label: str
    sources: tuple[str, ...]
    target: str | None
    roles: tuple[str, ...]
    guards: tuple[Guard, ...] = ()
    issues: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    legal: bool = True
    danger: bool = False
    article: str = ""
    in_order: bool = False

    @property
    def rests_on(self) -> str:
        """The article, or the bureau's own rules."""
        return self.article or IN_HOUSE


@dataclass(frozen=True)
class Offer:
    """A transition as one person meets it now: allowed, or refused with reasons."""

    transition: Transition
    refusals: tuple[Refusal, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether the button can be pressed."""
        return not self.refusals


class Workflow:
    """The table of one kind of dossier."""

    def __init__(self, *, states, transitions: Iterable[Transition], always: tuple[Guard, ...] = ()):
        """`always` are guards of every row of the table; they find its name in `context.step`.

        Raises ValueError for two rows of one name: the second would silently replace the first.
        """
        self.states, self.always = states, always
        self.transitions: dict[str, Transition] = {}
        for row in transitions:
            if row.name in self.transitions:
                raise ValueError(f"two rows called {row.name}")
            self.transitions[row.name] = row

    def __getitem__(self, name: str) -> Transition:
        return self.transitions[name]

    def refusals(
        self, dossier, name: str, *, actor, on: date | None = None, data: dict | None = None
    ) -> list[Refusal]:
        """Every reason why `actor` may not do `name` now; empty if allowed. Guards run only from a right state.

        A guard that names no article is answered with the row's.
        """
        transition = self[name]
        if not actor.has_role(*transition.roles):
            return [Refusal(f"“{transition.label}”不属于本岗位职责。", transition.rests_on)]
        if dossier.state not in transition.sources:
            states = "、".join(self.states(s).label for s in transition.sources)
            return [
                Refusal(
                    f"当前为“{dossier.state_label}”，“{transition.label}”须在“{states}”时办理。",
                    transition.rests_on,
                )
            ]
        context = Context(actor, on or today(), data or {}, name)
        found = _out_of_order(dossier, transition, context)
        for guard in (*self.always, *transition.guards):
            answer = guard(dossier, context)
            found += answer if isinstance(answer, list) else [answer] if answer else []
        return [
            refusal if refusal.article else replace(refusal, article=transition.rests_on) for refusal in found
        ]

    def require(self, dossier, name: str, *, actor, on: date | None = None, data: dict | None = None) -> None:
        """Raises Refused with every reason, before a service prepares what the step needs."""
        if reasons := self.refusals(dossier, name, actor=actor, on=on, data=data):
            raise Refused(self[name].label, reasons)

    def offers(self, dossier, actor, *, on: date | None = None, among=None) -> list[Offer]:
        """The transitions that start from this state and belong to this person, refused ones with their reasons.

        `among` names those asked about: guards of the others are not run.
        """
        mine = (
            t
            for t in self.transitions.values()
            if (among is None or t.name in among) and dossier.state in t.sources and actor.has_role(*t.roles)
        )
        return [Offer(t, tuple(self.refusals(dossier, t.name, actor=actor, on=on))) for t in mine]

    @contextmanager
    def step(
        self, dossier, name: str, *, actor, on: date | None = None, data: dict | None = None, note: str = ""
    ):
        """Runs one transition. Yields the locked, fresh row; the body sets the facts of the step.

        `on` is the day the act takes effect (local day, today if not given); the entry time is recorded besides.
        Raises Refused with every reason. All in one transaction: a failing body leaves nothing behind.
        """
        on = on or today()
        transition = self[name]
        with transaction.atomic():
            row = type(dossier)._default_manager.select_for_update(of=("self",)).get(pk=dossier.pk)
            reasons = self.refusals(row, name, actor=actor, on=on, data=data)
            if reasons:
                raise Refused(transition.label, reasons)
            before = row.state
            yield row
            row.state = transition.target or before
            _save(row)
            for key in transition.meets:
                timelimits.meet(row, key, on=on)
            for key in transition.starts:
                timelimits.start(row, key, on=on, actor=actor)
            record.append(
                row,
                actor=actor,
                verb=name,
                label=transition.label,
                legal=transition.legal,
                before=before,
                after=row.state,
                data=_recordable(data or {}),
                on=on,
                note=note,
            )


def _out_of_order(dossier, transition: Transition, context: Context) -> list[Refusal]:
    """Late entry is allowed, but no step is dated before the one it follows."""
    bound = transition.target or transition.issues or transition.in_order
    if not bound or context.on >= today():
        return []
    last = record.last_move(dossier)
    # A day still to come is a service by public notice that is running; guards of the room look after its window.
    if last is None or not context.on < last.on <= today():
        return []
    return [
        Refusal(
            f"填写的日期 {context.on} 早于上一步“{last.label}”的日期 {last.on}。请核对日期。",
            transition.rests_on,
        )
    ]


def _save(row) -> None:
    """Saves the row; what its constraints refuse is raised as a ValidationError in their words."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise words_of(error) from error


def _recordable(value):
    """What goes into the record: rows become their key and name, files their name, the rest stays."""
    if isinstance(value, dict):
        return {name: _recordable(part) for name, part in value.items()}
    if isinstance(value, Model):
        return {"id": value.pk, "name": str(value)}
    if isinstance(value, list | tuple | QuerySet):
        return [_recordable(part) for part in value]
    return value.name if isinstance(value, UploadedFile) else value
