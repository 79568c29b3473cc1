"""Reading papers back: printed, or before they are laid out."""

import io
import re
from datetime import date

from pypdf import PdfReader

from bureau.documents import papers as floor
from bureau.documents import services as documents
from bureau.documents.models import IssuedDocument
from bureau.documents.render import pdf_of


def printed(document: IssuedDocument) -> str:
    """The text of the PDF without white space; rendering raises when a character has no glyph."""
    content = pdf_of(floor.html_of(document.type, document.context)).content
    pages = (re.sub(r"\s", "", page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages)
    return "".join(re.sub(r"—\d+—", "", text) for text in pages)


def said(key: str, context: dict, on: date) -> str:
    """The text of a paper before it is laid out, without tags and white space."""
    organ = documents.issuing_organ(on)
    frozen = floor.compose(key=key, organ=organ, on=on, context=context, number="试1号", verify_code="X")
    return re.sub(r"<[^>]+>|\s", "", floor.html_of(key, frozen).split("<main>")[1])
