"""The geometry of GB/T 9704-2012, measured on the PDF."""

import io
from itertools import pairwise

import pytest
from pypdf import PdfReader

from bureau.documents.render import RenderError, pdf_of
from bureau.documents.tests import measuring as m

PAGE = '<!doctype html><html lang="zh-CN"><head><title>量尺</title></head><body>{}</body></html>'
SENTENCE = (
    "我局于2026年8月26日夜间对你单位进行现场检查，委托监测机构对厂界噪声监测。监测报告显示，西侧厂界噪声为61分贝，"
    "超过《工业企业厂界环境噪声排放标准》2类功能区夜间50分贝的限值。当事人㙍某、𠮷某、䶮某在场，罚款¥30,000.00元。"
)


def paper(body):
    return pdf_of(PAGE.format(body)).content


@pytest.fixture(scope="module")
def grid():
    """Three full pages of nothing but Chinese characters."""
    return paper(f'<p class="flush">{"县" * 28 * 22 * 3}</p>')


@pytest.fixture(scope="module")
def prose():
    """Three pages of real sentences: punctuation, figures, rare characters."""
    return paper(f"<p>{SENTENCE * 14}</p>")


def test_a4(grid):
    for page in PdfReader(io.BytesIO(grid)).pages:
        assert [float(side) / m.MM for side in page.mediabox[2:]] == pytest.approx([210, 297], abs=0.01)


def test_22_lines_of_28_characters_fill_the_type_area(grid):
    for page in (1, 2, 3):
        lines = m.body_lines(grid, page)
        assert [len(line[0].text) for line in lines] == [28] * 22
        assert lines[0][0].left == pytest.approx(m.LEFT, abs=0.05)
        assert lines[0][0].right == pytest.approx(m.RIGHT, abs=0.2)
        tops = [line[0].top for line in lines]
        assert [b - a for a, b in pairwise(tops)] == pytest.approx([m.LINE_PT / m.MM] * 21, abs=0.01)
        assert tops[0] > m.TOP and lines[-1][0].bottom < m.BOTTOM


def test_margins_are_white(grid):
    for page, edge in ((1, m.LEFT), (2, m.LEFT)):
        assert not any(map(any, m.ink(grid, page, 0, 0, edge - 0.1, 297 - 36, dpi=72)))
        assert not any(map(any, m.ink(grid, page, m.RIGHT + 0.5, 0, 210, 297 - 36, dpi=72)))
        assert not any(map(any, m.ink(grid, page, 0, 0, 210, m.TOP, dpi=72)))
        assert not any(map(any, m.ink(grid, page, 0, m.BOTTOM, 210, m.BOTTOM + 4, dpi=72)))


def test_rare_characters_and_figures_stay_on_the_grid(prose):
    lines = m.body_lines(prose, 1)
    assert len(lines) == 22
    baselines = [max(word.top for word in line) for line in lines]
    steps = [b - a for a, b in pairwise(baselines)]
    assert steps == pytest.approx([m.LINE_PT / m.MM] * 21, abs=0.05)


def test_full_lines_end_flush_with_the_type_area(prose):
    ends = [line[-1].right for line in m.body_lines(prose, 1)]
    assert ends == pytest.approx([m.RIGHT] * 22, abs=0.35)


def test_a_paragraph_is_indented_two_characters(prose):
    assert m.body_lines(prose, 1)[0][0].left == pytest.approx(m.LEFT + 2 * m.PITCH_PT / m.MM, abs=0.1)


def page_number(content, page):
    return [word for word in m.words(content) if word.page == page and word.top > m.BOTTOM]


@pytest.mark.parametrize("page", [1, 2, 3])
def test_page_number_form_and_side(grid, page):
    number = page_number(grid, page)
    assert [word.text for word in number] == ["—", str(page), "—"]
    one_character = 14 / m.MM
    if page % 2:
        assert number[-1].right == pytest.approx(m.RIGHT - one_character, abs=0.1)
    else:
        assert number[0].left == pytest.approx(m.LEFT + one_character, abs=0.1)
    assert number[1].bottom - number[1].top == pytest.approx(one_character, abs=0.05)


def test_the_dash_stands_7_mm_below_the_type_area(grid):
    dash = page_number(grid, 2)[0]
    middle = (dash.left + dash.right) / 2
    rows = m.ink(grid, 2, middle - 0.5, m.BOTTOM, middle + 0.5, m.BOTTOM + 15, dpi=600)
    inked = [y / 600 * 25.4 for y, row in enumerate(rows) if any(row)]
    assert min(inked) == pytest.approx(7, abs=0.25)


def test_faces_are_ours_and_embedded(prose):
    found = m.faces(prose)
    assert all(found.values())
    assert {"House-Fang", "House-Latin", "House-Song", "Noto-Serif-CJK-SC"} <= set(found)


def test_headings_get_their_faces():
    body = '<h1 class="title">标题</h1><p class="l1">一、黑体</p><p class="l2"><b>（一）楷体。</b>仿宋</p>'
    assert {"House-Biaosong", "House-Hei", "House-Kai", "House-Fang"} <= set(m.faces(paper(body)))


@pytest.mark.parametrize("sign", ["\u00a5", "\uffe5"])
def test_the_yuan_sign_is_a_yuan_sign(sign):
    """Two arms above, two bars, one stem below. A dollar sign has its stem at the top."""
    content = paper(f'<p class="flush" style="font-size: 100pt; line-height: 60mm">{sign}</p>')
    rows = [row for row in m.ink(content, 1, m.LEFT, m.TOP, m.LEFT + 40, m.TOP + 60, dpi=100) if any(row)]
    upper, lower = rows[int(len(rows) * 0.2)], rows[int(len(rows) * 0.88)]
    assert (m.runs(upper), m.runs(lower)) == (2, 1)
    widest = max(map(sum, rows[len(rows) // 4 :]))
    bars = m.runs([sum(row) > widest * 0.7 for row in rows[len(rows) // 4 : -len(rows) // 8]])
    assert bars == 2


@pytest.mark.parametrize("rare", ["㙍", "𠮷", "䶮"])
def test_rare_characters_have_a_glyph_and_can_be_searched(rare):
    assert rare in "".join(word.text for word in m.words(paper(f"<p>当事人{rare}某</p>")))


def test_a_character_no_face_has_stops_the_paper():
    with pytest.raises(RenderError, match=r"U\+10FFFD"):
        paper("<p>当事人\U0010fffd某</p>")


@pytest.mark.parametrize("url", ["https://example.org/a.png", "file:///etc/passwd", "face:../../etc/passwd"])
def test_a_paper_fetches_nothing(url):
    content = f'<p>甲</p><img src="{url}">'
    if url.startswith("face:"):
        assert b"root:" not in paper(content)
    else:
        with pytest.raises(RenderError, match="外部文件"):
            paper(content)


def test_same_text_same_bytes(prose):
    assert paper(f"<p>{SENTENCE * 14}</p>") == prose


def test_title_and_language():
    reader = PdfReader(io.BytesIO(paper("<p>甲</p>")))
    assert reader.metadata.title == "量尺"
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
