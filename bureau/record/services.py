"""Adding to the process record, storing files, verifying both, closing a day."""

import hashlib
import json
import struct
from datetime import date, datetime
from zipfile import BadZipFile, ZipFile

import puremagic
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from bureau.dates import start_of_day, today
from bureau.dossier import about
from bureau.record.chain import FIELDS, day_root, digest, faults
from bureau.record.models import Chain, DailyRoot, Entry, StoredFile

# What may come in, by what the bytes say (not by the name): type -> kind.
ACCEPTED = {
    "image/jpeg": StoredFile.Kind.PHOTO,
    "image/png": StoredFile.Kind.PHOTO,
    "application/pdf": StoredFile.Kind.DOCUMENT,
    "video/mp4": StoredFile.Kind.VIDEO,
    "video/quicktime": StoredFile.Kind.VIDEO,
    "audio/mpeg": StoredFile.Kind.VIDEO,
    "audio/mp4": StoredFile.Kind.VIDEO,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": StoredFile.Kind.DATA,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": StoredFile.Kind.DOCUMENT,
}
# The part that makes a package a workbook or a text, and how much one may unpack to.
OFFICE = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xl/workbook.xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word/document.xml",
}
UNPACKED_LIMIT = 1024**3


def key_of(dossier) -> str:
    """The name of a dossier's chain."""
    return f"{dossier._meta.label_lower}:{dossier.pk}"


def plain(data: dict | None) -> dict:
    """The facts of an entry as JSON holds them."""
    return json.loads(json.dumps(data or {}, cls=DjangoJSONEncoder))


def as_hashed(entry: Entry) -> dict:
    """What the hash of an entry covers."""
    values = {name: getattr(entry, name) for name in FIELDS}
    values["at"] = entry.at.astimezone(timezone.get_default_timezone()).isoformat(timespec="microseconds")
    values["on"] = entry.on.isoformat()
    return values


@transaction.atomic
def append(
    dossier,
    *,
    actor,
    verb: str,
    label: str,
    legal: bool = False,
    before: str = "",
    after: str = "",
    data: dict | None = None,
    on: date | None = None,
    note: str = "",
    at: datetime | None = None,
) -> Entry:
    """Adds one entry to the dossier's chain, under the chain's lock.

    `on` is the day the act took place, `at` the moment of entry (now). `actor` None means the system itself.
    """
    Chain.objects.get_or_create(key=key_of(dossier), defaults=about(dossier))
    chain = Chain.objects.select_for_update().get(key=key_of(dossier))
    entry = Entry(
        **about(dossier),
        chain=chain.key,
        sequence=chain.length + 1,
        at=at or timezone.now(),
        on=on or today(),
        actor=actor,
        actor_name=actor.name if actor else "系统",
        verb=verb,
        label=label[:120],
        legal=legal,
        before=before,
        after=after,
        data=plain(data),
        note=note,
        previous_hash=chain.head,
    )
    entry.hash = digest(as_hashed(entry))
    entry.save(force_insert=True)
    chain.length, chain.head = entry.sequence, entry.hash
    chain.save(update_fields=["length", "head"])
    return entry


def last_move(dossier) -> Entry | None:
    """The entry that last changed the dossier's state, or the one it began with."""
    moves = Entry.objects.of(dossier).filter(Q(sequence=1) | ~Q(before=F("after")))
    return moves.order_by("-sequence").first()


def _sniff(upload) -> str:
    head = upload.read(8192)
    upload.seek(0)
    try:
        found = [match.mime_type for match in puremagic.magic_string(head, upload.name)]
    except (puremagic.PureError, ValueError):
        found = []
    upload.seek(0)
    kind = next((kind for kind in found if kind in ACCEPTED), "")
    return _office_kind(upload) if kind in OFFICE or "application/zip" in found else kind


def _office_kind(upload) -> str:
    """XLSX or DOCX by the part every such package has; any other archive, and one that unpacks to too much, is none."""
    try:
        with ZipFile(upload) as package:
            parts = {part.filename: part.file_size for part in package.infolist()}
    except (BadZipFile, NotImplementedError, ValueError, EOFError, struct.error):
        return ""
    finally:
        upload.seek(0)
    if "[Content_Types].xml" not in parts or sum(parts.values()) > UNPACKED_LIMIT:
        return ""
    return next((kind for kind, part in OFFICE.items() if part in parts), "")


def _fingerprint(upload) -> str:
    sha = hashlib.sha256()
    for block in upload.chunks():
        sha.update(block)
    upload.seek(0)
    return sha.hexdigest()


