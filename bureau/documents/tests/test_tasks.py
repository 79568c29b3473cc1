"""The file of a document: made once, whole, whatever happens on the way."""

import hashlib
import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from bureau.celery import app
from bureau.documents import papers, render, tasks
from bureau.documents.models import IssuedDocument
from bureau.jobs.runner import GaveUp
from bureau.record.models import Entry

State = IssuedDocument.State


def run(document):
    tasks.render_document(SimpleNamespace(params={"document": document.pk}))
    document.refresh_from_db()
    return document


def files_of(document):
    folder = Path(settings.MEDIA_ROOT) / "documents" / str(document.year)
    return sorted(path.name for path in folder.glob(f"{document.pk}.*"))


def test_file_digest_pages_and_record_entry(issue, bureau):
    document = run(issue())
    content = Path(document.file.path).read_bytes()
    assert document.state == State.READY and document.pages == 1
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert Path(document.file.path).stat().st_mode & 0o007 == 0
    assert document.template_sha256 == papers.template_digest(document.type)
    assert Entry.objects.of(bureau).get(verb="document_ready").data["sha256"] == document.sha256


def test_committing_is_enough(issue, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document = issue()
    document.refresh_from_db()
    assert document.state == State.READY and document.job.is_finished


def test_celery_knows_the_task():
    assert "documents.render" in app.tasks


def test_made_once_and_never_again(issue, monkeypatch):
    document = run(issue())
    monkeypatch.setattr(render, "pdf_of", lambda html: pytest.fail("rendered twice"))
    assert run(document).state == State.READY


def test_the_same_frozen_context_gives_the_same_bytes(issue):
    document = run(issue())
    again = render.pdf_of(papers.html_of(document.type, document.context))
    assert again.sha256 == document.sha256


def test_later_changes_of_the_organ_do_not_reach_the_paper(issue, organ):
    document = issue()
    organ.name = organ.seal_name = "改名以后的机关"
    organ.save()
    assert "改名以后" not in papers.html_of(document.type, document.context)


@pytest.mark.parametrize("moment", ["while rendering", "before the rename", "after the rename"])
def test_killed_midway_and_repeated_gives_one_file(issue, monkeypatch, moment):
    document = issue()
    with monkeypatch.context() as patch:
        kill_at(patch, moment)
        with pytest.raises(SystemExit):
            run(document)
    document.refresh_from_db()
    assert document.state == State.QUEUED and not document.file
    assert run(document).state == State.READY
    assert files_of(document) == [f"{document.pk}.pdf"]
    assert document.sha256 == hashlib.sha256(Path(document.file.path).read_bytes()).hexdigest()


def kill_at(patch, moment):
    """A worker that is told to die does so by SystemExit, which no `except Exception` holds up."""

    def die(*args, **kwargs):
        raise SystemExit

    if moment == "while rendering":
        patch.setattr(render, "pdf_of", die)
    elif moment == "before the rename":
        patch.setattr(os, "replace", die)
    else:
        patch.setattr(tasks, "_mark_ready", die)


def test_of_two_workers_only_the_first_is_heard(issue, monkeypatch):
    document = issue()
    honest = render.pdf_of

    def overtaken(html):
        with monkeypatch.context() as patch:
            patch.setattr(render, "pdf_of", honest)
            tasks.render_document(SimpleNamespace(params={"document": document.pk}))
        return render.Pdf(b"%PDF a late and different file", 9)

    monkeypatch.setattr(render, "pdf_of", overtaken)
    assert run(document).pages == 1
    assert files_of(document) == [f"{document.pk}.pdf"]
    assert document.sha256 == hashlib.sha256(Path(document.file.path).read_bytes()).hexdigest()


def test_a_failure_is_kept_on_the_row_and_can_be_repeated(issue, monkeypatch):
    document = issue()
    with monkeypatch.context() as patch:
        patch.setattr(papers, "html_of", lambda key, frozen: '<html><img src="https://example.org/x.png">')
        with pytest.raises(GaveUp, match="外部文件"):
            run(document)
    document.refresh_from_db()
    assert document.state == State.FAILED and "外部文件" in document.error
    assert run(document).state == State.READY and document.error == ""


def test_a_changed_or_lost_file_is_found(issue):
    document = run(issue())
    call_command("verify_documents", stdout=io.StringIO())
    path, out = Path(document.file.path), io.StringIO()
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(CommandError):
        call_command("verify_documents", stdout=out)
    path.unlink()
    with pytest.raises(CommandError):
        call_command("verify_documents", stdout=out)
    assert "已被改动" in out.getvalue() and "已不在存储中" in out.getvalue()
