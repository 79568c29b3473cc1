"""The parts of a paper, rendered from the shared templates and measured."""

import pytest

from bureau.documents import papers, registry
from bureau.documents.codes import new_code
from bureau.documents.registry import DocumentType
from bureau.documents.render import pdf_of
from bureau.documents.tests import measuring as m
from bureau.documents.tests.conftest import DAY

LIST = DocumentType("test.list", "试验清单", "documents/list.html", word="试清")
COLUMNS = [
    {"label": "名称", "width": "", "align": ""},
    {"label": "数量", "width": 20, "align": "n"},
]


@pytest.fixture(scope="module", autouse=True)
def _list_kind():
    registry.register(LIST)


@pytest.fixture
def make(organ):
    """`make(key, context)` gives the PDF of an issued paper, `make(…, preview=True)` of its preview."""

    def render(key, context, preview=False):
        given = {} if preview else {"number": f"{organ.prefix}试〔2026〕27号", "verify_code": new_code()}
        frozen = papers.compose(key=key, organ=organ, on=DAY, context=context, **given)
        return pdf_of(papers.html_of(key, frozen)).content

    return render


def find(content, text, page=1):
    return next(word for word in m.words(content) if word.page == page and text in word.text)


def all_text(content):
    return "".join(word.text for word in m.words(content))


def form(text="同意立案。"):
    return {
        "fields": [[["案由", "工业噪声超标"]], [["当事人", "云岭石材厂"], ["代码", "91990726MA0Q2031X4"]]],
        "opinions": [{"label": "审批意见", "text": text, "people": [], "on": None}],
    }


def test_red_head_stands_where_the_standard_wants_it(make, letter):
    content = make("test.letter", letter)
    head = find(content, "生态环境局")
    rows = m.ink(content, 1, head.left, 37, head.right, 100, dpi=150)
    assert next(y for y, row in enumerate(rows) if any(row)) / 150 * 25.4 == pytest.approx(35, abs=0.5)
    number = find(content, "〔2026〕27号")
    assert (number.left + number.right) / 2 == pytest.approx((m.LEFT + m.RIGHT) / 2, abs=0.3)


def test_red_rule_is_as_wide_as_the_type_area_and_4_mm_below_the_number(make, letter):
    content = make("test.letter", letter)
    line_bottom = (
        find(content, "〔2026〕27号").top + find(content, "〔2026〕27号").bottom
    ) / 2 + m.LINE_PT / m.MM / 2
    rows = m.ink(content, 1, m.LEFT - 2, line_bottom, m.RIGHT + 2, line_bottom + 10, dpi=300)
    rule = next((y, row) for y, row in enumerate(rows) if sum(row) > 1500)
    assert rule[0] / 300 * 25.4 == pytest.approx(4, abs=0.5)
    assert sum(rule[1]) / 300 * 25.4 == pytest.approx(156, abs=0.3)


def test_date_stands_four_characters_in_with_the_organ_centred_above(make, letter, organ):
    content = make("test.letter", letter)
    date, name = find(content, "2026年11月23日"), [w for w in m.words(content) if w.text == organ.name][-2]
    assert m.RIGHT - date.right == pytest.approx(4 * m.PITCH_PT / m.MM, abs=0.8)
    assert (name.left + name.right) / 2 == pytest.approx((date.left + date.right) / 2, abs=0.3)
    assert date.top - name.top == pytest.approx(m.LINE_PT / m.MM, abs=0.6)  # faces differ


def test_imprint_stands_at_the_foot_of_the_last_page(make, letter):
    content = make("test.letter", letter | {"lead": "情况如下。\n" * 30, "copies_to": "县人民政府办公室"})
    last = max(word.page for word in m.words(content))
    assert last > 1
    assert m.BOTTOM - find(content, "印发", last).bottom < 4
    assert find(content, "抄送", last).top < find(content, "印发", last).top


def test_mark_stands_in_the_upper_right_corner_of_the_first_page_only(make, letter):
    content = make("test.letter", letter | {"lead": "情况如下。\n" * 30})
    code = find(content, "核验码")
    assert code.bottom < m.TOP and code.left > 120
    assert "核验码" not in "".join(word.text for word in m.words(content) if word.page == 2)
    assert any(map(any, m.ink(content, 1, m.RIGHT - 17, 9, m.RIGHT, 26)))


def test_a_preview_is_marked_on_every_page_and_carries_no_code(make, letter):
    content = make("test.letter", letter | {"lead": "情况如下。\n" * 30}, preview=True)
    for page in (1, 2):
        text = "".join(word.text for word in m.words(content) if word.page == page)
        assert set("预览未制发") <= set(text)
    assert "核验码" not in all_text(content) and "印章" in all_text(content)


def test_an_issued_paper_has_neither_watermark_nor_seal_frame(make, letter):
    text = all_text(make("test.letter", letter))
    assert "预览" not in text and "印章" not in text


def test_a_list_repeats_its_head_and_keeps_rows_whole(make):
    rows = [[f"切割机{number}", "1台"] for number in range(1, 61)]
    context = {
        "intro": "",
        "columns": COLUMNS,
        "rows": rows,
        "signatures": [["当事人", ""], ["执法人员", ""]],
    }
    content = make("test.list", context)
    last = max(word.page for word in m.words(content))
    assert last >= 2
    for page in range(1, last + 1):
        assert find(content, "名称", page).top < find(content, "切割机", page).top
    assert "以下空白" in all_text(content)


def test_a_long_opinion_runs_over_the_page_with_closed_rules(make):
    content = make("test.form", form("经查，情况属实。\n" * 60))
    assert max(word.page for word in m.words(content)) >= 2
    foot = m.ink(content, 1, m.LEFT, 200, m.RIGHT, m.BOTTOM + 1, dpi=150)
    head = m.ink(content, 2, m.LEFT, m.TOP - 1, m.RIGHT, m.TOP + 5, dpi=150)
    wide = 150 / 25.4 * 150
    assert any(sum(row) > wide for row in foot) and any(sum(row) > wide for row in head)


def test_an_opinion_not_yet_given_leaves_room_for_the_hand(make):
    words = [word.text for word in m.words(make("test.form", form()))]
    assert {"签名：", "年", "月", "日"} <= set(words)


def test_a_credit_code_fits_its_cell(make):
    assert find(make("test.form", form()), "91990726").text == "91990726MA0Q2031X4"


def test_proof_of_service(make):
    content = make(
        "test.proof",
        {
            "recipient": "云岭石材厂",
            "place": "厂区办公室",
            "method": "直接送达",
            "served_at": DAY,
            "receiver": "",
            "papers": [{"title": "行政处罚决定书", "number": "澜环青罚〔2026〕27号"}],
            "servers": ["陈晓岚（QH-001）"],
            "witness": "",
            "refusal": "",
            "remark": "",
        },
    )
    text = all_text(content)
    for part in (
        "受送达人",
        "《行政处罚决定书》（澜环青罚〔2026〕27号）",
        "陈晓岚",
        "2026年11月23日",
        "拒收事由",
    ):
        assert part in text
    assert max(word.page for word in m.words(content)) == 1