def check_upload(upload) -> str:
    """The content type of an upload by its bytes. Raises ValidationError that says what is accepted."""
    limit = settings.UPLOAD_LIMIT_MB * 1024 * 1024
    if upload.size > limit:
        megabytes = f"{upload.size / 1048576:.1f}"
        raise ValidationError(
            f"没有上传：{upload.name} 有 {megabytes} MB，超过 {settings.UPLOAD_LIMIT_MB} MB。请压缩或拆分后重传。"
        )
    if upload.size == 0:
        raise ValidationError(f"没有上传：{upload.name} 是空文件。请重新选择。")
    content_type = _sniff(upload)
    if not content_type:
        raise ValidationError(
            f"没有上传：{upload.name} 的内容不是可用作材料的格式。请用 JPG、PNG、PDF、MP4、MOV、MP3、XLSX 或 DOCX。"
        )
    return content_type


@transaction.atomic
def store_file(
    dossier, *, upload, actor, title: str, kind: str = "", taken_at=None, place: str = "", sent_by: str = ""
) -> StoredFile:
    """Takes in a file about a dossier: content checked, SHA-256 computed, entered in the process record.

    `sent_by` names who sent it from outside at the request of `actor`, who then did not act in the record.

    Raises ValidationError (Chinese, saying what to do) when the content is not accepted.
    """
    content_type = check_upload(upload)
    stored = StoredFile.objects.create(
        **about(dossier),
        file=upload,
        name=upload.name[-160:],
        title=title or upload.name[:120],
        kind=kind or ACCEPTED[content_type],
        content_type=content_type,
        size=upload.size,
        sha256=_fingerprint(upload),
        taken_at=taken_at,
        place=place,
        uploaded_by=actor,
    )
    append(
        dossier,
        actor=None if sent_by else actor,
        verb="store_file",
        label=f"入库：{stored.title}",
        note=sent_by,
        data={"file": stored.pk, "sha256": stored.sha256, "size": stored.size},
    )
    return stored


def file_fault(stored: StoredFile) -> str:
    """What is wrong with a stored file's bytes, or an empty string."""
    sha = hashlib.sha256()
    try:
        with stored.file.open("rb") as source:
            for block in iter(lambda: source.read(1 << 20), b""):
                sha.update(block)
    except OSError:
        return f"文件“{stored.title}”（编号 {stored.pk}）已不在存储中"
    return (
        "" if sha.hexdigest() == stored.sha256 else f"文件“{stored.title}”（编号 {stored.pk}）的内容已被改动"
    )


def verify_chain(chain: Chain) -> list[str]:
    """Everything wrong with one chain and the files it names."""
    entries = [
        {**as_hashed(entry), "hash": entry.hash}
        for entry in Entry.objects.filter(chain=chain.key).order_by("sequence").iterator()
    ]
    found = list(faults(chain.key, entries, chain.length, chain.head))
    recorded = {e["data"]["file"]: e["data"]["sha256"] for e in entries if e["verb"] == "store_file"}
    stored = {f.pk: f for f in StoredFile.objects.filter(pk__in=recorded)}
    for number, sha256 in recorded.items():
        if number not in stored:
            found.append(f"{chain.key} 的文件（编号 {number}）已被删除")
        elif stored[number].sha256 != sha256:
            found.append(f"{chain.key} 的文件（编号 {number}）指纹与记录不符")
        elif fault := file_fault(stored[number]):
            found.append(f"{chain.key}：{fault}")
    return found


def verify_all():
    """Yields everything wrong with any chain, with chains that have entries but no row of their own."""
    for chain in Chain.objects.order_by("key").iterator():
        yield from verify_chain(chain)
    orphans = Entry.objects.exclude(chain__in=Chain.objects.values("key")).values_list("chain", flat=True)
    for key in sorted(set(orphans)):
        yield f"{key} 有记录而无链首"


def close_day(day: date) -> DailyRoot:
    """The root over the last hash of every chain up to the end of `day`; computed once."""
    existing = DailyRoot.objects.filter(day=day).first()
    if existing:
        return existing
    end = start_of_day(day).replace(hour=23, minute=59, second=59, microsecond=999999)
    heads: dict[str, str] = {}
    for chain, head in (
        Entry.objects.filter(at__lte=end).order_by("chain", "sequence").values_list("chain", "hash")
    ):
        heads[chain] = head
    root, _ = DailyRoot.objects.get_or_create(
        day=day, defaults={"root": day_root(heads.items()), "chains": len(heads)}
    )
    return root
