"""The HTML of a paper as blocks: paragraphs, tables and rules in their order, each knowing where it stood.

An element is known by its tokens, as a style sheet would name it: `p`, `.by`, `p.by`. Drawings and what only the
printed paper carries (mark, watermark, place of the seal) are left out.
"""

import re
from dataclasses import dataclass, field

from lxml import html as parser

SKIPPED = {".mark", ".water", ".seal", "thead.edge", "head", "style", "script", "colgroup"}
BLOCKS = {"p", "div", "section", "main", "figure", "figcaption", "table", "caption", "hr", "header", "footer"}
BLOCKS |= {"h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"}
# Columns the style sheets fix, in mm.
WIDTHS = {".label": 28, ".no": 11, ".when": 31, ".who": 30, ".what": 36, ".proves": 46, "td.n": 30}
NO_CHART = "〔图表见制发的 PDF〕"
HAND = "\u3000" * 5  # room for a signature
_SPACE = re.compile(r"[ \t\r\n]+")
_WIDTH = re.compile(r"width:\s*([\d.]+)mm")
_SIZE = re.compile(r"font-size:\s*([\d.]+)pt")


@dataclass(frozen=True)
class Run:
    """Text in one hand: `tokens` of the inline elements around it."""

    text: str
    tokens: frozenset = frozenset()


@dataclass
class Paragraph:
    """Own tokens, those of all elements around it, its runs, and a size (pt) the template computed."""

    tokens: frozenset
    around: frozenset
    runs: list = field(default_factory=list)
    size: float | None = None


@dataclass
class Cell:
    """A cell and how many columns and rows it covers."""

    tokens: frozenset
    blocks: list
    columns: int = 1
    rows: int = 1


@dataclass
class Table:
    """Rows of cells; `heads` rows at the top repeat on each page; widths in mm, None where a column takes the rest."""

    tokens: frozenset
    rows: list
    heads: int
    widths: list


def blocks_of(source: str) -> list:
    """The blocks of a whole paper in reading order."""
    body = parser.document_fromstring(source).find("body")
    return _blocks(body, frozenset())


def tokens_of(element) -> frozenset:
    """The names a style sheet could use for an element by itself."""
    classes = element.get("class", "").split()
    return frozenset(
        [element.tag, *(f".{name}" for name in classes), *(f"{element.tag}.{name}" for name in classes)]
    )


def _is_block(element) -> bool:
    return element.tag in BLOCKS


def _blocks(element, around) -> list:
    """The blocks inside `element`; loose text between them becomes paragraphs of the element's own kind."""
    own = tokens_of(element)
    if not any(_is_block(child) for child in element if isinstance(child.tag, str)):
        return _one(element, own, around)
    found, loose = [], [Run(_SPACE.sub(" ", element.text or ""))]
    for child in element:
        if isinstance(child.tag, str) and _is_block(child):
            found += _paragraph(loose, own, around)
            loose = []
            found += _block(child, around | own)
        elif isinstance(child.tag, str):
            loose += _inline(child, frozenset(), own)
        loose.append(Run(_SPACE.sub(" ", child.tail or "")))
    return found + _paragraph(loose, own, around)


def _block(element, around) -> list:
    tokens = tokens_of(element)
    if tokens & SKIPPED:
        return []
    if element.tag == "table":
        return _table(element, tokens, around)
    if element.tag == "hr":
        return [Paragraph(tokens, around)]
    return _blocks(element, around)


def _one(element, own, around) -> list:
    runs = [Run(_SPACE.sub(" ", element.text or ""))]
    for child in element:
        if isinstance(child.tag, str):
            runs += _inline(child, frozenset(), own)
        runs.append(Run(_SPACE.sub(" ", child.tail or "")))
    size = _SIZE.search(element.get("style", ""))
    return _paragraph(runs, own, around, float(size[1]) if size else None)


def _inline(element, outer, block) -> list:
    own = tokens_of(element)
    if element.tag == "br":
        return [Run("\n", outer)]
    if element.tag == "svg":
        return [Run(NO_CHART, outer)] if "figure.chart" in block else []
    if own & SKIPPED:
        return []
    tokens = outer | own
    first = Run("\t") if ".signer" in own or _second_of_a_pair(element, block) else Run("")
    runs = [first, Run(HAND if ".hand" in own else _SPACE.sub(" ", element.text or ""), tokens)]
    for child in element:
        if isinstance(child.tag, str):
            runs += _inline(child, tokens, block)
        runs.append(Run(_SPACE.sub(" ", child.tail or ""), tokens))
    return runs


def _second_of_a_pair(element, block) -> bool:
    return ".issued" in block and element.getprevious() is not None


def _paragraph(runs, own, around, size=None) -> list:
    kept = [run for run in runs if run.text]
    text = "".join(run.text for run in kept)
    if not text.strip(" \n"):
        return []
    kept[0] = Run(kept[0].text.lstrip(" "), kept[0].tokens)
    kept[-1] = Run(kept[-1].text.rstrip(" "), kept[-1].tokens)
    return [Paragraph(own, around, [run for run in kept if run.text], size)]


def _table(element, tokens, around) -> list:
    inside = around | tokens
    found = []
    for caption in element.iter("caption"):
        found += _blocks(caption, inside)
    rows, heads = [], 0
    for row in element.iter("tr"):
        group = row.getparent()
        if tokens_of(group) & SKIPPED:
            continue
        rows.append([_cell(cell, inside | tokens_of(row)) for cell in row if cell.tag in ("td", "th")])
        heads += group.tag == "thead" and len(rows) == heads + 1
    if rows:
        found.append(Table(tokens, rows, heads, _widths(element, tokens, rows)))
    return found


def _cell(cell, around) -> Cell:
    return Cell(
        tokens_of(cell) | (around & {"tr.tall"}),
        _blocks(cell, around),
        int(cell.get("colspan", 1)),
        int(cell.get("rowspan", 1)),
    )


def _widths(element, tokens, rows) -> list:
    columns = element.findall("colgroup/col")
    if columns:
        return [_fixed(tokens_of(column), column.get("style", "")) for column in columns]
    widths = [None] * max(sum(cell.columns for cell in row) for row in rows)
    for row in rows:
        if len(row) == len(widths):
            widths = [width or _fixed(cell.tokens) for width, cell in zip(widths, row, strict=True)]
    if "table.facts" in tokens and len(widths) > 1:
        widths[0] = 30
    return widths


def _fixed(tokens, style="") -> float | None:
    written = _WIDTH.search(style)
    if written:
        return float(written[1])
    return next((width for name, width in WIDTHS.items() if name in tokens), None)
