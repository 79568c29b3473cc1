"""`documents.render`: the file of an issued document, made once from its frozen context."""

import os
import uuid
from pathlib import Path

from django.conf import settings
from django.db import transaction

from bureau.documents import papers, render, services
from bureau.documents.models import IssuedDocument
from bureau.jobs.runner import GaveUp
from bureau.jobs.tasks import job_task
from bureau.record import services as record


@job_task("documents.render")
def render_document(run):
    """Idempotent: a document that is ready is left alone, one that was interrupted is made again from the start."""
    make_file(IssuedDocument.objects.get(pk=run.params["document"]))


def make_file(document):
    """The file of a document, if it has none yet. For runs that cannot wait for the document's own."""
    if document.state == IssuedDocument.State.READY:
        return
    try:
        digest = papers.template_digest(document.type)
        pdf = render.pdf_of(papers.html_of(document.type, document.context))
        _keep(document, pdf, digest)
    except render.RenderError as error:
        _mark_failed(document, str(error))
        raise GaveUp(str(error)) from error
    except Exception as error:
        _mark_failed(document, f"{type(error).__name__}: {error}")
        raise


def _mark_failed(document, reason):
    IssuedDocument.objects.filter(pk=document.pk).exclude(state=IssuedDocument.State.READY).update(
        state=IssuedDocument.State.FAILED, error=reason
    )


def _keep(document, pdf, digest):
    """Put the file in place and the facts on the row, or neither; of two workers only the first is heard."""
    name = f"documents/{document.year}/{document.pk}.pdf"
    target = Path(IssuedDocument.file.field.storage.path(name))
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{document.pk}.{uuid.uuid4().hex}.part")
    try:
        _write(part, pdf.content)
        with transaction.atomic():
            locked = IssuedDocument.objects.select_for_update().get(pk=document.pk)
            if locked.state == IssuedDocument.State.READY:
                return
            os.replace(part, target)
            _mark_ready(locked, name, pdf, digest)
    finally:
        part.unlink(missing_ok=True)


def _write(path, content):
    """On the disk before its name is right, so that a power cut leaves no half file behind a right name."""
    with path.open("xb") as out:
        out.write(content)
        out.flush()
        os.fchmod(out.fileno(), settings.FILE_UPLOAD_PERMISSIONS)
        os.fsync(out.fileno())


def _mark_ready(document, name, pdf, digest):
    document.file.name, document.sha256, document.pages = name, pdf.sha256, pdf.pages
    document.template_sha256, document.state, document.error = digest, IssuedDocument.State.READY, ""
    document.save(update_fields=["file", "sha256", "pages", "template_sha256", "state", "error"])
    record.append(
        services.dossier_of(document),
        actor=None,
        verb="document_ready",
        label=f"生成《{document.title}》{document.number}",
        data={"document": document.pk, "sha256": document.sha256, "pages": document.pages},
    )
