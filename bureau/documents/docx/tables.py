"""Tables of a paper in Word: fixed widths, hairlines, heads that repeat, cells that cover columns and rows."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TYPE_AREA = 156  # mm
_TWIPS = 1440 / 25.4
_HAIR, _EDGE = 4, 8  # eighths of a point
NARROWEST = 9  # mm, for a column that the fixed ones leave nothing


def table_element(table, put):
    """The w:tbl of a table; `put(cell, block)` fills the cells."""
    element = OxmlElement("w:tbl")
    widths = _shared_out(table.widths)
    element.append(_properties("table.signatures" in table.tokens))
    grid = _child(element, "w:tblGrid")
    for width in widths:
        _child(grid, "w:gridCol", w=_twips(width))
    going_on = {}  # column -> (rows still covered, columns covered)
    for index, row in enumerate(table.rows):
        _row(element, row, index < table.heads, widths, going_on, put)
    return element


def _row(element, cells, head, widths, going_on, put) -> None:
    row = _child(element, "w:tr")
    facts = _child(row, "w:trPr")
    _child(facts, "w:cantSplit")
    if any("tr.tall" in cell.tokens for cell in cells):
        _child(facts, "w:trHeight", val=_twips(24), hRule="atLeast")
    if head:
        _child(facts, "w:tblHeader")
    column, waiting = 0, list(cells)
    while column < len(widths) and (waiting or column in going_on):
        if column in going_on:
            column += _continued(row, column, widths, going_on)
            continue
        cell = waiting.pop(0)
        span = min(cell.columns, len(widths) - column)
        if cell.rows > 1:
            going_on[column] = (cell.rows - 1, span)
        _cell(row, cell, sum(widths[column : column + span]), span, put)
        column += span


def _continued(row, column, widths, going_on) -> int:
    rows, span = going_on.pop(column)
    if rows > 1:
        going_on[column] = (rows - 1, span)
    cell = _child(row, "w:tc")
    facts = _cell_facts(cell, sum(widths[column : column + span]), span)
    _child(facts, "w:vMerge")
    _child(cell, "w:p")
    return span


def _cell(row, cell, width, span, put) -> None:
    element = _child(row, "w:tc")
    facts = _cell_facts(element, width, span)
    if cell.rows > 1:
        _child(facts, "w:vMerge", val="restart")
    _child(facts, "w:vAlign", val="top" if "tr.tall" in cell.tokens and "td" in cell.tokens else "center")
    for block in cell.blocks:
        put(element, block)
    if not len(element) or element[-1].tag != qn("w:p"):  # Word wants a paragraph at the end of every cell
        _child(element, "w:p")


def _cell_facts(element, width, span):
    facts = _child(element, "w:tcPr")
    _child(facts, "w:tcW", w=_twips(width), type="dxa")
    if span > 1:
        _child(facts, "w:gridSpan", val=span)
    return facts


def _properties(bare):
    facts = OxmlElement("w:tblPr")
    _child(facts, "w:tblW", w=_twips(TYPE_AREA), type="dxa")
    if not bare:
        borders = _child(facts, "w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            size = _HAIR if side.startswith("inside") else _EDGE
            _child(borders, f"w:{side}", val="single", sz=size, space=0, color="000000")
    _child(facts, "w:tblLayout", type="fixed")
    margins = _child(facts, "w:tblCellMar")
    for side, mm in (("top", 0.8), ("left", 1.6), ("bottom", 0.8), ("right", 1.6)):
        _child(margins, f"w:{side}", w=_twips(mm), type="dxa")
    return facts


def _shared_out(widths) -> list:
    """Widths in mm that fill the type area: columns without one share what the others leave."""
    fixed = sum(width for width in widths if width)
    open_columns = sum(1 for width in widths if not width)
    rest = (TYPE_AREA - fixed) / open_columns if open_columns else 0
    filled = [width or max(rest, NARROWEST) for width in widths]
    scale = TYPE_AREA / sum(filled)
    return [width * scale for width in filled]


def _child(parent, tag, **attributes):
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    parent.append(element)
    return element


def _twips(mm) -> int:
    return round(mm * _TWIPS)
