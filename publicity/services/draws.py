"""Making a draw public: its commitment before the seed can exist, its whole record once the visits are over."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.timelimits import services as timelimits
from inspections.models import Draw, InspectionTask
from inspections.services.draw import commitment_of, published_record
from publicity.models import Publication
from publicity.services.publishing import publish

K = Publication.Kind


@transaction.atomic
def publish_draw(*, draw: Draw, kind: str, actor, on: date | None = None) -> Publication:
    """Publishes the commitment (DRAW_PLAN) or the record (DRAW_RESULT).

    With the record the results of its visits are public: their 20 working days are met (公开条例 第26条; 118 号).
    """
    on = on or today()
    results = kind == K.DRAW_RESULT
    published = publish(
        draw,
        kind=kind,
        title=f"{draw.plan.title}{'抽取结果' if results else '名录摘要'}",
        snapshot=published_record(draw) if results else commitment_of(draw),
        number=draw.number,
        actor=actor,
        on=on,
        office=draw.plan.office,
    )
    for task in InspectionTask.objects.done().filter(result__draw=draw) if results else ():
        timelimits.meet(task, "publish.other", on=on)
    return published
