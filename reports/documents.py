"""The one paper of this room."""

from bureau.documents.registry import DocumentType, register

ANNUAL_REPORT = "annual_report"

register(
    DocumentType(
        key=ANNUAL_REPORT,
        title="法治政府建设工作情况的报告",
        template="reports/documents/annual_report.html",
        word="法报",
    )
)
