"""The five Fandol faces that stand in for the office fonts, and how WeasyPrint gets them.

Office fonts (仿宋_GB2312, 楷体_GB2312, 方正小标宋简体, 黑体) come first in css/page.css and win where installed.
"""

import functools
import io

from django.conf import settings
from fontTools import subset
from fontTools.ttLib import TTFont

FACES = {
    "FandolFang-Regular.otf": "body 仿宋",
    "FandolKai-Regular.otf": "second-level headings 楷体",
    "FandolHei-Regular.otf": "first-level headings 黑体",
    "FandolSong-Regular.otf": "page numbers 宋体",
    "FandolSong-Bold.otf": "titles 小标宋",
}
# FandolFang draws digits and Latin letters without serifs, foreign to a 仿宋 text; those of FandolSong have its width.
LATIN = "latin.otf"
LATIN_SOURCE = "FandolSong-Regular.otf"
LATIN_CODES = (*range(0x20, 0x7F), 0xA0, 0xA5, 0x3000)  # Pango takes spaces from the first face, blindly


def missing_faces():
    """File names of FACES that are not in settings.FONT_DIR."""
    return [name for name in FACES if not (settings.FONT_DIR / name).is_file()]


def face_bytes(name):
    """The font file `name`; LATIN is cut out of FandolSong in memory (0.08 s). Raises OSError if it is not there."""
    if name == LATIN:
        return _latin_face(settings.FONT_DIR / LATIN_SOURCE)
    if name not in FACES:
        raise FileNotFoundError(name)
    return (settings.FONT_DIR / name).read_bytes()


@functools.lru_cache(maxsize=1)
def _latin_face(path):
    font = TTFont(path)
    cutter = subset.Subsetter(subset.Options(layout_features=[], notdef_outline=True))
    cutter.populate(unicodes=LATIN_CODES)
    cutter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
