"""Drafts in Word: the paper's words in the paper's order, on the paper's grid, marked as a draft, without a number."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from bureau.documents.docx.looks import FANG, HEI, KAI, TITLE
from bureau.documents.docx.page import MARK
from bureau.documents.docx.reading import Paragraph, Table, blocks_of
from bureau.documents.docx.writing import docx_of
from bureau.documents.services import draft_docx
from bureau.documents.tests.conftest import DAY
from bureau.documents.tests.drafting import draft_and_page, words_of_draft, words_of_page

pytestmark = pytest.mark.django_db

SVG = '<svg viewBox="0 0 9 9"><text>柱</text></svg>'
TABLE = {
    "caption": "表1　检查情况",
    "columns": ["项目", "本年", "上年"],
    "rows": [["检查次数", "12", "9"], ["发现问题", "3", "—"]],
    "basis": "口径：按检查日期。",
}
REPORT = {
    "addressee": "青禾县人民政府",
    "signer": "沈若川",
    "lead": "现将情况报告如下。",
    "sections": [
        {
            "heading": "一、执法情况",
            "text": "（一）双随机抽查。抽查了。\n（二）整段标题\n1. 一点。",
            "tables": [TABLE],
            "charts": [{"title": "图1", "svg": SVG, "basis": "来源"}],
        }
    ],
    "attachments": ["甲表", "乙表"],
    "copies_to": "县司法局",
    "annex_title": "统计表",
    "annex_tables": [TABLE],
}
FORM = {
    "fields": [[["案由", "试验"]], [["日期", "2026年11月23日"], ["编号", ""]]],
    "opinions": [
        {"label": "承办意见", "text": "一、属实。\n建议立案。", "people": ["陈晓岚"], "on": DAY},
        {"label": "审批意见", "text": "", "people": [], "on": None},
    ],
}
PROOF = {
    "recipient": "某公司",
    "place": "厂区",
    "papers": [{"title": "决定书", "number": "甲1号"}, {"title": "清单", "number": ""}],
    "method": "直接送达",
    "served_at": DAY,
    "servers": ["甲（01）", "乙（02）"],
    "receiver": "丙",
    "refusal": "",
    "witness": "丁",
    "remark": "",
}


@pytest.mark.parametrize(
    ("key", "context"), [("test.letter", REPORT), ("test.form", FORM), ("test.proof", PROOF)]
)
def test_a_draft_says_what_the_paper_says_in_the_same_order(issue, key, context):
    document = issue(key=key, context=context)
    draft, page = draft_and_page(document)
    assert words_of_draft(draft) == words_of_page(page)
    assert not document.number or document.number not in words_of_draft(draft)


def test_each_page_says_that_it_is_a_draft_and_its_number(organ, letter):
    opened = Document(io.BytesIO(draft_docx("test.letter", letter, organ=organ, on=DAY)))
    section = opened.sections[0]
    assert opened.settings.odd_and_even_pages_header_footer
    for header, footer in (
        (section.header, section.footer),
        (section.even_page_header, section.even_page_footer),
    ):
        assert header.paragraphs[0].text.startswith(MARK)
        assert "PAGE" in footer._element.xml and footer.paragraphs[0].text.startswith("— ")
    assert opened.core_properties.content_status == MARK
    assert opened.core_properties.author == organ.name


def test_the_sheet_has_the_margins_and_the_grid_of_the_standard(organ, letter):
    opened = Document(io.BytesIO(draft_docx("test.letter", letter, organ=organ, on=DAY)))
    section = opened.sections[0]
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(side.mm) for side in sides] == [37, 26, 35, 28]
    assert abs(section.page_height - Mm(297)) < 1000 and abs(section.page_width - Mm(210)) < 1000
    pitch = int(section._sectPr.find(qn("w:docGrid")).get(qn("w:linePitch")))
    assert 22 * pitch <= 225 / 25.4 * 1440 < 23 * pitch
    normal = opened.styles["Normal"]
    tight = int(opened.styles["公文正文"].element.rPr.find(qn("w:spacing")).get(qn("w:val")))
    assert normal.font.size.pt == 16 and 28 * (16 + tight / 20) <= 156 / 25.4 * 72 < 29 * (16 + tight / 20)


def test_titles_and_headings_have_their_faces(organ):
    opened = Document(io.BytesIO(draft_docx("test.letter", REPORT, organ=organ, on=DAY)))
    faces = {}
    for paragraph in opened.paragraphs:
        fonts = paragraph.style.element.rPr.find(qn("w:rFonts"))
        faces[paragraph.text] = (fonts.get(qn("w:eastAsia")), paragraph.style.font.size.pt)
    assert faces["试验报告"] == (TITLE, 22)
    assert faces["一、执法情况"] == (HEI, 16)
    assert faces["（二）整段标题"] == (KAI, 16)
    assert faces["1. 一点。"] == (FANG, 16)
    run_in = next(p for p in opened.paragraphs if p.text.startswith("（一）"))
    assert run_in.runs[0]._r.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == KAI
    assert run_in.runs[0].text == "（一）双随机抽查。"


def test_a_table_keeps_its_cells_that_cover_columns_and_rows():
    source = """<html><body class="form"><p>上</p><table class="form"><colgroup><col class="label"><col><col></colgroup>
      <thead><tr><th>甲</th><th>乙</th><th>丙</th></tr></thead>
      <tr><th rowspan="2">丁</th><td colspan="2">戊<br>己<p class="by">庚</p></td></tr><tr><td>辛</td><td>壬</td></tr>
      </table><table><tr><td>癸</td></tr></table></body></html>"""
    blocks = blocks_of(source)
    assert [type(block) for block in blocks] == [Paragraph, Table, Table]
    assert blocks[1].heads == 1 and blocks[1].widths == [28, None, None]
    content = docx_of(source, title="试", author="局", on=DAY)
    assert words_of_draft(content) == words_of_page(source)
    first, second = Document(io.BytesIO(content)).tables  # two tables, not one
    assert first.cell(1, 0)._tc is first.cell(2, 0)._tc
    assert first.cell(1, 1)._tc is first.cell(1, 2)._tc and first.cell(1, 1).text == "戊\n己\n庚"
    assert second.cell(0, 0).text == "癸"
