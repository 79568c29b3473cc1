"""Making decisions, draws, list entries and events public as the clerk does."""

from inspections.models import PositiveListEntry
from publicity import snapshots
from publicity.models import Campaign, Publication
from publicity.services import live_publication, publish, publish_penalty, withdraw

K = Publication.Kind


def publish_decision(*, case, actor) -> None:
    """The clerk publishes a penalty decision; rules redact it, and its clock is met."""
    publish_penalty(case=case, actor=actor)


def withdraw_decision(*, case, actor) -> None:
    """An annulled decision leaves the public site; the reason stays to be read."""
    withdraw(publication=live_publication(case), reason="处罚决定已被本机关撤销", actor=actor)


def publish_entry(entry: PositiveListEntry, kind: str, *, actor) -> None:
    """An entry into the positive list, or a removal with its reason."""
    verbal, day = ("列入", entry.listed_on) if kind == K.POSITIVE_IN else ("移出", entry.removed_on)
    publish(
        entry,
        kind=kind,
        title=f"{entry.enterprise.name}{verbal}正面清单",
        snapshot=snapshots.positive(entry),
        dated_on=day,
        actor=actor,
    )


def publish_event(row: Campaign, *, actor) -> None:
    """A campaign of legal awareness with its pictures."""
    publish(
        row,
        kind=K.CAMPAIGN,
        title=row.title,
        snapshot=snapshots.campaign(row),
        dated_on=row.held_on,
        actor=actor,
    )
