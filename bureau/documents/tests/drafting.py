"""Drafts read back: the words of a Word file against those of the paper it was made from."""

import io
import re

from docx import Document
from docx.oxml.ns import qn
from lxml import html

from bureau.documents import papers
from bureau.documents.docx.reading import NO_CHART
from bureau.documents.freezing import thaw
from bureau.documents.services import draft_docx

# What only the printed sheet carries.
_SHEET = ("mark", "water", "seal", "edge")


def words_of_page(source):
    """The text of a paper's HTML, squeezed."""
    page = html.document_fromstring(source).find("body")
    for name in _SHEET:
        for element in page.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]"):
            element.drop_tree()
    for drawing in page.xpath(".//svg"):
        drawing.drop_tree()
    return _squeezed(page.text_content())


def words_of_draft(content):
    """The text of a Word file's body, squeezed."""
    body = Document(io.BytesIO(content)).element.body
    return _squeezed("".join(text.text or "" for text in body.iter(qn("w:t")))).replace(
        _squeezed(NO_CHART), ""
    )


def draft_and_page(document):
    """The draft of an issued document made again from its frozen context, and the HTML it should say."""
    context = {k: v for k, v in thaw(document.context).items() if k not in papers.RESERVED}
    facts = {"key": document.type, "context": context, "organ": document.organ, "on": document.issued_on}
    return draft_docx(**facts), papers.html_of(document.type, papers.compose(**facts))


def _squeezed(text):
    return re.sub(r"\s", "", text)
