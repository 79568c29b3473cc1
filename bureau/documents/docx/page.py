"""The sheet of a draft: A4, margins and grid of GB/T 9704-2012, page numbers, and the words that it is a draft."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from bureau.documents.docx.looks import FANG, HEI, SONG

MARK = "草稿　未制发"
NOTICE = "仅供起草修改，不编文号，不具效力；以系统制发的 PDF 为准"
LINE_PITCH = 579  # twips: 22 lines in 225 mm; 580 would leave 21
# 28 characters of 16 pt in 156 mm, in twips between them, as in the PDF. The character grid of Word (linesAndChars)
# would say the same, but LibreOffice pulls every line with a punctuation mark apart on it.
TIGHT = -5


def prepare(document) -> None:
    """Lays out an empty document."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.right_margin = Mm(37), Mm(26)
    section.bottom_margin, section.left_margin = Mm(35), Mm(28)
    section.header_distance, section.footer_distance = Mm(15), Mm(22.5)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    for name, value in (("type", "lines"), ("linePitch", LINE_PITCH)):
        grid.set(qn(f"w:{name}"), str(value))
    document.settings.odd_and_even_pages_header_footer = True
    for header, footer, side in (
        (section.header, section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_header, section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        _draft_mark(header.paragraphs[0])
        _page_number(footer.paragraphs[0], side)
    _normal(document)


def set_face(properties, face: str) -> None:
    """One face for Chinese and Latin characters alike, as the office fonts are used."""
    fonts = properties.get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), face)


def _normal(document) -> None:
    style = document.styles["Normal"]
    style.font.size = Pt(16)
    set_face(style.element.get_or_add_rPr(), FANG)
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(0), 1.0
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "zh-CN")
    language.set(qn("w:eastAsia"), "zh-CN")
    style.element.get_or_add_rPr().append(language)


def _draft_mark(paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, size, colour in ((MARK, 16, (0xB3, 0x26, 0x1E)), ("　" + NOTICE, 9, (0x5A, 0x5A, 0x5A))):
        run = paragraph.add_run(text)
        run.font.size, run.font.color.rgb = Pt(size), RGBColor(*colour)
        set_face(run._r.get_or_add_rPr(), HEI)


def _page_number(paragraph, side) -> None:
    """— 1 —, in 4号 Song, one character in from the outer edge."""
    paragraph.alignment = side
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
    for part in ("— ", None, " —"):
        run = paragraph.add_run(part or "")
        run.font.size = Pt(14)
        set_face(run._r.get_or_add_rPr(), SONG)
        if part is None:
            _field(run._r, "PAGE")


def _field(run, instruction) -> None:
    for kind in ("begin", None, "separate", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = instruction
        run.append(element)
