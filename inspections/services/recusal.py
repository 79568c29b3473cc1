"""Who keeps away from whom (行政处罚法 第43条)."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from inspections.models import Enterprise, Recusal


@transaction.atomic
def add(*, officer, enterprise: Enterprise, reason: str, by, on: date | None = None) -> Recusal:
    """A head of the bureau decides that an officer keeps away. Raises ValidationError if that already holds."""
    recusal = Recusal(
        officer=officer, enterprise=enterprise, reason=reason, decided_by=by, decided_on=on or today()
    )
    recusal.full_clean()
    recusal.save()
    record.append(
        enterprise,
        actor=by,
        verb="recuse",
        label=f"执法人员 {officer.name} 回避",
        legal=True,
        note=reason,
        on=recusal.decided_on,
    )
    return recusal


@transaction.atomic
def end(*, recusal: Recusal, by, reason: str = "", on: date | None = None) -> Recusal:
    """The reason has gone: the officer may visit again."""
    recusal.ended_on = on or today()
    recusal.full_clean()
    recusal.save()
    record.append(
        recusal.enterprise,
        actor=by,
        verb="end_recusal",
        label=f"解除回避：{recusal.officer.name}",
        legal=True,
        on=recusal.ended_on,
        note=reason,
    )
    return recusal
