"""Files of a device that come in parts: a line that breaks costs one part, and the device goes on where it stopped.

A part file is nobody's evidence. It enters the record with its entry, when its SHA-256 is that of the device.
"""

import fcntl
import time
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File

from inspections.models import DeviceEntry

MOST_PART = 2 * 1024 * 1024  # bytes of one part
MOST_OPEN = 300  # files one officer may have under way; a long visit has some sixty
KEPT_DAYS = 30  # what nobody has ended by then is cleared away; the device still holds the whole file


def have(*, actor, client_id: UUID, total: int) -> int:
    """How many bytes of a file are here: all of one whose entry is on record already."""
    if DeviceEntry.objects.filter(client_id=client_id, user=actor).exists():
        return total
    path = _path(actor, client_id)
    return path.stat().st_size if path.exists() else 0


def add(*, actor, client_id: UUID, offset: int, total: int, part) -> int:
    """Adds a part at its place and returns how many bytes are here; a part that is not the next one adds nothing.

    Raises ValidationError for a file beyond the limit, a part too large, or too many files under way.
    """
    limit = settings.UPLOAD_LIMIT_MB * 1024 * 1024
    if not 0 < total <= limit:
        raise ValidationError(f"文件超过 {settings.UPLOAD_LIMIT_MB} MB。请缩短录像后重录。")
    if not 0 < part.size <= MOST_PART or offset + part.size > total:
        raise ValidationError("文件的分段不正确，请重新同步。")
    path = _path(actor, client_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _make_room(path.parent)
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # the same device in two windows
        if file.tell() == offset:
            for block in part.chunks():
                file.write(block)
            file.flush()
        return file.tell()


def whole(*, actor, client_id: UUID, name: str) -> File | None:
    """The file put together so far, under its name; the caller closes it and compares its SHA-256."""
    path = _path(actor, client_id)
    return File(path.open("rb"), name=Path(name).name or "现场材料") if path.exists() else None


def forget(*, actor, client_id: UUID) -> None:
    """The file is on record, or was damaged on the way: it begins anew."""
    _path(actor, client_id).unlink(missing_ok=True)


def _path(actor, client_id: UUID) -> Path:
    return Path(settings.VAR_DIR) / "device-parts" / str(actor.pk) / client_id.hex


def _make_room(folder: Path) -> None:
    oldest, left = time.time() - KEPT_DAYS * 86400, 0
    for path in folder.iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
        else:
            left += 1
    if left >= MOST_OPEN:
        raise ValidationError("未传完的文件太多。请先重新同步已有的文件。")
