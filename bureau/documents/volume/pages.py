"""One part as numbered pages in a file of its own. What cannot be read becomes a slip; it never stops the volume."""

import hashlib
import io
import logging
from pathlib import Path

import pikepdf
from PIL import Image

from bureau.documents.volume import sheets
from bureau.documents.volume.parts import IMAGES, PDF, Placed

log = logging.getLogger(__name__)
MM = 72 / 25.4
NUMBER_BOX = (24 * MM, 8 * MM)  # the page of `numbers`, as css/volume.css has it
EDGE = 5 * MM  # from the corner of the sheet
BOOK = 50  # numbers drawn at a time: most volumes of a county bureau need one book
UNREADABLE = (pikepdf.PdfError, pikepdf.PasswordError, OSError, ValueError, RuntimeError, AttributeError)
KINDS = {
    "video/mp4": "视频",
    "audio/mpeg": "录音",
    "audio/mp4": "录音",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "电子表格",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "可编辑文稿",
}


class Unfit(Exception):
    """Why the file of a part does not go in, in Chinese."""


class Numbers:
    """Page numbers ready to be put on pages, drawn a book at a time."""

    def __init__(self):
        self._from, self._book = 0, None

    def of(self, number):
        """The small page with `number` on it."""
        start = (number - 1) // BOOK * BOOK + 1
        if self._from != start:
            self.close()
            self._book = pikepdf.open(io.BytesIO(sheets.numbers(start, start + BOOK - 1)))
            self._from = start
        return self._book.pages[number - start]

    def close(self):
        """Lets go of the current book."""
        if self._book is not None:
            self._book.close()
        self._book, self._from = None, 0


def place(part, first: int, target: Path, numbers: Numbers) -> Placed:
    """Writes the pages of `part`, numbered from `first`, to `target`."""
    try:
        count = _write(_content(part), first, target, numbers)
        return Placed(part, first, first + count - 1)
    except Unfit as unfit:
        reason = str(unfit)
    except UNREADABLE:
        log.warning("volume: %s could not be read and becomes a slip", part.path, exc_info=True)
        reason = "文件已损坏，页面不能读取。"
    count = _write(io.BytesIO(sheets.slip(part, reason)), first, target, numbers)
    return Placed(part, first, first + count - 1, reason)


def _content(part):
    """Path or stream of a PDF with the pages of a part. Raises Unfit, or what the readers raise."""
    if part.path is None:
        raise Unfit("没有电子文件，原件另存。")
    if not Path(part.path).is_file():
        raise Unfit("文件已不在存储中。")
    if part.sha256 and _digest(part.path) != part.sha256:
        raise Unfit("文件内容与入库时的指纹不符，不予编入。")
    if part.content_type == PDF:
        return part.path
    if part.content_type not in IMAGES:
        raise Unfit(f"{KINDS.get(part.content_type, '电子文件')}不能印成纸页。")
    try:
        return io.BytesIO(sheets.photograph(part))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Unfit("图片已损坏，不能显示。") from error


def _write(source, first, target, numbers) -> int:
    try:
        opened = pikepdf.open(source)
    except pikepdf.PasswordError as error:
        raise Unfit("文件设有口令，不能打开。") from error
    with opened, pikepdf.new() as out:
        if not len(opened.pages):
            raise Unfit("文件没有页面。")
        opened.flatten_annotations()  # forms and marks stay as they look; nothing in an archive reacts any more
        out.pages.extend(opened.pages)
        for number, page in enumerate(out.pages, start=first):
            _strip(page)
            _stamp(page, numbers.of(number), number)
        out.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return len(out.pages)


def _stamp(page, small_page, number) -> None:
    """Puts a number on a page. As pikepdf's own overlay, but under a name that is the same in every run."""
    form = small_page.as_form_xobject()
    name = page.add_resource(form, pikepdf.Name.XObject, _free_name(page, number))
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n")
    box = _corner(page, number)
    page.contents_add(page.calc_form_xobject_placement(form, name, box))
    page.contents_coalesce()


def _free_name(page, number):
    """Pages may share their resources, and a part may be a volume itself: a taken name would show another number."""
    taken = page.resources.get("/XObject", {})
    name = f"/VolumePage{number}"
    while name in taken:
        name += "x"
    return pikepdf.Name(name)


def _strip(page) -> None:
    for name in ("/Annots", "/AA", "/StructParents", "/Thumb", "/B"):
        if name in page.obj:
            del page.obj[name]


def _corner(page, number):
    """The box of a page number: the outer upper corner as the page is seen, right for odd, left for even."""
    x0, y0, x1, y1 = (float(edge) for edge in page.cropbox)
    across, down = NUMBER_BOX
    right = bool(number % 2)
    turned = int(page.obj.get("/Rotate", 0)) % 360
    if turned in (90, 270):
        across, down = down, across
    at_right, at_top = {
        0: (right, True),
        90: (False, right),
        180: (not right, False),
        270: (True, not right),
    }.get(turned, (right, True))
    left = x1 - EDGE - across if at_right else x0 + EDGE
    bottom = y1 - EDGE - down if at_top else y0 + EDGE
    return pikepdf.Rectangle(left, bottom, left + across, bottom + down)


def _digest(path) -> str:
    with open(path, "rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
