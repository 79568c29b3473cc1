"""Figures as Chinese official papers write them: dates, articles of law, amounts. No Django."""

import re
from decimal import Decimal

import cn2an

_ARTICLE = re.compile(r"第([\d、至到\-—之（）()]+)(编|章|节|条|款|项|目)")
_WAN = Decimal(10000)


def numeral(number):
    """A whole number below 10^8 in Chinese numerals: 45 四十五, 110 一百一十, 1107 一千一百零七."""
    return cn2an.an2cn(str(number), "low")


def article(text):
    """第45条第1款第(3)项 as 第四十五条第一款第三项; everything outside such words stays."""
    return _ARTICLE.sub(_in_numerals, text)


def _in_numerals(match):
    bare = re.sub(r"[（）()]", "", match[1])
    return f"第{re.sub(r'[0-9]+', lambda digits: numeral(int(digits[0])), bare)}{match[2]}"


def date_text(day):
    """2026年11月23日: Arabic figures, no padding (GB/T 9704-2012 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def yuan(amount):
    """320000 as 320,000.00元, always two decimals."""
    return f"{_money(amount):,.2f}元"


def wan(amount):
    """In 万元 without trailing zeros: 320000 as 32万元, 1500.50 as 0.15005万元."""
    return f"{(_money(amount) / _WAN).normalize():,f}万元"


def capital(amount):
    """In capitals as on a cheque: 320000 as 叁拾贰万元整. Raises ValueError for negative amounts."""
    money = _money(amount)
    if money < 0:
        raise ValueError(f"an amount in capitals cannot be negative: {money}")
    return cn2an.an2cn(f"{money:.2f}", "rmb")


def _money(amount):
    """Exact yuan and fen; a float would carry its error onto paper."""
    if isinstance(amount, float):
        raise TypeError("money is Decimal, int or text, never float")
    money = Decimal(amount)
    if money != money.quantize(Decimal("0.01")):
        raise ValueError(f"more than two decimals: {money}")
    return money
