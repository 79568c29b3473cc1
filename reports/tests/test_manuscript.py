"""Tokens, conditions, and the default text."""

import pytest

from reports import manuscript
from reports.figures import registry


def said(text, **zero):
    lines = manuscript.paragraphs(text, lambda key: zero.get(key, False))
    return ["".join(f"<{p.key}>" if p.key else p.text for p in line) for line in lines]


def test_tokens_become_figures():
    assert said("全年立案 {{cases_filed}}，决定{{ decisions }}。\n\n  第二段") == [
        "全年立案 <cases_filed>，决定<decisions>。",
        "  第二段",
    ]


def test_conditions_choose_by_zero():
    text = "〔有 sealings〕查封 {{sealings}}〔无〕没有查封〔止〕。"
    assert said(text) == ["查封 <sealings>。"]
    assert said(text, sealings=True) == ["没有查封。"]


def test_conditions_stand_inside_conditions():
    inner = "〔有 hearings〕，听证 {{hearings}}〔无〕，没有听证〔止〕"
    text = "〔有 decisions〕决定 {{decisions}}" + inner + "〔无〕没有决定〔止〕。"
    assert said(text) == ["决定 <decisions>，听证 <hearings>。"]
    assert said(text, hearings=True) == ["决定 <decisions>，没有听证。"]
    assert said(text, decisions=True) == ["没有决定。"]


def test_a_paragraph_that_is_only_a_condition_disappears():
    assert said("甲\n〔有 sealings〕乙〔止〕\n丙", sealings=True) == ["甲", "丙"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{cases_field}}", "没有代号为“cases_field”的数字。是否为“cases_filed”"),
        ("{{立案}}", "是否为“cases_filed”"),
        ("{{}}", "没有代号为“”的数字"),
        ("{{sealings", "没有成对的双花括号"),
        ("〔有 sealings〕查封", "没有写〔止〕"),
        ("查封〔止〕", "前面没有〔有 代号〕"),
        ("〔有 sealings〕a〔无〕b〔无〕c〔止〕", "两个〔无〕"),
        ("〔有 nothing_such〕a〔止〕", "没有代号为“nothing_such”的数字"),
        ("第一段\n〔有 sealings〕查封", "第 2 段"),
    ],
)
def test_faults_say_what_to_do(text, words):
    faults = manuscript.faults(text)
    assert len(faults) == 1 and words in faults[0]


def test_document_numbers_are_not_taken_for_conditions():
    assert manuscript.faults("见澜环青罚〔2021〕3号。") == []


def test_the_default_text_is_whole():
    sections = manuscript.default_sections(2021)
    assert [s["part"] for s in sections] == [0, 1, 1, 1, 1, 1, 2, 3, 4]
    for section in sections:
        assert manuscript.faults(section["text"]) == [], section["key"]
        assert "【" not in section["text"] + section["heading"]
    assert "2022" in sections[-1]["heading"]


def test_the_default_text_reads_well_in_a_year_without_anything():
    for section in manuscript.default_sections(2021):
        lines = manuscript.paragraphs(section["text"], lambda key: True)
        assert lines
        for line in lines:
            text = "".join(p.text for p in line)
            assert not any(pair in text for pair in ("，，", "。。", "，。", "；。", "：。", "，；")), text


def test_every_figure_of_the_text_exists():
    used = {key for s in manuscript.default_sections(2021) for key in manuscript.keys_in(s["text"])}
    assert used <= {f.key for f in registry.every()}
    assert len(used) > 35
