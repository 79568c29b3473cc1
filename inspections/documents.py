"""The kinds of paper this room issues. Loaded at start by name."""

from bureau.documents.registry import DocumentType, register

VISIT_RECORD = "visit_record"
POSITIVE_REMOVAL = "positive_removal"

register(
    DocumentType(VISIT_RECORD, "现场检查记录", "inspections/documents/visit_record.html", numbered=False)
)
register(
    DocumentType(
        POSITIVE_REMOVAL, "移出正面清单告知书", "inspections/documents/positive_removal.html", word="清单移"
    )
)
