"""Binding the two halves of an archive into files, once, and freezing them; and whether they are still the same."""

import hashlib
import os
import uuid
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from bureau.documents.models import IssuedDocument
from bureau.documents.tasks import make_file
from bureau.documents.volume.binding import bind
from cases.archive.models.archive import Archive, ArchiveItem, ArchiveVolume
from cases.archive.papers.front import front_of, part_of
from cases.states import ArchiveState
from cases.workflow import ARCHIVES


def bind_archive(archive: Archive, progress) -> None:
    """Makes what is not made yet. Interrupted anywhere and called again, it ends with the same two files."""
    if archive.state != ArchiveState.BINDING:
        return
    for document in _unfinished(archive):
        make_file(document)
    volumes = list(archive.volumes.all())
    for number, volume in enumerate(volumes):
        if volume.state != ArchiveVolume.State.READY:
            _bind(volume, lambda percent, note, n=number: progress((100 * n + percent) // len(volumes), note))
    _finish(archive)


def _unfinished(archive):
    """The lists made at the taking-over, whose own runs may not have had their turn."""
    wanted = archive.items.filter(left_out=False).values("document")
    return IssuedDocument.objects.filter(pk__in=wanted).exclude(state=IssuedDocument.State.READY)


def _bind(volume, progress) -> None:
    items = list(
        volume.archive.items.filter(half=volume.half, left_out=False).select_related("document", "file")
    )
    name = f"archives/{volume.archive.archived_on.year}/{volume.archive_id}-{volume.half}.pdf"
    target = Path(ArchiveVolume.file.field.storage.path(name))
    target.parent.mkdir(parents=True, exist_ok=True)
    made = target.with_name(f".{volume.pk}-{uuid.uuid4().hex}.part")
    try:
        bound = bind(front_of(volume), [part_of(item) for item in items], made, progress=progress)
        os.chmod(made, settings.FILE_UPLOAD_PERMISSIONS)
        _keep(volume, items, bound, made, target, name)
    finally:
        made.unlink(missing_ok=True)


def _keep(volume, items, bound, made, target, name) -> None:
    """File in place and facts on the row, or neither; of two workers only the first is heard."""
    with transaction.atomic():
        row = ArchiveVolume.objects.select_for_update().get(pk=volume.pk)
        if row.state == ArchiveVolume.State.READY:
            return
        os.replace(made, target)
        row.file.name, row.sha256, row.size = name, bound.sha256, bound.size
        row.pages, row.pieces, row.bound_at = bound.pages, len(items), timezone.now()
        row.state = ArchiveVolume.State.READY
        row.save()
        for item, place in zip(items, bound.places, strict=True):
            item.first_page, item.last_page, item.slip = place.first, place.last, place.slip
        ArchiveItem.objects.bulk_update(items, ["first_page", "last_page", "slip"])


@transaction.atomic
def _finish(archive) -> None:
    locked = Archive.objects.select_for_update(of=("self",)).get(pk=archive.pk)
    if locked.state != ArchiveState.BINDING:
        return
    data = {
        volume.half: {"sha256": volume.sha256, "pages": volume.pages, "pieces": volume.pieces}
        for volume in locked.volumes.all()
    }
    with ARCHIVES.step(
        locked,
        "finish_archive",
        actor=locked.confirmed_by,
        on=locked.archived_on,
        data={"number": locked.number, **data},
    ):
        pass


def file_fault(volume: ArchiveVolume) -> str:
    """What is wrong with the file of a bound volume, or ""."""
    try:
        with volume.file.open("rb") as source:
            digest = hashlib.file_digest(source, "sha256").hexdigest()
    except OSError:
        return f"案卷 {volume}（编号 {volume.pk}）的文件已不在存储中"
    return "" if digest == volume.sha256 else f"案卷 {volume}（编号 {volume.pk}）的文件已被改动"


def volumes_kept():
    """Every bound volume with its fault, for `manage.py verify_documents`."""
    for volume in ArchiveVolume.objects.filter(state=ArchiveVolume.State.READY).order_by("pk").iterator():
        yield file_fault(volume)
