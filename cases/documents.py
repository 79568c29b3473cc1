"""The kinds of paper this room issues. Number words: law.md 14.2; every one belongs to the main half of the file."""

from bureau.documents.registry import DocumentType, register

_NUMBERED = (
    ("filing_approval", "立案审批表", "立"),
    ("prior_notice", "行政处罚事先（听证）告知书", "罚告"),
    ("hearing_notice", "行政处罚听证通知书", "听通"),
    ("penalty_decision", "行政处罚决定书", "罚"),
    ("exempt_decision", "不予行政处罚决定书", "不罚"),
    ("closing_approval", "结案审批表", "结"),
    ("correction_order", "责令改正违法行为决定书", "责改"),
    ("sealing_decision", "查封（扣押）决定书", "查"),
    ("sealing_extension", "查封（扣押）延期通知书", "查延"),
    ("sealing_release", "解除查封（扣押）决定书", "解查"),
)
_UNNUMBERED = (("sealing_list", "查封（扣押）清单"), ("proof_of_service", "送达回证"))

for key, title, word in _NUMBERED:
    register(DocumentType(key, title, f"cases/documents/{key}.html", word=word))
for key, title in _UNNUMBERED:
    register(DocumentType(key, title, f"cases/documents/{key}.html", numbered=False))
