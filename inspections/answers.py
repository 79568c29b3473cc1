"""What a checklist item takes as an answer. Pure: no query, no clock."""

from decimal import Decimal, InvalidOperation

VERDICTS = ("yes", "no", "na")
MOST_DIGITS = 14


def reading(text: str) -> Decimal | None:
    """A typed number (full-width figures and a comma of thousands too), or None if it is none."""
    try:
        number = Decimal(text.strip().replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    if (
        not number.is_finite()
        or abs(number.adjusted()) > MOST_DIGITS
        or len(number.as_tuple().digits) > MOST_DIGITS
    ):
        return None
    return number


def bounds_text(item) -> str:
    """不低于 6、不高于 9 mg/L, or "" where the item sets none."""
    parts = []
    if item.least is not None:
        parts.append(f"不低于 {item.least.normalize():f}")
    if item.most is not None:
        parts.append(f"不高于 {item.most.normalize():f}")
    return f"{'、'.join(parts)} {item.unit}".strip() if parts else ""


def answer_fault(item, value: str, text: str, given: str) -> str:
    """Why an item cannot be answered so; "" if it can. The words follow 第 n 项."""
    if value not in VERDICTS:
        return "没有结论。请选符合、不符合或不适用。"
    if value == "no" and not text:
        return "不符合，缺情况说明。请写明看到了什么。"
    if value == "na" or item.asks == "verdict":
        return ""
    if not given:
        return f"缺{item.get_asks_display()}。请填写；确实没有的选不适用。"
    if item.asks == "choice" and given not in item.options:
        return "选的不是检查单上的选项。请重新选择。"
    return _number_fault(item, value, given) if item.asks == "number" else ""


def _number_fault(item, value: str, given: str) -> str:
    number = reading(given)
    if number is None:
        return f"填的“{given[:20]}”不是数值。请填数字，单位 {item.unit or '见检查单'}。"
    low = item.least is not None and number < item.least
    high = item.most is not None and number > item.most
    if value == "yes" and (low or high):
        return f"读数 {given} 不在范围内（{bounds_text(item)}），不能记为符合。请核对读数或改记不符合。"
    return ""
