"""Arranging the file of a case and handing it over (归档): from the closed case to the frozen volume."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max

from bureau.dates import today
from bureau.documents import services as documents
from bureau.jobs import services as jobs
from bureau.law.services import issuing_organ
from bureau.record import services as record
from cases.archive import gathering
from cases.archive.models.archive import Archive, ArchiveItem, ArchiveVolume, Category, Half
from cases.archive.papers import registers
from cases.archive.sorting import half_of
from cases.models import Case
from cases.workflow import ARCHIVES, CASES

NUMBER_KEY, NUMBER_WORD = "archive", "罚卷"
GENERATED = (("inner_register", registers.inner_register), ("process_record", registers.process_record))


@transaction.atomic
def open_archive(*, case: Case, actor, on: date | None = None) -> Archive:
    """Opens the volume of a finished case with every paper and file in the usual order (办法 第79条)."""
    with CASES.step(case, "archive", actor=actor, on=on) as row:
        archive = Archive.objects.create(case=row, office=row.office, created_by=actor, title=title_of(row))
        _take_in(archive)
    return archive


@transaction.atomic
def open_supplement(*, case: Case, actor, reason: str, on: date | None = None) -> Archive:
    """Opens the next supplement; until it is handed over the case may be acted on again (办法 第80条)."""
    with CASES.step(case, "supplement", actor=actor, on=on, note=reason) as row:
        last = row.archives.aggregate(last=Max("supplement"))["last"]
        archive = Archive.objects.create(
            case=row,
            office=row.office,
            created_by=actor,
            title=f"{title_of(row)}（补充卷{last + 1}）",
            supplement=last + 1,
            reason=reason,
        )
        _take_in(archive)
    return archive


@transaction.atomic
def take_in_new(*, archive: Archive, actor) -> int:
    """Adds what has come since the list was made, each piece in its place. Returns how many."""
    with ARCHIVES.step(archive, "arrange", actor=actor, note="补列新材料") as row:
        return _take_in(row)


@transaction.atomic
def arrange(
    *, archive: Archive, item: ArchiveItem, actor, half: str, position: int, left_out: bool, reason: str
) -> ArchiveItem:
    """Moves a piece within its half or to the other, or leaves it out. The last two need a reason."""
    data = {"item": item, "half": half, "position": position, "left_out": left_out}
    with ARCHIVES.step(archive, "arrange", actor=actor, data=data, note=reason):
        if (half != item.usual_half or left_out) and not reason.strip():
            raise ValidationError({"reason": "移入另一卷或者不编入的，须写明理由。"})
        item.half, item.left_out, item.reason = half, left_out, reason.strip()
        item.save()
        _put_at(item, position)
    return item


@transaction.atomic
def add_material(
    *, archive: Archive, actor, upload, title: str, category: str, formed_on: date, author: str
) -> ArchiveItem:
    """Takes a file into the volume: a signed original, a letter of the court, a receipt of the bank."""
    with ARCHIVES.step(archive, "add_material", actor=actor, data={"title": title}) as row:
        stored = record.store_file(row, upload=upload, actor=actor, title=title)
        half = half_of(category)
        item = ArchiveItem.objects.create(
            archive=row,
            half=half,
            usual_half=half,
            category=category,
            position=0,
            file=stored,
            title=title,
            on=formed_on,
            author=author,
        )
        _put_at(item, _end_of(item))
    return item


@transaction.atomic
def request_archive(*, archive: Archive, actor, remarks: str = "", on: date | None = None) -> Archive:
    """The handler hands the arranged file over; from now on the case is frozen."""
    on = on or today()
    with ARCHIVES.step(archive, "request_archive", actor=actor, on=on, note=remarks) as row:
        row.requested_by, row.requested_on, row.remarks = actor, on, remarks
    return row


@transaction.atomic
def return_archive(*, archive: Archive, actor, reason: str) -> Archive:
    """The clerk gives it back for the reason stated."""
    with ARCHIVES.step(archive, "return_archive", actor=actor, note=reason) as row:
        row.requested_by, row.requested_on = None, None
    return row


@transaction.atomic
def confirm_archive(*, archive: Archive, actor, retention: str, on: date | None = None) -> Archive:
    """The clerk takes it over: 档号, retention, the two lists only the system can make, and the binding is queued."""
    on = on or today()
    data = {"retention": retention}
    with ARCHIVES.step(archive, "confirm_archive", actor=actor, on=on, data=data) as row:
        row.number = _number(row, on)
        row.retention, row.confirmed_by, row.archived_on = retention, actor, on
        _add_registers(row, actor, on)
        for half in sorted({item.half for item in row.items.filter(left_out=False)}):
            ArchiveVolume.objects.create(archive=row, half=half)
        row.job = jobs.enqueue("archive.bind", actor=actor, dossier=row, params={"archive": row.pk})
    return row


def title_of(case: Case) -> str:
    """案卷题名: whom the case is about and what for."""
    return f"{case.party_name}涉嫌{case.violation.name}案"


def _number(archive, on) -> str:
    """档号 of organ, year and sequence; a supplement carries that of its case with its own number behind."""
    if archive.supplement:
        first = Archive.objects.get(case=archive.case_id, supplement=0)
        return f"{first.number}补{archive.supplement}"
    return documents.take_number(organ=issuing_organ(on), key=NUMBER_KEY, word=NUMBER_WORD, on=on)


def _take_in(archive) -> int:
    found = gathering.pieces(archive.case, but_not_in=archive.case.archives.all())
    for piece in found:
        half = gathering.half_for(piece)
        ArchiveItem.objects.create(
            archive=archive,
            half=half,
            usual_half=half,
            category=piece.category,
            position=0,
            document=piece.document,
            file=piece.file,
            evidence=piece.evidence,
            title=piece.title[:160],
            number=piece.number,
            on=piece.on,
            author=piece.author[:100],
            note=piece.note,
            facts=piece.facts,
        )
    if found:
        _order_anew(archive)
    return len(found)


def _order_anew(archive) -> None:
    """New pieces stand behind the one they follow by the rule; what a person has put in order stays."""
    usual = {piece.source: number for number, piece in enumerate(gathering.pieces(archive.case))}
    for half in Half:
        items = list(archive.items.filter(half=half))
        ordered = [item for item in items if item.position]
        new = [item for item in items if not item.position]
        for item in sorted(new, key=lambda item: usual[_source(item)]):
            ordered.insert(_place_of(item, ordered, usual), item)
        _numbered(ordered)


def _place_of(item, ordered, usual) -> int:
    own = usual[_source(item)]
    before = [(usual.get(_source(one), own), place) for place, one in enumerate(ordered, start=1)]
    return max((pair for pair in before if pair[0] < own), default=(0, 0))[1]


def _source(item) -> tuple:
    if item.document_id:
        return ("document", item.document_id)
    return ("file", item.file_id) if item.file_id else ("evidence", item.evidence_id)


def _put_at(item, position: int) -> None:
    """Puts a piece at a place of its half; the others keep their order."""
    others = list(item.archive.items.filter(half=item.half).exclude(pk=item.pk))
    others.insert(max(0, min(position - 1, len(others))), item)
    _numbered(others)
    _numbered(item.archive.items.exclude(half=item.half))


def _numbered(items) -> None:
    for number, item in enumerate(items, start=1):
        if item.position != number:
            item.position = number
            item.save(update_fields=["position"])


def _end_of(item) -> int:
    """The place behind the last piece of the same or an earlier category."""
    before = [
        category
        for category in Category
        if list(Category).index(category) <= list(Category).index(item.category)
    ]
    last = item.archive.items.filter(half=item.half, category__in=before).exclude(pk=item.pk)
    return (last.aggregate(last=Max("position"))["last"] or 0) + 1


def _add_registers(archive, actor, on) -> None:
    """What only rows hold: where the case came from, who reviewed and discussed it, its whole process record."""
    archive.items.filter(half=Half.INNER).update(position=F("position") + 1)
    end = archive.items.filter(half=Half.INNER).count() + 2
    for (key, context), position in zip(GENERATED, (1, end), strict=True):
        paper = documents.issue(archive, key, actor=actor, on=on, context=context(archive.case, on=on))
        ArchiveItem.objects.create(
            archive=archive,
            half=Half.INNER,
            usual_half=Half.INNER,
            category=Category.SOURCE if position == 1 else Category.INNER_OTHER,
            position=position,
            document=paper,
            title=paper.title,
            on=on,
            author=paper.organ.name,
        )
