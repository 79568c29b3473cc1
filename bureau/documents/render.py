"""HTML of a paper to PDF bytes: the only place that calls WeasyPrint.

`pdf_of(html)` is pure but for the font files: same HTML, same faces, same bytes. Nothing is fetched from a network.
"""

import functools
import hashlib
import threading
from dataclasses import dataclass
from pathlib import Path

from bureau.documents import engine
from bureau.documents.faces import face_bytes

CSS_DIR = Path(__file__).parent / "css"
STYLESHEETS = ("page.css", "parts.css", "forms.css", "report.css")
# Pango's font maps belong to one thread at a time, and two renders in one process only share the one interpreter lock.
_LOCK = threading.Lock()


class RenderError(Exception):
    """A paper could not be rendered; the text says why."""


@dataclass(frozen=True)
class Pdf:
    """A rendered paper: the file and its page count."""

    content: bytes
    pages: int

    @property
    def sha256(self):
        """Hex digest of the file."""
        return hashlib.sha256(self.content).hexdigest()


class PaperFetcher(engine.URLFetcher):
    """Answers `face:<file>` from the font folder and `data:`; anything else stops the rendering."""

    def fetch(self, url, headers=None):
        """Called by WeasyPrint for every URL in a paper or its style sheets."""
        if url.startswith("face:"):
            return engine.URLFetcherResponse(url, face_bytes(url.removeprefix("face:")), {})
        if url.startswith("data:"):
            return super().fetch(url, headers)
        raise engine.FatalURLFetchingError(f"a paper may not fetch {url}")


@functools.lru_cache(maxsize=1)
def _kit():
    """Parsed style sheets with their fonts: 0.2 s, once per process."""
    fonts = engine.FontConfiguration()
    fetcher = PaperFetcher()
    sheets = [engine.CSS(filename=CSS_DIR / name, font_config=fonts, url_fetcher=fetcher) for name in STYLESHEETS]
    return fonts, fetcher, sheets


def styles_digest():
    """SHA-256 over the style sheets as they are now."""
    digest = hashlib.sha256()
    for name in STYLESHEETS:
        digest.update((CSS_DIR / name).read_bytes())
    return digest.hexdigest()


def layout(html):
    """Lay out `html` (a whole page of a paper template); WeasyPrint's Document, for those who measure."""
    if engine.HTML is None:
        raise RenderError(f"WeasyPrint cannot run here: {engine.MISSING}")
    fonts, fetcher, sheets = _kit()
    try:
        return engine.HTML(string=html, url_fetcher=fetcher).render(stylesheets=sheets, font_config=fonts)
    except engine.FatalURLFetchingError as error:  # a BaseException: it would end a worker thread unseen
        raise RenderError(str(error)) from error


def pdf_of(html):
    """Render `html` to a Pdf. Raises RenderError where the machine or a URL in the paper forbids it."""
    with _LOCK:
        document = layout(html)
        identifier = hashlib.sha256(html.encode()).digest()[:16].hex().encode()
        content = document.write_pdf(pdf_identifier=identifier, pdf_tags=True)
    return Pdf(content=content, pages=len(document.pages))
