"""Dates, articles and amounts in papers."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau.documents import chinese

FIGURES = "零壹贰叁肆伍陆柒捌玖"


def capitals_by_hand(fen):
    """The same amount built figure by figure: an independent second opinion on cn2an."""
    yuan, rest = divmod(fen, 100)
    text, gap = "", False
    groups = [(yuan // 10**8, "亿"), (yuan // 10**4 % 10**4, "万"), (yuan % 10**4, "")]
    for group, unit in groups:
        if group == 0:
            gap = gap or bool(text)
            continue
        for power, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
            figure = group // power % 10
            if figure:
                text += ("零" if gap and text else "") + FIGURES[figure] + name
            gap = bool(text) and not figure
        text, gap = text + unit, False
    jiao, cent = divmod(rest, 10)
    text += "元" if text else ""
    if rest == 0:
        return (text or "零元") + "整"
    text += f"{FIGURES[jiao]}角" if jiao else ("零" if text and cent else "")
    return text + (f"{FIGURES[cent]}分" if cent else "")


@given(st.integers(0, 10**12 - 1))
def test_capitals_agree_with_a_second_way(fen):
    assert chinese.capital(Decimal(fen) / 100) == capitals_by_hand(fen)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("320000.00", "叁拾贰万元整"),
        ("30000", "叁万元整"),
        ("1500.50", "壹仟伍佰元伍角"),
        ("100000.01", "壹拾万元零壹分"),
        ("10001", "壹万零壹元整"),
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("100000001", "壹亿零壹元整"),
    ],
)
def test_capitals(amount, words):
    assert chinese.capital(amount) == words


@pytest.mark.parametrize("wrong", [0.1, "-1", "0.001"])
def test_no_capitals_of_inexact_or_negative_amounts(wrong):
    with pytest.raises((TypeError, ValueError)):
        chinese.capital(wrong)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("第45条第1款", "第四十五条第一款"),
        ("《生态环境法典》第1107条第1款第(3)项", "《生态环境法典》第一千一百零七条第一款第三项"),
        ("第10条、第110条", "第十条、第一百一十条"),
        ("第45、46条", "第四十五、四十六条"),
        ("监测报告第118号，第3次", "监测报告第118号，第3次"),
        ("处罚法第四十五条", "处罚法第四十五条"),
    ],
)
def test_articles(text, written):
    assert chinese.article(text) == written


@given(st.integers(1, 9999))
def test_numerals_can_be_read_back(number):
    units = {"十": 10, "百": 100, "千": 1000}
    total, figure = 0, 0
    for char in chinese.numeral(number):
        if char in units:
            total, figure = total + (figure or 1) * units[char], 0
        else:
            figure = "零一二三四五六七八九".index(char)
    assert total + figure == number


def test_dates_without_padding():
    assert chinese.date_text(date(2026, 3, 5)) == "2026年3月5日"


@given(st.integers(0, 10**12))
def test_yuan_keeps_every_fen(fen):
    text = chinese.yuan(Decimal(fen) / 100)
    assert re.fullmatch(r"\d{1,3}(,\d{3})*\.\d\d元", text)
    assert Decimal(text[:-1].replace(",", "")) * 100 == fen


@pytest.mark.parametrize(
    ("amount", "text"), [("320000.00", "32万元"), ("1500.50", "0.15005万元"), ("0", "0万元")]
)
def test_wan(amount, text):
    assert chinese.wan(amount) == text
