"""Closed and archived cases, and their volumes."""

import hashlib
import io

import pikepdf
import pytest
import time_machine

from bureau.documents import render
from bureau.jobs import services as jobs
from bureau.jobs.models import Job
from cases.archive.services import archive as services


@pytest.fixture(autouse=True)
def _late_november():
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield


def _blank_page():
    out = io.BytesIO()
    with pikepdf.new() as blank:
        blank.add_blank_page(page_size=(595, 842))
        blank.save(out, deterministic_id=True)
    return out.getvalue()


PAGE = _blank_page()


@pytest.fixture(autouse=True)
def _quick_papers(request, monkeypatch):
    """The papers of a case are blank pages here, but for tests that read them; volumes are always really made."""
    if "real_papers" not in request.fixturenames:

        def blank(html):
            digest = hashlib.sha256(html.encode()).hexdigest()
            return render.Pdf(PAGE + b"\n%" + digest.encode(), 1)

        monkeypatch.setattr(render, "pdf_of", blank)


@pytest.fixture
def real_papers():
    """Asked for by tests that read the papers in a volume."""


def work_off():
    """What the worker would do with all that is queued."""
    for job in Job.objects.unfinished().order_by("pk"):
        jobs.run_now(job)


@pytest.fixture
def closed(conduct, cast):
    """A closed case whose papers have their files."""
    case = conduct().until("closed")
    work_off()
    return case


@pytest.fixture
def archive(closed):
    """Its archive, being arranged."""
    return services.open_archive(case=closed, actor=closed.handler)


@pytest.fixture
def handed_over(archive):
    """The same, handed over to the clerk."""
    return services.request_archive(archive=archive, actor=archive.case.handler)


@pytest.fixture
def archived(handed_over, cast):
    """The same, taken over and bound."""
    taken = services.confirm_archive(archive=handed_over, actor=cast.clerk, retention="y30")
    work_off()
    taken.refresh_from_db()
    return taken
