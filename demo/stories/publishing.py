"""Making decisions, draws, list entries and events public as the clerk does."""

from bureau.dates import today
from bureau.timelimits import services as timelimits
from inspections.models import Draw, InspectionTask, PositiveListEntry
from inspections.services.draw import commitment_of, published_record
from publicity import snapshots
from publicity.models import Campaign, Publication
from publicity.services import publish, publish_penalty

K = Publication.Kind


def publish_decision(*, case, actor) -> None:
    """The clerk publishes a penalty decision; rules redact it, and its clock is met."""
    publish_penalty(case=case, actor=actor)


def publish_draw(draw: Draw, kind: str, *, actor) -> None:
    """The commitment, or after the visits the whole record; then the visits' results are public too."""
    results = kind == K.DRAW_RESULT
    publish(
        draw,
        kind=kind,
        title=f"{draw.plan.title}{'抽取结果' if results else '名录摘要'}",
        snapshot=published_record(draw) if results else commitment_of(draw),
        number=draw.number,
        actor=actor,
        office=draw.plan.office,
    )
    for task in InspectionTask.objects.done().filter(result__draw=draw) if results else ():
        timelimits.meet(task, "publish.other", on=today())


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
