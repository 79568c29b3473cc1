"""Reading PDFs back as a clerk with a ruler would: words with their boxes and ink by poppler, the rest by pypdf."""

import io
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from pypdf import PdfReader

MM = 72 / 25.4  # points
LEFT, RIGHT, TOP, BOTTOM = 28, 210 - 26, 37, 297 - 35  # edges of the type area, mm
LINE_PT, PITCH_PT = 225 / 22 * MM, 15.78


@dataclass(frozen=True)
class Word:
    """A word as pdftotext sees it; edges in mm from the upper left corner of its page."""

    page: int
    left: float
    right: float
    top: float
    bottom: float
    text: str


def words(content):
    """All words of a PDF in reading order."""
    xml = _poppler("pdftotext", ["-bbox"], content, ["-"]).stdout.decode()
    root = ElementTree.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", xml))
    found = []
    for number, page in enumerate(root.iter("{http://www.w3.org/1999/xhtml}page"), start=1):
        for word in page:
            box = [float(word.get(name)) / MM for name in ("xMin", "xMax", "yMin", "yMax")]
            found.append(Word(number, *box, word.text))
    return found


def body_lines(content, page):
    """Text lines of the type area of one page from top to bottom, without the page number."""
    lines = {}
    for word in words(content):
        if word.page == page and TOP < (word.top + word.bottom) / 2 < BOTTOM:
            lines.setdefault(round(word.top, 1), []).append(word)
    return [lines[top] for top in sorted(lines)]


def ink(content, page, left, top, right, bottom, dpi=300):
    """Rows of booleans, True where there is ink, of a rectangle given in mm."""
    place = [round(edge / 25.4 * dpi) for edge in (left, top, right - left, bottom - top)]
    options = ["-gray", "-r", str(dpi), "-f", str(page), "-l", str(page)]
    options += [text for flag, value in zip("xyWH", place, strict=True) for text in (f"-{flag}", str(value))]
    picture = _poppler("pdftoppm", options, content, []).stdout
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
    width, height = int(head[1]), int(head[2])
    grey = picture[head.end() :]
    return [[grey[y * width + x] < 128 for x in range(width)] for y in range(height)]


def runs(row):
    """How many separate strokes a row of ink crosses."""
    return sum(1 for before, here in zip([False, *row], row, strict=False) if here and not before)


def faces(content):
    """Names of the faces in a PDF without subset prefix, each with whether its file is embedded."""
    found = {}
    for page in PdfReader(io.BytesIO(content)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            name = inner["/BaseFont"].lstrip("/").split("+")[-1]
            found[name] = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return found


def _poppler(program, options, content, after):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "paper.pdf"
        source.write_bytes(content)
        return subprocess.run([program, *options, str(source), *after], capture_output=True, check=True)
