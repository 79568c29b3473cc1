"""Daily review of online monitoring: quiet days, abnormal days with explanations, a visit.

Quiet days leave nothing but a row in the room's table, so they are written in one statement instead of a thousand calls
of the service; everything abnormal goes through the services.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from bureau.dates import today
from demo.days import office_day
from demo.stories import visit
from inspections.models import InspectionTask, OnlineCheck
from inspections.services import online


@dataclass(frozen=True)
class Anomaly:
    """Abnormal data of a firm on a day, and how it was settled: explained, device, onsite, or "" (still open)."""

    firm: str
    day: date
    text: str
    explanation: str = ""
    outcome: str = ""


def watch(cast, firms, names, *, since: date, until: date | None = None) -> Iterator[date]:
    """Puts firms under daily review for a time."""
    yield since
    watches = [online.watch(enterprise=firms[name], actor=cast.zhouya, since=since) for name in names]
    if until:
        yield until
        for row in watches:
            online.end_watch(watch=row, actor=cast.zhouya, until=until, reason="年度调整在线巡查对象")


def quiet_days(cast, firms, names, *, since: date, until: date, anomalies) -> Iterator[date]:
    """On the last day: all days on which nothing was abnormal, as the officers on duty looked at them."""
    yield until
    loud = {(anomaly.firm, anomaly.day) for anomaly in anomalies}
    duty = (cast.zhouya, cast.xuwq, cast.luoxj)
    OnlineCheck.objects.bulk_create(
        OnlineCheck(enterprise=firms[name], day=day, officer=duty[n % 3], checked_at=_at(day))
        for n, day in enumerate(_days(since, until))
        for name in names
        if (name, day) not in loud
    )


def anomaly(found: Anomaly, cast, firms) -> Iterator[date]:
    """Seen, explanation asked for and received, settled."""
    yield found.day
    check = online.note_check(
        enterprise=firms[found.firm], officer=cast.zhouya, day=found.day, abnormal=True, description=found.text,
        ask_explanation=True,
    )  # fmt: skip
    if found.outcome == OnlineCheck.Outcome.ONSITE:
        yield office_day(today() + timedelta(days=1))
        task = online.to_visit(check=check, actor=cast.zhouya, officer_a=cast.zhouya, officer_b=cast.luoxj)
        yield office_day(today() + timedelta(days=2))
        visit.make(
            InspectionTask.objects.select_related("enterprise", "officer_a", "officer_b").get(pk=task.pk)
        )
        return
    if not found.explanation:
        return
    yield office_day(today() + timedelta(days=3))
    online.receive_explanation(check=check, actor=cast.zhouya, text=found.explanation)
    yield office_day(today() + timedelta(days=2))
    online.settle(check=check, actor=cast.zhouya, outcome=found.outcome)


def _days(since: date, until: date) -> list[date]:
    return [since + timedelta(days=n) for n in range((until - since).days + 1)]


def _at(day: date) -> datetime:
    return datetime.combine(day, time(16, 30), timezone.get_default_timezone())
