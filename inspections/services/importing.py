"""Importing the register: an upload is read and tried first, and written only when a person confirms."""

import csv
import io
import os
from tempfile import TemporaryFile

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from bureau.cells import harmless
from bureau.jobs import services as jobs
from bureau.record import services as record
from inspections.models import Enterprise, EnterpriseImport
from inspections.register_file import HEADS, Unreadable, lines_of
from inspections.services import enterprise as register

IN_BACKGROUND = 500  # rows; a longer file is read by a worker
SHOWN_PROBLEMS = 200
BATCH = 500
RESULT_HEADS = ["行号", "结果", "说明"]


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
    if found.state != EnterpriseImport.State.CHECKED:
        raise ValidationError(f"没有导入：此文件“{found.get_state_display()}”，不能再确认。")
    found.state = EnterpriseImport.State.APPLYING
    found.save(update_fields=["state"])
    _run_or_queue(found, actor)
    return found


def _is_long(found: EnterpriseImport) -> bool:
    if found.rows:
        return found.rows > IN_BACKGROUND
    with found.file.open("rb") as source:
        try:
            return (
                sum(1 for _, _ in zip(lines_of(source, found.name), range(IN_BACKGROUND + 1), strict=False))
                > IN_BACKGROUND
            )
        except Unreadable:
            return False


def _run_or_queue(found: EnterpriseImport, actor) -> None:
    if _is_long(found):
        found.job = jobs.enqueue("inspections.import", actor=actor, params={"import": found.pk})
        found.save(update_fields=["job"])
    else:
        work(found)


def work(found: EnterpriseImport, progress=lambda percent, note: None) -> None:
    """Reads the file and, when it was confirmed, writes it. Done again it finds nothing to change."""
    writing = found.state == EnterpriseImport.State.APPLYING
    if found.state not in (EnterpriseImport.State.CHECKING, EnterpriseImport.State.APPLYING):
        return
    counts, problems = {"created": 0, "updated": 0, "unchanged": 0, "failed": 0}, []
    with TemporaryFile() as report:
        try:
            _go_through(found, report, counts, problems, writing, progress)
        except Unreadable as error:
            found.state, found.error = EnterpriseImport.State.FAILED, str(error)[:300]
            found.save()
            return
        _close(found, report, counts, problems, writing)


def _go_through(found, report, counts, problems, writing, progress) -> None:
    text = io.TextIOWrapper(report, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([*RESULT_HEADS, *HEADS])
    try:
        with found.file.open("rb") as source:
            for batch in _batches(lines_of(source, found.name)):
                _settle(found, batch, writer, counts, problems, writing)
                read = sum(counts.values())
                progress(95 * read // max(found.rows, 2 * read), f"第 {batch[-1].number} 行")
    finally:
        text.detach()


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
def _settle(found, batch, writer, counts, problems, writing) -> None:
    """Judges, and if confirmed writes, one batch; a fault in one row leaves the others alone."""
    known = {
        e.code: e for e in Enterprise.objects.filter(code__in=[line.facts.get("code", "") for line in batch])
    }
    for line in batch:
        outcome, why = _judge(found, line, known.get(line.facts.get("code", "")), writing)
        counts[outcome] += 1
        label = {"created": "新增", "updated": "更新", "unchanged": "不变", "failed": "错误"}[outcome]
        writer.writerow([line.number, label, why, *(harmless(line.cells.get(head, "")) for head in HEADS)])
        if outcome == "failed" and len(problems) < SHOWN_PROBLEMS:
            name = line.cells.get("企业名称", "")
            problems.append(
                {"row": line.number, "code": line.cells.get("统一社会信用代码", ""), "name": name, "why": why}
            )


def _judge(found, line, existing, writing) -> tuple[str, str]:
    if line.faults:
        return "failed", "；".join(line.faults)
    if existing and not existing.office.path.startswith(found.office.path):
        return "failed", "企业属于其他机构"
    try:
        with transaction.atomic():
            return _write(found, line, existing, writing)
    except ValidationError as error:
        return "failed", "；".join(error.messages)


def _write(found, line, existing, writing) -> tuple[str, str]:
    if existing is None:
        facts = {"short_name": line.facts["name"][:40], **line.facts}
        if writing:
            register.register(office=found.office, actor=found.created_by, **facts)
        else:
            _try(Enterprise(office=found.office, **facts))
        return "created", ""
    changed = register.differences(existing, line.facts)
    if not changed:
        return "unchanged", ""
    labels = "、".join(Enterprise._meta.get_field(name).verbose_name for name in changed)
    if writing:
        register.update(enterprise=existing, actor=found.created_by, **line.facts)
    else:
        for name, value in line.facts.items():
            setattr(existing, name, value)
        _try(existing)
    return "updated", f"更新 {labels}"


def _try(enterprise: Enterprise) -> None:
    """What would be checked on saving, without saving."""
    enterprise.initials = "-"
    enterprise.full_clean(exclude=["office", "created_by"])


def _close(found, report, counts, problems, writing) -> None:
    report.seek(0)
    for name, number in counts.items():
        setattr(found, name, number)
    found.rows, found.problems = sum(counts.values()), problems
    found.report.save(f"import-{found.pk}-{'result' if writing else 'trial'}.csv", File(report), save=False)
    if writing:
        found.state, found.applied_at = EnterpriseImport.State.APPLIED, timezone.now()
        words = f"导入企业：新增 {found.created}，更新 {found.updated}，不变 {found.unchanged}，错误 {found.failed}"
        record.append(found, actor=found.created_by, verb="import", label=words, legal=False)
    else:
        found.state = EnterpriseImport.State.CHECKED
    found.save()
