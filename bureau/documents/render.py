"""HTML of a paper to PDF bytes: the only place that calls WeasyPrint.

`pdf_of(html)` depends on nothing but the font files; within a process the same HTML gives the same bytes. Nothing is
fetched from a network.
"""

import functools
import hashlib
import logging
import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bureau.documents import engine
from bureau.documents.faces import face_bytes

CSS_DIR = Path(__file__).parent / "css"
STYLESHEETS = ("page.css", "parts.css", "forms.css", "report.css")
# Pango's font maps belong to one thread at a time, and two renders in one process only share the one interpreter lock.
_LOCK = threading.Lock()
_LOG = logging.getLogger("weasyprint")
_NO_GLYPH = re.compile(r"\.notdef glyph.*\((U\+[0-9A-F]+)\)", re.DOTALL)
# Fandol draws the full-width sign as a dollar; the half-width one is a yuan sign in every face.
_FULL_WIDTH_YUAN, _YUAN = "\uffe5", "\u00a5"


class RenderError(Exception):
    """A paper could not be rendered; the text says why, in Chinese, as a person may read it."""


class MissingGlyphs(RenderError):
    """No face of this machine draws some characters; `characters` holds them."""

    def __init__(self, characters):
        self.characters = characters
        signs = "、".join(f"“{char}”（U+{ord(char):04X}）" for char in characters)
        super().__init__(
            f"没有生成：本机字体没有这些字：{signs}。请改用规范汉字，或者请管理员安装含这些字的字体。"
        )


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
        raise engine.FatalURLFetchingError(f"没有生成：文书不得引用外部文件 {url}")


@functools.lru_cache(maxsize=2)
def _kit(names):
    """Parsed style sheets with their fonts: 0.2 s, once per process for papers and once for volumes."""
    fonts = engine.FontConfiguration()
    fetcher = PaperFetcher()
    sheets = [engine.CSS(filename=CSS_DIR / name, font_config=fonts, url_fetcher=fetcher) for name in names]
    return fonts, fetcher, sheets


def styles_digest():
    """SHA-256 over the style sheets as they are now."""
    digest = hashlib.sha256()
    for name in STYLESHEETS:
        digest.update((CSS_DIR / name).read_bytes())
    return digest.hexdigest()


def layout(html, stylesheets=STYLESHEETS):
    """Lay out `html` (a whole page of a paper template); WeasyPrint's Document, for those who measure."""
    if engine.HTML is None:
        raise RenderError(f"本机缺少排版组件 Pango，不能生成文书：{engine.MISSING}")
    fonts, fetcher, sheets = _kit(stylesheets)
    source = engine.HTML(string=html.replace(_FULL_WIDTH_YUAN, _YUAN), url_fetcher=fetcher)
    try:
        return source.render(stylesheets=sheets, font_config=fonts)
    except engine.FatalURLFetchingError as error:  # a BaseException: it would end a worker thread unseen
        raise RenderError(str(error)) from error


def pdf_of(html, stylesheets=STYLESHEETS):
    """Render `html` to a Pdf, with the style sheets of papers unless others are named.

    Raises RenderError (Chinese, to be shown as it stands) where the machine lacks something, a URL leads outside, or a
    character has no glyph in any face: no paper leaves with an empty box in it.
    """
    with _LOCK, _heard() as warnings:
        document = layout(html, stylesheets)
        identifier = hashlib.sha256(html.encode()).hexdigest()[:32].encode()
        content = document.write_pdf(pdf_identifier=identifier, pdf_tags=True)
    missing = sorted({found[1] for text in warnings if (found := _NO_GLYPH.search(text))})
    if missing:
        raise MissingGlyphs([chr(int(code[2:], 16)) for code in missing])
    return Pdf(content=content, pages=len(document.pages))


class _Listener(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.heard = []

    def emit(self, record):
        self.heard.append(record.getMessage())


@contextmanager
def _heard():
    """What WeasyPrint warns of meanwhile, whatever level the settings give its logger."""
    listener, level, propagate = _Listener(), _LOG.level, _LOG.propagate
    _LOG.addHandler(listener)
    _LOG.setLevel(logging.WARNING)
    _LOG.propagate = False
    try:
        yield listener.heard
    finally:
        _LOG.removeHandler(listener)
        _LOG.setLevel(level)
        _LOG.propagate = propagate
