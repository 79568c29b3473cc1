"""Joining, splitting and sending away clues."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from cases.intake.services.clue import register_clue
from cases.models import Clue
from cases.states import ClueState
from cases.workflow import CLUES


@transaction.atomic
def join_clue(*, clue: Clue, actor, into: Clue, reason: str, on: date | None = None) -> Clue:
    """One matter, one check: `clue` goes on in `into`, with its complaints. Its own filing clock ends."""
    on = on or today()
    if into.pk == clue.pk or into.state not in (
        ClueState.RECEIVED,
        ClueState.FILING_REQUESTED,
        ClueState.FILED,
    ):
        raise ValidationError({"into": "请选择另一条在办的线索。"})
    with CLUES.step(clue, "join_clue", actor=actor, on=on, note=reason, data={"into": into}) as row:
        row.joined_into = into
        timelimits.cancel(row, "filing.decide", f"并入 {into.number}")
        row.complaints.update(clue=into)
    _note(into, actor, f"并入线索 {clue.number}", on, reason)
    return row


@transaction.atomic
def reopen_clue(*, clue: Clue, actor, reason: str, on: date | None = None) -> Clue:
    """Joined by mistake: the clue is checked on its own again, its filing term counted from its own receipt."""
    into = clue.joined_into
    with CLUES.step(clue, "reopen_clue", actor=actor, on=on, note=reason) as row:
        row.joined_into = None
    timelimits.start(row, "filing.decide", on=row.received_on, actor=actor)
    _note(into, actor, f"取消并入 {clue.number}", on or today(), reason)
    return row


@transaction.atomic
def split_clue(*, clue: Clue, actor, content: str, reason: str, on: date | None = None, **party) -> Clue:
    """A second matter or a second party in one clue becomes a clue of its own, received on the same day."""
    on = on or today()
    with CLUES.step(clue, "split_clue", actor=actor, on=on, note=reason) as row:
        part = register_clue(
            actor=actor,
            office=row.office,
            source=row.source,
            received_on=row.received_on,
            content=content,
            split_from=row,
            **{"place": row.place, **party},
        )
    _note(clue, actor, f"拆分出线索 {part.number}", on, reason)
    return part


@transaction.atomic
def route_clue(*, clue: Clue, actor, organ: str, reason: str, on: date | None = None) -> Clue:
    """Not within our power: sent to the organ in charge (办法 第14、19条)."""
    on = on or today()
    with CLUES.step(clue, "route_clue", actor=actor, on=on, note=reason, data={"organ": organ}) as row:
        row.routed_to, row.route_reason, row.decided_on = organ, reason, on
    return row


def _note(clue: Clue, actor, label: str, on: date, reason: str) -> None:
    record.append(clue, actor=actor, verb="join", label=label, on=on, note=reason)
