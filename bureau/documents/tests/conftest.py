"""What the tests of this room share: an organ, a dossier to issue about, three kinds of document."""

from datetime import date

import pytest

from bureau.documents import registry, services
from bureau.documents.registry import DocumentType
from bureau.law.services import issuing_organ

LETTER = DocumentType("test.letter", "试验报告", "documents/report.html", word="试报")
FORM = DocumentType("test.form", "试验审批表", "documents/form.html", word="试审", part=registry.INNER)
PROOF = DocumentType("test.proof", "试验回证", "documents/proof_of_service.html", numbered=False)
DAY = date(2026, 11, 23)


@pytest.fixture(autouse=True, scope="session")
def _kinds():
    for kind in (LETTER, FORM, PROOF):
        registry.register(kind)


@pytest.fixture
def organ(db):
    """The organ that issues on DAY."""
    return issuing_organ(DAY)


@pytest.fixture
def letter():
    """Context of a letter with a rare name in it."""
    return {
        "addressee": "青禾县人民政府",
        "lead": "当事人㙍某、𠮷某、䶮某，罚款¥30,000.00元。",
        "sections": [],
        "attachments": [],
        "copies_to": "",
    }


@pytest.fixture
def issue(bureau, organ, letter):
    """`issue()` issues one letter about the bureau's office, which stands in for a dossier."""

    def run(key="test.letter", context=letter, on=DAY, **facts):
        return services.issue(bureau, key, actor=None, on=on, context=context, organ=organ, **facts)

    return run
