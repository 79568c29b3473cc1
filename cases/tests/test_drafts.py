"""Every paper of a case as a Word file for drafting: the words of the printed one, at the button by the preview."""

import io

import pytest
import time_machine
from django.urls import reverse
from docx import Document

from bureau.documents.docx.page import MARK
from bureau.documents.models import IssuedDocument
from bureau.documents.tests.drafting import draft_and_page, words_of_draft, words_of_page
from cases.tests import factories as make
from cases.tests.papers_world import every_paper, hazardous_waste_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]


def test_every_paper_becomes_a_draft_with_the_same_words_in_the_same_order():
    found = every_paper(hazardous_waste_case(clue=make.ClueFactory(complaint=True, source="inspection")))
    for name, document in found.items():
        draft, page = draft_and_page(document)
        assert words_of_draft(draft) == words_of_page(page), name
        assert not document.number or document.number not in words_of_draft(draft), name


def test_the_button_beside_the_preview_gives_a_draft_and_stores_nothing(conduct, cast, signed_in):
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        case = conduct().until("noticing")
        before = IssuedDocument.objects.count()
        address = reverse("cases:case-issue_notice", args=[case.pk])
        page = signed_in(cast.leader).get(address).content.decode()
        answer = signed_in(cast.leader).post(address, {"on": "2026-09-20", "draft": "1"})
    assert "下载可编辑稿（.docx）" in page
    assert answer.status_code == 200 and ".docx" in answer["Content-Disposition"]
    opened = Document(io.BytesIO(answer.content))
    assert opened.sections[0].header.paragraphs[0].text.startswith(MARK)
    assert case.party_name in "".join(paragraph.text for paragraph in opened.paragraphs)
    assert IssuedDocument.objects.count() == before
