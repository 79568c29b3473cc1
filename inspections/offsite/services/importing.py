"""Files of readings: tried row by row without writing, then confirmed. Long ones run as a job.

The rows themselves do not go through the models: 1.75 million of them are a year of two hundred points.
"""

import csv
import io
import os
from dataclasses import dataclass, field
from datetime import date, datetime
from tempfile import TemporaryFile

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from bureau.cells import harmless, printable
from bureau.dates import start_of_day
from bureau.jobs import services as jobs
from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from inspections.offsite.models import Parameter, ReadingBatch
from inspections.offsite.reading_file import HEADS, Place, Reader, Unreadable, WrongRow, rows_of
from inspections.offsite.services import store

BATCH = 50_000
IN_BACKGROUND = 2 * 1024 * 1024  # bytes
SHOWN_PROBLEMS = 200


def places_of(office, enterprise=None) -> dict[tuple[str, str], Place]:
    """What may be written for an office, or for one firm of it."""
    rows = Parameter.objects.filter(point__enterprise__office__path__startswith=office.path)
    if enterprise is not None:
        rows = rows.filter(point__enterprise=enterprise)
    rows = rows.values_list("pk", "name", "point_id", "point__code", "point__connected_on")
    return {(code, name): Place(pk, point, start_of_day(since)) for pk, name, point, code, since in rows}


@dataclass
class Tally:
    """What has become of the rows so far."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: int = 0
    latest: dict[int, datetime] = field(default_factory=dict)
    earliest: dict[int, datetime] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """All of them."""
        return self.created + self.updated + self.unchanged + self.failed

    def add(self, counts: store.Counts) -> None:
        """One batch more."""
        self.created += counts.created
        self.updated += counts.updated
        self.unchanged += counts.unchanged

    def extent(self) -> dict[str, list[str]]:
        """point -> first and last day, for whoever looks for anomalies afterwards."""
        days = {p: (_day(at), _day(self.latest[p])) for p, at in self.earliest.items()}
        return {str(point): [first.isoformat(), last.isoformat()] for point, (first, last) in days.items()}


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


class Intake:
    """Takes rows one by one, writes them many at a time."""

    def __init__(self, places, *, batch_id: int | None):
        self.reader = Reader(places, timezone.get_default_timezone(), timezone.now())
        self.batch_id, self.tally = batch_id, Tally()
        self._rows: dict[tuple, tuple] = {}

    def take(self, cells) -> None:
        """One row. Raises WrongRow; a place met twice in one batch is wrong the second time."""
        place, row = self.reader.read(*cells)
        key = row[:3]
        if key in self._rows:
            raise WrongRow("与前面的行是同一因子同一时间")
        self._rows[key] = row
        at, tally = row[2], self.tally
        if at > tally.latest.get(place.point, at) or place.point not in tally.latest:
            tally.latest[place.point] = at
        if at < tally.earliest.get(place.point, at) or place.point not in tally.earliest:
            tally.earliest[place.point] = at
        if len(self._rows) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Hands what is waiting to the database."""
        self.tally.add(store.put(list(self._rows.values()), batch_id=self.batch_id))
        self._rows.clear()


@transaction.atomic
def upload(*, office, actor, upload) -> ReadingBatch:
    """Takes in a file and tries it: at once if short, else as a background job. Writes no reading."""
    found = ReadingBatch.objects.create(
        office=office, created_by=actor, file=upload, name=os.path.basename(upload.name)[-160:]
    )
    _run_or_queue(found, actor)
    return found


@transaction.atomic
def confirm(*, found: ReadingBatch, actor) -> ReadingBatch:
    """Writes the good rows. Repeated, it changes nothing more."""
    found = ReadingBatch.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if found.state != ReadingBatch.State.CHECKED:
        reason = Refusal(f"此文件“{found.get_state_display()}”，不能再确认。")
        raise Refused("确认导入", [reason])
    found.state = ReadingBatch.State.APPLYING
    found.save(update_fields=["state"])
    _run_or_queue(found, actor)
    return found


def _run_or_queue(found: ReadingBatch, actor) -> None:
    if found.file.size > IN_BACKGROUND:
        found.job = jobs.enqueue("inspections.readings", actor=actor, params={"batch": found.pk})
        found.save(update_fields=["job"])
    else:
        work(found)


def work(found: ReadingBatch, progress=lambda percent, note: None) -> None:
    """Reads the file and, when it was confirmed, writes it. Killed and done again it finds most rows unchanged."""
    writing = found.state == ReadingBatch.State.APPLYING
    if not found.is_working:
        return
    intake = Intake(places_of(found.office), batch_id=found.pk if writing else None)
    with TemporaryFile() as report:
        try:
            _go_through(found, intake, report, progress)
        except Unreadable as error:
            found.state, found.error = ReadingBatch.State.FAILED, str(error)[:300]
            found.save()
            return
        close(found, intake.tally, report)


def _go_through(found, intake: Intake, report, progress) -> None:
    text = io.TextIOWrapper(report, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(["行号", "原因", *HEADS])
    found.problems = []
    size = found.file.size or 1
    try:
        with found.file.open("rb") as source:
            for count, (number, cells) in enumerate(rows_of(source, found.name), start=1):
                try:
                    intake.take(cells)
                except WrongRow as wrong:
                    intake.tally.failed += 1
                    writer.writerow([number, str(wrong), *map(harmless, cells)])
                    note_problem(found, number, cells, wrong)
                if count % BATCH == 0:
                    progress(95 * source.tell() // size, f"第 {number:,} 行")
            intake.flush()
    finally:
        text.detach()


def note_problem(found: ReadingBatch, number: int, cells, wrong: WrongRow) -> None:
    """Keeps one of the first wrong rows in words that every database and reader can hold."""
    if len(found.problems) < SHOWN_PROBLEMS:
        place = printable(" ".join(cells[:3]))[:90]
        found.problems.append({"row": number, "place": place, "why": printable(str(wrong))})


@transaction.atomic
def close(found: ReadingBatch, tally: Tally, report=None) -> None:
    """Writes down the outcome; after writing, the anomalies of these days are looked for."""
    for name in ("created", "updated", "unchanged", "failed", "rows"):
        setattr(found, name, getattr(tally, name))
    if report is not None and tally.failed:
        report.seek(0)
        found.report.save(f"readings-{found.pk}.csv", File(report), save=False)
    if found.state == ReadingBatch.State.CHECKING:
        found.state = ReadingBatch.State.CHECKED
        found.save()
        return
    found.state, found.applied_at, found.extent = ReadingBatch.State.APPLIED, timezone.now(), tally.extent()
    found.save()
    store.seen(tally.latest)
    if found.source_id is None:
        words = f"导入监测数据：新增 {found.created}，更正 {found.updated}，不变 {found.unchanged}，错误 {found.failed}"
        record.append(found, actor=found.created_by, verb="import", label=words, legal=False)
    if found.created or found.updated:
        jobs.enqueue("inspections.anomalies", actor=found.created_by, params={"batch": found.pk})
