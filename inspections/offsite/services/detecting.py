"""Looking for anomalies: after every delivery around its days, and every night for the day that ended.

Run again it finds the same rows. A finding whose data was mended lapses; one that an officer has judged stays.
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from bureau.dates import start_of_day, today
from inspections.offsite.models import Anomaly, DeviceEvent, MonitoringPoint, Parameter
from inspections.offsite.rules import LOOK_AHEAD, LOOK_BACK, Excuse, Finding, Series, find
from inspections.offsite.services.month import bounds_of, samples_of
from inspections.offsite.settings import SettingsOf
from inspections.offsite.wording import plain, text_of

DAY = timedelta(days=1)
EVENT_MARKS = {"F": "F", "C": "C", "M": "M", "S": "S", "R": "S"}  # a removed device has stopped


def detect(*, point: MonitoringPoint, first: date, last: date) -> int:
    """Judges the days a delivery of `first`…`last` can have changed. Returns how many anomalies are new."""
    start = max(first - LOOK_AHEAD * DAY, point.connected_on)
    beyond = min(last + (LOOK_BACK + 1) * DAY, today() + DAY)
    if point.ended_on:
        beyond = min(beyond, point.ended_on + DAY)
    if beyond <= start:
        return 0
    settings_of = SettingsOf(point.enterprise.office)
    parameters = point.parameters.prefetch_related("limits").order_by("pk")
    events = _events(point, start - LOOK_BACK * DAY, beyond)
    new = 0
    for parameter in parameters:
        series = _series(point, parameter, events, start, beyond)
        new += _keep(point, parameter, start, beyond, list(find(series, start, beyond, settings_of)))
    return new


def _local(at: datetime) -> datetime:
    return timezone.make_naive(at)


def _events(point, first: date, beyond: date) -> list[DeviceEvent]:
    rows = DeviceEvent.objects.filter(device__point=point).select_related("device")
    return list(rows.overlapping(start_of_day(first), start_of_day(beyond)))


def _excuses(events, parameter: Parameter, on: date) -> tuple[Excuse, ...]:
    """The reported states that touch a parameter. A stop nobody agreed to excuses nothing (令19 第7条)."""
    return tuple(
        Excuse(EVENT_MARKS[e.kind], _local(e.started_at), _local(e.ended_at) if e.ended_at else None)
        for e in events
        if e.device.parameter_id in (None, parameter.pk) and e.is_consented(on)
    )


def _series(point, parameter, events, start: date, beyond: date) -> Series:
    hours, days = samples_of(parameter, start - LOOK_BACK * DAY, beyond + LOOK_AHEAD * DAY)
    now = _local(timezone.now()).replace(minute=0, second=0, microsecond=0)
    newest = max(hours) + timedelta(hours=1) if hours else datetime.min
    return Series(
        name=parameter.name,
        hours=hours,
        days=days,
        since=datetime.combine(point.connected_on, time.min),
        until=min(now, max(datetime.combine(today(), time.min), newest)),
        bounds=bounds_of(parameter),
        excuses=_excuses(events, parameter, today()),
    )


def _jsonable(value):
    if isinstance(value, Decimal):
        return plain(value)
    return [_jsonable(part) for part in value] if isinstance(value, list) else value


def _facts(finding: Finding) -> dict:
    facts = {name: _jsonable(value) for name, value in finding.facts.items()}
    return {**facts, "at": [f"{at:%H:%M}" for at in finding.hours]}


@transaction.atomic
def _keep(point, parameter, start: date, beyond: date, findings: list[Finding]) -> int:
    """Brings the rows of these days in line with what was found; what is judged is left as it is."""
    found = {(f.rule, f.day): (_facts(f), text_of(f, parameter.unit)[:300]) for f in findings}
    rows = Anomaly.objects.select_for_update().filter(parameter=parameter, day__gte=start, day__lt=beyond)
    known, changed = {(row.rule, row.day): row for row in rows}, []
    for key, row in known.items():
        if row.state not in (Anomaly.State.FOUND, Anomaly.State.LAPSED):
            continue
        state = Anomaly.State.FOUND if key in found else Anomaly.State.LAPSED
        facts, text = found.get(key, (row.facts, row.text))
        if (row.state, row.facts, row.text) != (state, facts, text):
            row.state, row.facts, row.text = state, facts, text
            changed.append(row)
    Anomaly.objects.bulk_update(changed, ["state", "facts", "text"], batch_size=500)
    office = point.enterprise.office
    fresh = [
        Anomaly(office=office, point=point, parameter=parameter, rule=rule, day=day, facts=facts, text=text)
        for (rule, day), (facts, text) in found.items()
        if (rule, day) not in known
    ]
    Anomaly.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=500)
    return len(fresh)
