"""A table out of an uploaded XLSX or CSV, row by row, in bounded memory."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from zipfile import ZipFile

from inspections import reading_workbooks

MOST_ROWS = 100_000
UNPACKED_LIMIT = 256 * 1024 * 1024
BLOCK = 1 << 20
# A cell beyond column Z or row 199,999. The reader lays out a full rectangle up to the farthest cell: one stray cell
# in the last corner of a sheet would take all the memory there is.
_FAR = re.compile(rb"""\br=["'](?:[A-Z]{2,}\d|[A-Z]?(?:[2-9]\d{5}|\d{7}))""")
_TAG = re.compile(rb"<(?:\w+:)?(row|c)[\s/>]")
_UNPLACED = re.compile(rb"<(?:\w+:)?(?:row|c)(?=[\s/>])(?![^>]*\sr=)")  # where counting is worth its time
FARTHEST_ROW, FARTHEST_COLUMN = 200_000, 26
_BROKEN = "文件不是可读取的 XLSX 表格。请用表格软件另存为 XLSX 或 CSV 后重传。"
_TOO_WIDE = "表格占到 Z 列以外或者第 20 万行以后。请删去多余的行列，另存后重传。"


class Unreadable(Exception):
    """The file as a whole cannot be used; a Chinese sentence says why and what to do."""


def table_of(source, name: str) -> tuple[int, Iterator[list]]:
    """About how many rows a file has below its head, and all its rows. Raises Unreadable."""
    return _workbook(source) if name.lower().endswith((".xlsx", ".xlsm")) else _text_table(source)


def _workbook(source) -> tuple[int, Iterator[list]]:
    try:
        _refuse_bomb(source)
        size, rows = reading_workbooks.rows_of(source)
    except Unreadable:
        raise
    except Exception as error:  # what a broken package makes the libraries raise is written down nowhere
        raise Unreadable(_BROKEN) from error
    return size, _told(rows)


def _told(rows) -> Iterator[list]:
    try:
        yield from rows
    except reading_workbooks.Broken as error:
        raise Unreadable(_BROKEN) from error
    finally:
        rows.close()


def _refuse_bomb(source) -> None:
    """A workbook is laid out in memory; an honest one of 100,000 rows unpacks to some 100 MB."""
    with ZipFile(source) as package:
        if sum(part.file_size for part in package.infolist()) > UNPACKED_LIMIT:
            raise Unreadable("文件解开后过大。请分成几个文件，或者另存为 CSV 后重传。")
        for part in package.infolist():
            if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                _refuse_far_cells(package, part)
    source.seek(0)


def _refuse_far_cells(package: ZipFile, part) -> None:
    """Places are named (`r="AA1"`) or follow from the order of rows and cells; both are looked at."""
    rows = cells = 0
    rest = b""
    with package.open(part) as sheet:
        while block := sheet.read(BLOCK):
            rest += block
            whole, rest = rest[: (cut := rest.rfind(b"<"))], rest[cut:]
            for tag in _TAG.finditer(whole) if _UNPLACED.search(whole) else ():
                rows, cells = (rows + 1, 0) if tag[1] == b"row" else (rows, cells + 1)
                if rows > FARTHEST_ROW or cells > FARTHEST_COLUMN:
                    raise Unreadable(_TOO_WIDE)
            if _FAR.search(whole) or len(rest) > BLOCK:
                raise Unreadable(_TOO_WIDE)
        if _FAR.search(rest):
            raise Unreadable(_TOO_WIDE)


def _text_table(source) -> tuple[int, Iterator[list]]:
    encoding, lines = _encoding_of(source)
    source.seek(0)
    text = io.TextIOWrapper(io.BufferedReader(_Unclosed(source), BLOCK), encoding=encoding, newline="")
    return max(0, lines - 1), _rows_of(text)


def _rows_of(text) -> Iterator[list]:
    try:
        yield from csv.reader(text)
    except csv.Error as error:
        raise Unreadable("文件里有一格过长，不像表格。请检查引号是否成对，另存后重传。") from error


class _Unclosed(io.RawIOBase):
    """The upload read on without being closed by the wrapper around it."""

    def __init__(self, source):
        self.source = source

    def readable(self):
        return True

    def readinto(self, target):
        block = self.source.read(len(target))
        target[: len(block)] = block
        return len(block)


def _encoding_of(source) -> tuple[str, int]:
    """The encoding in which the whole file can be read, and its number of line ends."""
    for encoding in ("utf-8-sig", "gb18030"):
        decoder, lines = codecs.getincrementaldecoder(encoding)(), 0
        source.seek(0)
        try:
            while block := source.read(BLOCK):
                if b"\0" in block:
                    raise Unreadable(
                        "文件不是文本表格，或者编码不能识别。请用表格软件另存为 XLSX 或 CSV 后重传。"
                    )
                decoder.decode(block)
                lines += block.count(b"\n")
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return encoding, lines
    raise Unreadable("文件的编码不能识别。请另存为 UTF-8 编码的 CSV 后重传。")
