"""How this room describes a kind of paper: its template lies in `cases/documents/`."""

from bureau.documents.registry import MAIN, DocumentType


def paper(key: str, title: str, word: str = "", *, part: str = MAIN) -> DocumentType:
    """A kind of paper; with a number `word` (law.md 14.2) it is numbered. `part` is its half of the archive file."""
    return DocumentType(key, title, f"cases/documents/{key}.html", word=word, numbered=bool(word), part=part)
