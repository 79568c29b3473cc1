"""The kinds of paper this room issues. Loaded at start by name."""

from bureau.documents.registry import DocumentType, register

VISIT_RECORD = "visit_record"

register(
    DocumentType(VISIT_RECORD, "现场检查记录", "inspections/documents/visit_record.html", numbered=False)
)
