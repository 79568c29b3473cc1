"""Typed answers: what a number, a choice or words must be."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.answers import answer_fault, bounds_text, reading


def item(asks="verdict", **facts):
    usual = {"asks": asks, "unit": "mg/L", "least": None, "most": None, "options": ["甲", "乙"]}
    found = SimpleNamespace(**(usual | facts))
    found.get_asks_display = lambda: {"number": "数值", "choice": "选项", "words": "文字"}.get(asks, "")
    return found


LIMITED = {"least": Decimal(6), "most": Decimal(9)}


@pytest.mark.parametrize(
    ("asked", "value", "text", "typed", "said"),
    [
        (item(), "yes", "", "", ""),
        (item(), "no", "", "", "情况说明"),
        (item(), "", "", "", "没有结论"),
        (item("number"), "yes", "", "", "缺数值"),
        (item("number"), "na", "", "", ""),
        (item("number"), "yes", "", "七", "不是数值"),
        (item("number", **LIMITED), "yes", "", "9.1", "不能记为符合"),
        (item("number", **LIMITED), "yes", "", "9", ""),
        (item("number", **LIMITED), "no", "超标", "12", ""),
        (item("choice"), "yes", "", "丙", "选项"),
        (item("choice"), "yes", "", "乙", ""),
        (item("words"), "yes", "", "", "缺文字"),
        (item("words"), "yes", "", "10 月", ""),
    ],
)
def test_answers(asked, value, text, typed, said):
    fault = answer_fault(asked, value, text, typed)
    assert said in fault and bool(fault) == bool(said)


@given(st.text(max_size=30))
def test_a_reading_is_a_number_or_nothing(text):
    found = reading(text)
    assert found is None or found.is_finite()


@given(st.decimals(-1000, 1000, places=2))
def test_no_reading_out_of_bounds_passes(number):
    fault = answer_fault(item("number", **LIMITED), "yes", "", str(number))
    assert bool(fault) == (not 6 <= number <= 9)


def test_bounds_in_words():
    assert bounds_text(item("number", **LIMITED)) == "不低于 6、不高于 9 mg/L"
    assert bounds_text(item("number")) == ""
