"""Which points and days are judged when: those of a delivery, and each night those of the days just ended."""

from datetime import date, timedelta

from bureau.dates import today
from bureau.jobs.models import Job
from inspections.offsite.models import MonitoringPoint, ReadingBatch
from inspections.offsite.services.detecting import detect

KIND = "inspections.anomalies"
NIGHTLY = timedelta(days=3)  # days looked at again, so that a night without a worker is made up for


def is_due() -> bool:
    """Once a day: a device that falls silent sends nothing that could start a look."""
    runs = Job.objects.filter(kind=KIND, params={}, state=Job.State.READY)
    return MonitoringPoint.objects.in_use().exists() and not runs.filter(finished_at__date=today()).exists()


def detect_all(params: dict, progress=lambda percent, note: None) -> int:
    """Judges what a delivery (`batch`) touched, a point from a day on (`extent`), or every point's last days.

    Returns how many anomalies are new.
    """
    if "extent" in params:
        point, first, last = params["extent"]
        extent = {point: (date.fromisoformat(first), date.fromisoformat(last))}
    else:
        extent = _extent_of(params["batch"]) if "batch" in params else _last_days()
    points = MonitoringPoint.objects.select_related("enterprise__office").in_bulk(list(extent))
    new = 0
    for count, (pk, (first, last)) in enumerate(sorted(extent.items()), start=1):
        new += detect(point=points[pk], first=first, last=last)
        progress(95 * count // len(extent), f"第 {count} 个点位，共 {len(extent)} 个")
    return new


def _extent_of(batch: int) -> dict[int, tuple[date, date]]:
    extent = ReadingBatch.objects.get(pk=batch).extent
    return {
        int(point): (date.fromisoformat(first), date.fromisoformat(last))
        for point, (first, last) in extent.items()
    }


def _last_days() -> dict[int, tuple[date, date]]:
    span = (today() - NIGHTLY, today() - timedelta(days=1))
    return dict.fromkeys(MonitoringPoint.objects.in_use().values_list("pk", flat=True), span)
