"""The approved copy: an issued document with number and verification code, and its way to the public site."""

from bureau.dates import today
from bureau.documents import services as documents
from bureau.documents.models import IssuedDocument
from reports import papers
from reports.documents import ANNUAL_REPORT
from reports.models import AnnualReport


def issue_final(report: AnnualReport, *, actor) -> IssuedDocument:
    """Numbers and freezes the approved copy; its PDF follows in the background. In the caller's transaction."""
    return documents.issue(report, ANNUAL_REPORT, actor=actor, on=today(), context=papers.context_of(report))


def final_of(report: AnnualReport) -> IssuedDocument | None:
    """The standing approved copy, or None."""
    return IssuedDocument.objects.of(report).of_type(ANNUAL_REPORT).standing().order_by("-pk").first()


def void_final(report: AnnualReport, *, actor, reason: str) -> None:
    """Voids the approved copy: it keeps its number and its file."""
    if document := final_of(report):
        documents.void(document, actor=actor, reason=reason)
