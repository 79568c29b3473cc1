"""One entry on each of many chains in a few statements, for what is done to thousands of dossiers at once."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from bureau.dates import today
from bureau.dossier import about
from bureau.record.models import Chain, Entry
from bureau.record.services import as_hashed, digest, key_of, plain


@transaction.atomic
def append_each(
    items: Iterable[tuple], *, actor, verb: str, note: str = "", on: date | None = None
) -> list[Entry]:
    """Adds one entry to the chain of each dossier. `items` are (dossier, label, data) of different dossiers of one
    kind. The chains are locked in the order of their keys; the entries are as `services.append` makes them.
    """
    items, now, day = list(items), timezone.localtime(), on or today()
    locked = Chain.objects.select_for_update().filter(key__in=[key_of(row) for row, _, _ in items])
    chains = {chain.key: chain for chain in locked.order_by("key")}
    entries = []
    for dossier, label, data in items:
        chain = chains.setdefault(key_of(dossier), Chain(key=key_of(dossier), **about(dossier)))
        entry = Entry(
            **about(dossier),
            chain=chain.key,
            sequence=chain.length + 1,
            at=now,
            on=day,
            actor=actor,
            actor_name=actor.name if actor else "系统",
            verb=verb,
            label=label[:120],
            data=plain(data),
            note=note,
            previous_hash=chain.head,
        )
        entry.hash = digest(as_hashed(entry))
        chain.length, chain.head = entry.sequence, entry.hash
        entries.append(entry)
    Entry.objects.bulk_create(entries)
    _write_heads([chains[entry.chain] for entry in entries])
    return entries


def _write_heads(chains: list[Chain]) -> None:
    """New chains and new heads of known ones in one statement; without their ids, for the key decides."""
    rows = [
        Chain(key=c.key, dossier_kind=c.dossier_kind, dossier_id=c.dossier_id, length=c.length, head=c.head)
        for c in chains
    ]
    Chain.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["key"], update_fields=["length", "head"]
    )
