"""A month played through the file, the store and the job: each planted anomaly is found, nothing else is."""

import random
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from inspections.offsite.models import Anomaly, DeviceEvent
from inspections.offsite.services import devices, importing
from inspections.offsite.tests import factories as make

pytestmark = pytest.mark.django_db
START = datetime(2026, 10, 1)
DAYS = 31


def _month(seed: int) -> dict[datetime, list]:
    """Ordinary data: a daily wave with noise, value and mark."""
    rng = random.Random(seed)
    return {
        at: [round(45 + 6 * ((at.hour % 12) / 12) + rng.uniform(-4, 4), 2), ""]
        for at in make.hours(START, 24 * DAYS)
    }


def _at(day: int, hour: int = 0) -> datetime:
    return datetime(2026, 10, day, hour)


def _plant(rows) -> set[tuple[str, date]]:
    """Anomalies of every kind but drift (which rules themselves test); returns rule and day of each."""
    for hour in (9, 10, 11):
        rows[_at(3, hour)][0] = 118.4 + hour
    for hour in range(24):
        rows[_at(6, hour)][0] = round(82 + rows[_at(6, hour)][0] / 10, 2)
    for hour in range(2, 10):
        del rows[_at(9, hour)]
    for hour in range(5, 20):
        rows[_at(12, hour)][0] = 47.11
    rows[_at(15, 13)][0] = 300
    for hour in (1, 2, 3):
        rows[_at(24, hour)] = [130, "维护"]  # nobody reported it
    for hour in range(0, 24, 3):
        rows.pop(_at(27, hour))
    return {
        ("hourly", date(2026, 10, 3)),
        ("daily", date(2026, 10, 6)),
        ("gap", date(2026, 10, 9)),
        ("share", date(2026, 10, 9)),  # eight hours of twenty-four are a third
        ("flat", date(2026, 10, 12)),
        ("spike", date(2026, 10, 15)),
        ("hourly", date(2026, 10, 15)),
        ("state", date(2026, 10, 24)),
        ("share", date(2026, 10, 27)),
    }


def _maintain(rows, device, actor) -> None:
    """Reported periods of every kind, full of what would be anomalies: too high, stuck, missing."""
    periods = [
        ("M", 18, 8, 10, "维护"),
        ("C", 20, 9, 3, "校准"),
        ("F", 21, 1, 30, "故障"),
        ("S", 29, 0, 20, "停运"),
    ]
    for kind, day, hour, length, mark in periods:
        first = _at(day, hour)
        devices.report(
            device=device,
            actor=actor,
            kind=kind,
            started_at=timezone.make_aware(first),
            ended_at=timezone.make_aware(first + timedelta(hours=length)),
            reported_at=timezone.make_aware(first + timedelta(hours=1)),
            asked_on=date(2026, 9, 1) if kind == "S" else None,
        )
        for n in range(length):
            at = first + timedelta(hours=n)
            if kind == "M" and n > 6:
                del rows[at]
            else:
                rows[at] = ["" if n % 5 == 4 else 999 if n % 2 else 0, mark]


def test_every_planted_anomaly_is_found_and_no_maintenance_raises_one(
    clock, cast, django_capture_on_commit_callbacks
):
    clock.move_to(datetime(2026, 11, 2, 1))
    parameter = make.LimitFactory(parameter__point__connected_on=date(2026, 10, 1)).parameter
    device = make.DeviceFactory(point=parameter.point, parameter=parameter)
    rows = _month(11)
    planted = _plant(rows)
    _maintain(rows, device, cast.officer)
    code = parameter.point.code
    lines = [(code, parameter.name, f"{at:%Y-%m-%d %H:%M}", *cells) for at, cells in sorted(rows.items())]
    for part in (lines, lines[100:300]):  # sent once, and a part again
        with django_capture_on_commit_callbacks(execute=True):
            found = importing.upload(office=cast.bureau, actor=cast.clerk, upload=make.table(part))
            assert found.failed == 0, found.problems
            importing.confirm(found=found, actor=cast.clerk)
        within = Anomaly.objects.filter(day__lt=date(2026, 11, 1))
        assert set(within.values_list("rule", "day")) == planted
    assert DeviceEvent.objects.count() == 4
    silent = set(Anomaly.objects.filter(day__gte=date(2026, 11, 1)).values_list("rule", flat=True))
    assert silent == {"gap", "share"}, "the first of November has no data at all"
