"""Importing the register: an upload is read and tried first, and written only when a person confirms.

Rows are settled batch by batch, each in its own transaction with its results. A run that was cut off goes on after
the last batch that was kept; nothing is written or counted twice.
"""

import csv
import io
import os
from tempfile import TemporaryFile

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from bureau.jobs import services as jobs
from bureau.record import services as record
from inspections.models import EnterpriseImport
from inspections.register_file import HEADS, Unreadable, lines_of
from inspections.services.import_batch import LABELS, RESULT_HEADS, Overtaken, settle

IN_BACKGROUND = 60_000  # bytes, some 500 rows; a larger file is read by a worker
BATCH = 1000
PATIENCE = 3  # times a batch is tried when enterprises of it are being registered meanwhile
State = EnterpriseImport.State


@transaction.atomic
def upload(*, office, actor, upload) -> EnterpriseImport:
    """Takes in a file and tries it: at once if short, else as a background job. Writes no enterprise."""
    found = EnterpriseImport.objects.create(
        office=office, created_by=actor, file=upload, name=os.path.basename(upload.name)[-160:]
    )
    _run_or_queue(found, actor)
    return found


@transaction.atomic
def confirm(*, found: EnterpriseImport, actor) -> EnterpriseImport:
    """Writes the good rows. Repeated, it changes nothing more."""
    found = EnterpriseImport.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if found.state != State.CHECKED:
        raise ValidationError(f"没有导入：此文件“{found.get_state_display()}”，不能再确认。")
    reset(found)
    _run_or_queue(found, actor)
    return found


def reset(found: EnterpriseImport) -> None:
    """Back to the first row, now to be written."""
    found.state, found.reached, found.rows, found.problems = State.APPLYING, 0, 0, []
    for name in LABELS:
        setattr(found, name, 0)
    found.save()


@transaction.atomic
def resume(*, found: EnterpriseImport, actor) -> None:
    """Goes on after the last batch kept, at a person's wish, when the background run gave up."""
    found = EnterpriseImport.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if not found.has_stopped:
        raise ValidationError("没有继续：导入正在进行或已经结束。请刷新页面查看。")
    found.job = jobs.enqueue("inspections.import", actor=actor, params={"import": found.pk})
    found.save(update_fields=["job"])


def _run_or_queue(found: EnterpriseImport, actor) -> None:
    if found.file.size > IN_BACKGROUND:
        found.job = jobs.enqueue("inspections.import", actor=actor, params={"import": found.pk})
        found.save(update_fields=["job"])
    else:
        work(found)


def work(found: EnterpriseImport, progress=lambda percent, note: None) -> None:
    """Reads the file and, when it was confirmed, writes it. Done again it finds nothing left to do."""
    writing = found.state == State.APPLYING
    if found.state not in (State.CHECKING, State.APPLYING):
        return
    try:
        _go_through(found, writing, progress)
        _close(found, writing)
    except Unreadable as error:
        _give_up(found, str(error))
    except Overtaken:
        found.refresh_from_db()


def _go_through(found, writing, progress) -> None:
    with found.file.open("rb") as source:
        size, lines = lines_of(source, found.name)
        left = (line for line in lines if line.number > found.reached)
        for batch in _batches(left):
            _settle(found, batch, writing)
            done = f"已{'写入' if writing else '核对'} {found.rows:,} 行，共约 {max(size, found.rows):,} 行"
            progress(95 * found.rows // max(size, found.rows), done)


def _settle(found, batch, writing) -> None:
    for attempt in range(1, PATIENCE + 1):
        try:
            return settle(found, batch, writing=writing)
        except IntegrityError:
            if attempt == PATIENCE:
                raise
            found.refresh_from_db()


def _batches(lines):
    batch = []
    for line in lines:
        batch.append(line)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


@transaction.atomic
def _give_up(found: EnterpriseImport, why: str) -> None:
    found.parts.all().delete()
    found.state, found.error = State.FAILED, why[:300]
    found.save()


@transaction.atomic
def _close(found: EnterpriseImport, writing: bool) -> None:
    """Puts the parts together as files and says that the run is over."""
    held = EnterpriseImport.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if (held.state, held.reached) != (found.state, found.reached):
        raise Overtaken
    stage = "result" if writing else "trial"
    _save_table(found, found.report, "text", f"import-{found.pk}-{stage}.csv")
    if found.failed:
        _save_table(found, found.faults, "faults", f"import-{found.pk}-{stage}-faults.csv")
    else:
        found.faults = ""
    found.parts.all().delete()
    if writing:
        found.state, found.applied_at = State.APPLIED, timezone.now()
        counts = "，".join(f"{label} {getattr(found, name)}" for name, label in LABELS.items())
        record.append(found, actor=found.created_by, verb="import", label=f"导入企业：{counts}")
    else:
        found.state = State.CHECKED
    found.save()


def _save_table(found, target, column: str, name: str) -> None:
    head = io.StringIO(newline="")
    csv.writer(head).writerow([*RESULT_HEADS, *HEADS])
    with TemporaryFile() as table:
        table.write(f"\ufeff{head.getvalue()}".encode())
        for text in found.parts.order_by("last_row").values_list(column, flat=True).iterator(chunk_size=10):
            table.write(text.encode())
        table.seek(0)
        target.save(name, File(table), save=False)
