"""The pages made for a volume: cover, catalogue, photographs, slips, backing sheet, and the numbers for the corners."""

import base64
import functools
import io

from django.template.loader import render_to_string
from PIL import Image, ImageOps

from bureau.documents.render import MissingGlyphs, pdf_of

STYLESHEETS = ("page.css", "parts.css", "volume.css")
GETA = "〓"  # stands for a character no face draws, as printers have it; a name must not keep a case out of the archive
LONGEST_EDGE = 2000  # px: 300 dpi over 170 mm
QUALITY = 85


def cover(front, placed, pages) -> bytes:
    """案卷封面."""
    return _sheet("cover", front=front, count=len(placed), pages=pages)


def catalogue(front, placed) -> bytes:
    """卷内目录: sequence, 文号, 责任者, 题名, date, page, remark."""
    return _sheet("catalogue", front=front, placed=placed)


def backing(front, placed, pages) -> bytes:
    """卷内备考表: what the volume holds, what stands in it only as a slip, who made and checked it."""
    slips = [(number, one) for number, one in enumerate(placed, start=1) if one.slip]
    return _sheet("backing", front=front, count=len(placed), pages=pages, slips=slips)


def photograph(part) -> bytes:
    """A photograph on a page of its own with its caption. Raises OSError, ValueError for what is no picture."""
    return _sheet("photograph", part=part, picture=_picture(part.path))


def slip(part, reason) -> bytes:
    """The page that stands for a file that cannot be printed: what it is, its digest, where it is kept."""
    return _sheet("slip", part=part, reason=reason, size=_size(part.size))


@functools.lru_cache(maxsize=8)
def numbers(first, last) -> bytes:
    """Page numbers `first` to `last`, each on a small page of its own: right-hand for odd, left-hand for even.

    The same for every volume, and the slowest sheets of all: drawn once per process.
    """
    return _sheet("numbers", numbers=range(first, last + 1))


def _sheet(name, **facts) -> bytes:
    html = render_to_string(f"documents/volume/{name}.html", facts)
    try:
        return pdf_of(html, STYLESHEETS).content
    except MissingGlyphs as missing:
        for char in missing.characters:
            html = html.replace(char, GETA)
        return pdf_of(html, STYLESHEETS).content


def _picture(path) -> str:
    """The picture upright, not larger than paper can show, as a data URL; the original stays where it is."""
    with Image.open(path) as source:
        source.draft(
            "RGB", (LONGEST_EDGE // 2, LONGEST_EDGE // 2)
        )  # decodes a large JPEG at a half or a quarter
        source.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
        out = io.BytesIO()
        _flat(ImageOps.exif_transpose(source)).save(out, "JPEG", quality=QUALITY)
    return "data:image/jpeg;base64," + base64.b64encode(out.getvalue()).decode()


def _flat(picture):
    """On white where it is transparent."""
    if picture.mode in ("RGB", "L"):
        return picture
    layer = picture.convert("RGBA")
    ground = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(ground, layer).convert("RGB")


def _size(count) -> str:
    if not count:
        return ""
    if count < 1024 * 1024:
        return f"{count / 1024:.1f} KB（{count:,} 字节）"
    return f"{count / 1024 / 1024:.1f} MB（{count:,} 字节）"
