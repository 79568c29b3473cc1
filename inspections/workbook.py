"""A workbook of one sheet, written row by row and handed out as it is written, however long the list is.

Library writers finish a file before the first byte can leave: a minute for 100,000 rows. The few parts of an XLSX
(ECMA-376) that a plain table needs are written here; every cell is text or a number.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PACKAGE = "application/vnd.openxmlformats-package.relationships+xml"
BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PARTS = {
    "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Default Extension="rels" ContentType="{PACKAGE}"/><Override PartName="/xl/workbook.xml" ContentType="{BOOK}"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET}"/></Types>',
    "_rels/.rels": f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f"{HEAD}<Relationships xmlns="
    '"http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
    '<sheet name="名录" sheetId="1" r:id="rId1"/></sheets></workbook>',
}
DAY_ONE = (1980, 1, 1, 0, 0, 0)  # the same rows give the same bytes
ROWS_AT_ONCE = 500


class _Outlet:
    """Where the package writes; what has come in is taken out again."""

    def __init__(self):
        self.blocks: list[bytes] = []

    def write(self, block) -> int:
        self.blocks.append(bytes(block))
        return len(block)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        found = b"".join(self.blocks)
        self.blocks.clear()
        return found


def bytes_of(rows: Iterable[Iterable]) -> Iterator[bytes]:
    """The workbook piece by piece; the first row is the head."""
    outlet = _Outlet()
    with ZipFile(outlet, "w", ZIP_DEFLATED) as package:
        for name, text in PARTS.items():
            package.writestr(_part(name), text)
        with package.open(_part("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as sheet:
            sheet.write(f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for block in _blocks(rows):
                sheet.write(block.encode())
                yield outlet.taken()
            sheet.write(b"</sheetData></worksheet>")
    yield outlet.taken()


def _part(name: str) -> ZipInfo:
    info = ZipInfo(name, DAY_ONE)
    info.compress_type = ZIP_DEFLATED
    return info


def _blocks(rows) -> Iterator[str]:
    written = []
    for row in rows:
        written.append(f"<row>{''.join(map(_cell, row))}</row>")
        if len(written) == ROWS_AT_ONCE:
            yield "".join(written)
            written.clear()
    yield "".join(written)


def _cell(value) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'
