"""The approved copy: an issued document with number and verification code, and its way to the public site."""

from bureau.dates import today
from bureau.documents import services as documents
from bureau.documents.models import IssuedDocument
from publicity import services as publicity
from publicity.models import Publication
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


def publish(report: AnnualReport, *, actor) -> Publication:
    """Hands the approved words and the file to the public site. In the caller's transaction. Raises Refused."""
    document = final_of(report)
    with document.file.open("rb") as source:
        return publicity.publish(
            report,
            kind=Publication.Kind.REPORT,
            title=f"{report.office.name}{report.year}年度法治政府建设工作情况的报告",
            snapshot={
                "parts": _parts(document),
                "check_code": report.check_code,
                "verify_code": document.verify_code,
            },
            actor=actor,
            dated_on=report.approved_on,
            number=document.number,
            file=source,
        )


def _parts(document: IssuedDocument) -> list[dict]:
    """The words of the paper as it was frozen when issued, part by part."""
    paper = document.context
    parts = [{"heading": "引言", "paragraphs": paper["lead"].split("\n")}]
    parts += [{"heading": s["heading"], "paragraphs": s["text"].split("\n")} for s in paper["sections"]]
    return parts


def retract(report: AnnualReport, *, actor, reason: str) -> None:
    """Takes the report off the public site. In the caller's transaction. Raises Refused."""
    standing = Publication.objects.live().of(report).filter(kind=Publication.Kind.REPORT).first()
    if standing:
        publicity.withdraw(publication=standing, reason=reason, actor=actor)
