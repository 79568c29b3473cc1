"""Blocks of a paper into a Word file. Each look becomes a named style, so that a drafter can go on in it."""

import io
from datetime import datetime, time

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from bureau.documents.docx import page
from bureau.documents.docx.looks import look_of, run_face
from bureau.documents.docx.reading import Paragraph, Table, blocks_of
from bureau.documents.docx.tables import table_element

ALIGN = {
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
GAP = Paragraph(frozenset({".gap"}), frozenset())


def docx_of(html: str, *, title: str, author: str, on) -> bytes:
    """The Word file of a paper's HTML."""
    writer = Writer(Document())
    facts = writer.document.core_properties
    facts.title, facts.author, facts.last_modified_by = title, author, author
    facts.content_status, facts.comments, facts.language = page.MARK, "", "zh-CN"
    facts.created = facts.modified = datetime.combine(on, time())
    for block in blocks_of(html):
        writer.put(writer.body, block)
    out = io.BytesIO()
    writer.document.save(out)
    return out.getvalue()


class Writer:
    """Puts blocks into one document and keeps the styles it has made."""

    def __init__(self, document):
        self.document = document
        self.body = document.element.body
        self.styles = {}
        page.prepare(document)

    def put(self, parent, block) -> None:
        """Appends a block to the body or to a cell."""
        if isinstance(block, Table):
            self._keep_apart(parent)
            element = table_element(block, self.put)
        else:
            element = OxmlElement("w:p")
            self._fill(WordParagraph(element, self.document._body), block)
        if parent is self.body:
            parent.sectPr.addprevious(element)
        else:
            parent.append(element)

    def _keep_apart(self, parent) -> None:
        """Word takes two tables without a paragraph between them for one."""
        before = parent.sectPr.getprevious() if parent is self.body else (parent[-1] if len(parent) else None)
        if before is not None and before.tag == qn("w:tbl"):
            self.put(parent, GAP)

    def _fill(self, paragraph, block) -> None:
        look = look_of(block)
        paragraph.style = self._style(look)
        if "div.sign" in block.around and "p" in block.tokens and not self._signed:
            paragraph.paragraph_format.space_before = Pt(2 * 28.95)
        self._signed = "div.sign" in block.around
        if "section.annex" in block.around and not self._annexed:
            paragraph.paragraph_format.page_break_before = True
        self._annexed = "section.annex" in block.around
        for run in block.runs:
            face = run_face(run)
            written = paragraph.add_run(run.text)
            if face:
                page.set_face(written._r.get_or_add_rPr(), face)

    _signed = _annexed = False

    def _style(self, look):
        if look not in self.styles:
            self.styles[look] = self._new_style(look)
        return self.styles[look]

    def _new_style(self, look):
        taken = {style.name for style in self.styles.values()}
        name, number = look.name, 1
        while name in taken:
            number += 1
            name = f"{look.name} {number}"
        style = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style = self.document.styles["Normal"], True
        style.font.size = Pt(look.size)
        page.set_face(style.element.get_or_add_rPr(), look.face)
        if look.size == 16 and not look.line:
            tight = OxmlElement("w:spacing")
            tight.set(qn("w:val"), str(page.TIGHT))
            style.element.rPr.insert_element_before(tight, "w:w", "w:kern", "w:position", "w:sz", "w:szCs")
        if look.colour:
            style.font.color.rgb = RGBColor.from_string(look.colour)
        _spaced(style.paragraph_format, look)
        _detailed(style.element.get_or_add_pPr(), look)
        return style


def _spaced(form, look) -> None:
    form.alignment = ALIGN[look.align]
    form.left_indent, form.right_indent = Pt(look.left), Pt(look.right)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.keep_with_next = look.keep
    form.widow_control = False
    if look.line:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
    if look.tab:
        form.tab_stops.add_tab_stop(Pt(look.tab), WD_TAB_ALIGNMENT.RIGHT)


def _detailed(properties, look) -> None:
    """What python-docx has no words for; each element goes where the schema wants it."""
    if look.chars:
        indent = properties.get_or_add_ind()
        indent.set(qn("w:firstLineChars"), str(100 * look.chars))
        indent.set(qn("w:firstLine"), str(round(20 * look.size * look.chars)))
    if look.line:  # exact lines need no grid, and their characters are not those of its cells
        grid = OxmlElement("w:snapToGrid")
        grid.set(qn("w:val"), "0")
        properties.insert_element_before(grid, "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    if look.level is not None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(look.level))
        properties.append(level)
    if look.rule:
        borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", 12), ("space", 0), ("color", look.rule)):
            bottom.set(qn(f"w:{name}"), str(value))
        borders.append(bottom)
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
