"""Issuing, previewing and voiding documents. A number is taken in the caller's transaction: no gap, no reuse."""

import hashlib
from datetime import date

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from bureau.documents import papers, registry
from bureau.documents.codes import new_code
from bureau.documents.docx.writing import docx_of
from bureau.documents.models import Counter, IssuedDocument
from bureau.documents.numbering import format_number
from bureau.documents.render import pdf_of
from bureau.dossier import about
from bureau.jobs import services as jobs
from bureau.law.services import issuing_organ
from bureau.record import services as record


class AlreadyVoid(Exception):
    """The document was voided before."""


@transaction.atomic
def issue(dossier, key: str, *, actor, on: date, context: dict, organ=None) -> IssuedDocument:
    """Number, freeze and queue one document of kind `key` about `dossier`, dated `on`.

    `organ` is the issuing organ of that day unless given. The number is bound to the caller's transaction: if that
    is rolled back, the next caller gets it. Raises NotFreezable for a context that holds anything live.
    """
    kind = registry.get(key)
    organ = organ or issuing_organ(on)
    sequence = _next_sequence(organ=organ, key=key, year=on.year) if kind.numbered else None
    number = format_number(organ.prefix, kind.word, on.year, sequence) if kind.numbered else ""
    code = new_code()
    document = IssuedDocument.objects.create(
        **about(dossier),
        type=key,
        title=kind.title,
        organ=organ,
        number=number,
        year=on.year,
        sequence=sequence,
        issued_on=on,
        issued_by=actor,
        verify_code=code,
        context=papers.compose(key=key, organ=organ, on=on, context=context, number=number, verify_code=code),
    )
    document.job = jobs.enqueue(
        "documents.render", actor=actor, dossier=dossier, params={"document": document.pk}
    )
    document.save(update_fields=["job"])
    return document


@transaction.atomic
def take_number(*, organ, key: str, word: str, on: date) -> str:
    """A number for something that is registered but issues no paper (a clue, a plan): same counters, same form."""
    return format_number(organ.prefix, word, on.year, _next_sequence(organ=organ, key=key, year=on.year))


def preview(key: str, context: dict, *, organ=None, on: date) -> bytes:
    """The PDF as it would be issued, by the same code, with a watermark and without number or code. Stores nothing."""
    frozen = papers.compose(key=key, organ=organ or issuing_organ(on), on=on, context=context)
    return pdf_of(papers.html_of(key, frozen)).content


def draft_docx(key: str, context: dict, *, organ=None, on: date) -> bytes:
    """The same paper as an editable Word file, marked 草稿 未制发, without number or code. Stores nothing."""
    organ = organ or issuing_organ(on)
    frozen = papers.compose(key=key, organ=organ, on=on, context=context)
    return docx_of(
        papers.html_of(key, frozen), title=f"{registry.get(key).title}（草稿）", author=organ.name, on=on
    )


@transaction.atomic
def void(document: IssuedDocument, *, actor, reason: str) -> IssuedDocument:
    """Declare a document void; it keeps its number, its file and its place. Raises AlreadyVoid, ValueError."""
    locked = IssuedDocument.objects.select_for_update().get(pk=document.pk)
    if locked.is_void:
        raise AlreadyVoid(str(locked))
    if not reason.strip():
        raise ValueError("a reason is required")
    locked.voided_at, locked.voided_by, locked.void_reason = timezone.now(), actor, reason.strip()
    locked.save(update_fields=["voided_at", "voided_by", "void_reason"])
    record.append(
        dossier_of(locked),
        actor=actor,
        verb="void_document",
        label=f"作废《{locked.title}》{locked.number}",
        legal=True,
        data={"document": locked.pk, "number": locked.number},
        note=locked.void_reason,
    )
    return locked


def file_fault(document: IssuedDocument) -> str:
    """What is wrong with the file of a ready document, or ""."""
    try:
        with document.file.open("rb") as source:
            digest = hashlib.file_digest(source, "sha256").hexdigest()
    except OSError:
        return f"《{document.title}》{document.number}（编号 {document.pk}）的文件已不在存储中"
    if digest != document.sha256:
        return f"《{document.title}》{document.number}（编号 {document.pk}）的文件已被改动"
    return ""


def documents_kept():
    """Every ready document with its fault, for `manage.py verify_documents`."""
    for document in IssuedDocument.objects.filter(state=IssuedDocument.State.READY).order_by("pk").iterator():
        yield file_fault(document)


def dossier_of(document):
    """The dossier a document is about."""
    return apps.get_model(document.dossier_kind)._base_manager.get(pk=document.dossier_id)


def _next_sequence(*, organ, key, year):
    """The next number, under the lock of its counter rows until the transaction ends.

    An organ renamed within a year is a new row with the same prefix: its numbers run on, and a paper entered late in
    the old name takes the next one too.
    """
    Counter.objects.get_or_create(organ=organ, doc_type=key, year=year)
    same = Counter.objects.filter(organ__prefix=organ.prefix, doc_type=key, year=year)
    counters = list(same.select_for_update(of=("self",)).order_by("pk"))
    counter = next(one for one in counters if one.organ_id == organ.pk)
    counter.last = max(one.last for one in counters) + 1
    counter.save(update_fields=["last"])
    return counter.last
