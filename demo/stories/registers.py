"""Rows of the registers entered on their days by the clerk, some with a picture."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from bureau.record import services as record
from demo.pictures import photo
from demo.stories.publishing import publish_event
from publicity.models import RegisterRow
from publicity.services import enter


@dataclass(frozen=True)
class Event:
    """One row: its day, its register, what it says; `people` by column as accounts, `pictures` stored with it."""

    day: date
    model: type[RegisterRow]
    facts: dict
    people: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pictures: int = 0


def tell(events: list[Event], cast) -> Iterator[date]:
    """Enters every event on its day, in the order of days."""
    for event in sorted(events, key=lambda e: e.day):
        yield event.day
        people = {
            name: [getattr(cast, account) for account in accounts] for name, accounts in event.people.items()
        }
        row = enter(event.model(held_on=event.day, **event.facts), actor=cast.heq, **people)
        for n in range(1, event.pictures + 1):
            name = f"{row._meta.model_name}-{row.pk}-{n}.png"
            record.store_file(
                row, upload=photo(f"{event.day} {n}", name), actor=cast.heq, title=f"活动照片 {n}"
            )
        if event.pictures:
            publish_event(row, actor=cast.heq)
