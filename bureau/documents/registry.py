"""The kinds of document this house can issue. Apps register theirs in their `documents.py`, loaded at start."""

from dataclasses import dataclass

MAIN, INNER = "正卷", "副卷"


@dataclass(frozen=True)
class DocumentType:
    """One kind of document.

    `key` is its stable name, `template` the path of its template, `word` what stands after the organ's prefix in the
    number (罚告 in 澜环青罚告〔2026〕3号), `part` the half of the archive file it belongs to.
    """

    key: str
    title: str
    template: str
    word: str = ""
    numbered: bool = True
    part: str = MAIN


_types: dict[str, DocumentType] = {}


def register(document_type: DocumentType) -> DocumentType:
    """Adds a kind. Raises ValueError for a second one of the same key or the same number word, or a missing word."""
    if document_type.key in _types:
        raise ValueError(f"two document types called {document_type.key}")
    if document_type.numbered != bool(document_type.word):
        raise ValueError(f"{document_type.key}: a numbered document needs a word, others have none")
    if document_type.word and any(other.word == document_type.word for other in _types.values()):
        raise ValueError(f"{document_type.key}: the word {document_type.word} is taken")
    if document_type.part not in (MAIN, INNER):
        raise ValueError(f"{document_type.key}: part must be {MAIN} or {INNER}")
    _types[document_type.key] = document_type
    return document_type


def get(key) -> DocumentType:
    """The kind called `key`. Raises KeyError."""
    return _types[key]
