"""Charts: palette, attributes only, numbers as a table, marks that are doors."""

import re
from datetime import date

import pytest
from django.conf import settings

from bureau.charts.palette import NEAR, REST, STYLES, TOKENS
from reports.charts import Day, Mark, age_strip, column_chart, day_strip, line_chart, row_chart
from reports.charts.chart import ceiling


def css():
    return (settings.BASE_DIR / "static/css/tokens.css").read_text() + (
        settings.BASE_DIR / "static/css/house.css"
    ).read_text()


def samples():
    marks = [Mark(f"{m}月", m if m < 11 else None, 12 - m, f"/x?month={m}") for m in range(1, 13)]
    kinds = [Mark("超标排放水污染物 <b>", 9, 4, "/x?a=1&b=2"), Mark("其他", 0, None)]
    days = [
        Day(date(2026, 11, 21 + n), n, "over" if n == 0 else "near", n == 1, n == 2, f"?on={n}")
        for n in range(4)
    ]
    return [
        line_chart("各月立案", marks, unit="件"),
        row_chart("按案由", kinds, unit="件", share=True),
        column_chart(
            "各季度", ["一", "二"], [("抽取", [3, 0], ["/a", "/b"]), ("检查", [1, 2], [])], unit="家"
        ),
        day_strip("两周", days),
        age_strip("天数", [(Mark("0–30 日", 3), "rest"), (Mark("超 90 日", 1, url="/z"), "today")]),
    ]


def test_palette_is_the_one_of_the_style_sheet():
    declared = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", css()))
    assert {name: declared[name] for name in TOKENS} == TOKENS


def test_every_chart_class_looks_on_screen_as_on_paper():
    sheet = css()
    assert f".chart .k-near {{ fill: {NEAR}; }}" in sheet
    assert f".chart .k-rest {{ fill: {REST}; }}" in sheet
    for name in STYLES:
        for part in name.split():
            assert f".chart .{part} " in sheet, part


@pytest.mark.parametrize("chart", samples(), ids=lambda c: c.title)
def test_a_chart_is_plain_svg_with_a_sentence_and_a_table(chart):
    svg = str(chart.svg)
    assert f'role="{"group" if "<a " in svg else "img"}"' in svg and 'aria-label="' in svg
    assert "style=" not in svg and "<script" not in svg and "var(--" not in svg
    assert chart.rows and all(len(row) == len(chart.columns) for row in chart.rows)
    for fill in re.findall(r'(?:fill|stroke)="([^"]+)"', svg):
        assert fill == "none" or re.fullmatch(r"#[0-9a-f]{3,6}", fill)
    assert all("aria-label=" in link for link in re.findall(r"<a [^>]*>", svg))


def test_text_from_records_cannot_break_out():
    svg = str(samples()[1].svg)
    assert "<b>" not in svg and "&lt;b&gt;" in svg and "a=1&amp;b=2" in svg


def test_months_to_come_are_not_drawn_as_zero():
    chart = samples()[0]
    assert str(chart.svg).count("<circle") == 10
    assert chart.rows[11] == ("12月", "—", "0")


def test_axis_is_zero_based_with_whole_steps():
    assert [ceiling(v) for v in ([], [0], [1], [4], [5], [13], [90], [1234])] == [
        4,
        4,
        4,
        4,
        8,
        16,
        100,
        1600,
    ]


def test_no_more_than_four_series():
    with pytest.raises(ValueError, match="split the chart"):
        column_chart("x", ["a"], [("s", [1], [])] * 5, unit="件")


def test_empty_charts_are_drawn():
    for chart in (
        line_chart("x", [], unit="件"),
        row_chart("x", [], unit="件"),
        day_strip("x", []),
        age_strip("x", []),
    ):
        assert "<svg" in chart.svg
    assert "没有记录" in row_chart("x", [], unit="件").svg
