"""The factors of a benchmark as a text a clerk can type, and back to rows."""

import re
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError

from bureau.law.models import DiscretionBenchmark, DiscretionOption

OPTIONAL = "（选填）"
DEGREES = {label: value for value, label in DiscretionOption.Degree.choices}
FIELDS = {"A": "percent", "B": "degree", "C": "grade"}


def parse_factors(text: str, model: str) -> list[dict]:
    """One factor a line, `超标倍数：不足 1 倍=6；1 倍以上=12`; optional ones end in （选填）.

    ValidationError names the line.
    """
    found = []
    for number, line in enumerate(filter(str.strip, text.splitlines()), 1):
        name, colon, rest = line.strip().replace(":", "：").partition("：")
        parts = [part for part in re.split("[；;]", rest) if part.strip()]
        if not colon or not name.strip() or not parts:
            raise ValidationError(f"第 {number} 行不是“因素：情形=值；情形=值”：{line.strip()[:40]}")
        required = not name.strip().endswith(OPTIONAL)
        options = [_option(part, model, number) for part in parts]
        found.append(
            {"name": name.strip().removesuffix(OPTIONAL).strip(), "required": required, "options": options}
        )
    names = [factor["name"] for factor in found]
    if len(names) != len(set(names)):
        raise ValidationError("同一因素写了两行。请合并为一行。")
    return found


def _option(part: str, model: str, number: int) -> tuple[str, object]:
    label, equals, value = part.replace("＝", "=").rpartition("=")
    label, value = label.strip(), value.strip().rstrip("%％级").strip()
    if not equals or not label:
        raise ValidationError(f"第 {number} 行的“{part.strip()[:30]}”缺“=值”。")
    if model == "B":
        if value not in DEGREES:
            raise ValidationError(f"第 {number} 行：分档的值写从轻、一般或从重，现为“{value}”。")
        return label, DEGREES[value]
    try:
        amount = Decimal(value)
    except InvalidOperation as error:
        raise ValidationError(f"第 {number} 行：“{value}”不是数字。") from error
    if model == "C" and amount not in (1, 2, 3, 4, 5):
        raise ValidationError(f"第 {number} 行：等级须为 1 至 5，现为 {value}。")
    if not amount.is_finite() or not 0 <= amount <= 100:
        raise ValidationError(f"第 {number} 行：百分比须在 0 至 100 之间，现为 {value}。")
    return label, amount if model == "A" else int(amount)


def write_factors(benchmark: DiscretionBenchmark, factors: list[dict]) -> None:
    """Replaces the factors of a benchmark; the caller has made sure that it may be corrected."""
    benchmark.factors.all().delete()
    for order, facts in enumerate(factors, 1):
        factor = benchmark.factors.create(name=facts["name"], order=order, required=facts["required"])
        for place, (label, value) in enumerate(facts["options"], 1):
            option = DiscretionOption(factor=factor, label=label, order=place)
            setattr(option, FIELDS[benchmark.model], value)
            option.full_clean(exclude=["factor"])
            option.save()
