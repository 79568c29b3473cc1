"""Discretion (裁量) as arithmetic over a penalty range. Pure: no Django, no database.

How to use it: take the range of the law (`bureau.law.ranges.Range`, yuan), one `Chosen` per factor, and call
`compute`. The `Worksheet` holds every step with its subtotal, the amount in yuan, whether it had to be moved
into the range, and the reasons in Chinese for the papers; `as_data()` is what a case freezes.

Model A 百分比累加: (start % + Σ factor %) of the maximum, at most 100 %; start % is minimum / maximum.
Model B 分档: normal is the mean of the range, heavier at least the mean, lighter below it; where the law sets
a maximum only, lighter is 20 % and normal 50 % of it. Model C 二维叠加: A + ΣN²(B − A) / (n · 25), N 1 to 5.
Heavier and lighter circumstances move the amount by a share of the maximum, within the benchmark's caps;
mitigation (减轻) goes below the minimum, within its cap. Sources and doubts are with the benchmark's row.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from bureau.law.ranges import Range

HUNDRED, ZERO = Decimal(100), Decimal(0)
TOP_GRADE = 5
# Where only a maximum is set, 广东 art. 12 names lighter and normal; heavier is read as half-way above normal.
_OF_MAXIMUM = {"lighter": Decimal("0.2"), "normal": Decimal("0.5"), "heavier": Decimal("0.75")}
_OF_RANGE = {"lighter": Decimal("0.25"), "normal": Decimal("0.5"), "heavier": Decimal("0.75")}
DEGREE_WORDS = {"lighter": "从轻", "normal": "一般", "heavier": "从重"}


class Model(StrEnum):
    """The three models benchmarks are written in."""

    PERCENT = "A"
    BAND = "B"
    GRADES = "C"


@dataclass(frozen=True)
class Caps:
    """How far a benchmark lets circumstances move the fine: percent of the maximum up and down, and percent
    of the minimum that mitigation may take off.
    """

    heavier: Decimal = Decimal(20)
    lighter: Decimal = Decimal(20)
    mitigation: Decimal = Decimal(50)


@dataclass(frozen=True)
class Chosen:
    """One factor with the option that fits the facts: a percent (A), a degree (B) or a grade (C)."""

    factor: str
    option: str
    percent: Decimal | None = None
    grade: int | None = None
    degree: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the worksheet; `value` and `subtotal` are in words, as `12%` and `22%`."""

    factor: str
    option: str
    value: str
    subtotal: str


@dataclass(frozen=True)
class Worksheet:
    """The result. `amount` in yuan lies in the range unless mitigated; `clamped` is "", "low" or "high";
    `allowed` is the band model B leaves to the officer (the whole range in A and C).
    """

    model: Model
    limits: Range
    steps: tuple[Line, ...]
    computed: Decimal
    amount: Decimal
    clamped: str
    mitigated: bool
    allowed: Range
    reasons: str

    def as_data(self) -> dict:
        """Plain values for a JSON column: what the case keeps, whatever later becomes of the benchmark."""
        data = asdict(self)
        data["model"] = self.model.value
        data["limits"] = [str(self.limits.low), str(self.limits.high)]
        data["allowed"] = [str(self.allowed.low), str(self.allowed.high)]
        return data | {"computed": str(self.computed), "amount": str(self.amount)}


def compute(
    model: Model | str,
    limits: Range,
    chosen: Sequence[Chosen],
    *,
    adjustment: Decimal = ZERO,
    adjustment_reason: str = "",
    mitigation: Decimal = ZERO,
    caps: Caps | None = None,
) -> Worksheet:
    """The worksheet of a fine. `adjustment` is percent of the maximum (+ heavier, − lighter), `mitigation`
    percent of the minimum taken off (行政处罚法 第32条; 0 for none).

    Raises ValueError with a Chinese sentence for adjustments beyond the caps and options that do not fit.
    """
    model, caps = Model(model), caps or Caps()
    _check(limits, chosen, adjustment, mitigation, caps)
    lines, computed, allowed = _COMPUTE[model](limits, chosen)
    if adjustment:
        computed += limits.high * adjustment / HUNDRED
        lines.append(_adjustment_line(adjustment, adjustment_reason, computed))
    amount = max(limits.low, min(limits.high, computed))
    clamped = "low" if computed < limits.low else "high" if computed > limits.high else ""
    if clamped:
        lines.append(Line("法定幅度", _clamp_words(clamped, limits), "", f"{money(amount)}元"))
    if mitigation:
        amount = limits.low * (HUNDRED - mitigation) / HUNDRED
        lines.append(Line("减轻处罚", "低于法定下限", f"下限减 {plain(mitigation)}%", f"{money(amount)}元"))
    amount = _cents(amount)
    reasons = _reasons(model, limits, chosen, adjustment, adjustment_reason, mitigation, amount, clamped)
    return Worksheet(
        model, limits, tuple(lines), _cents(computed), amount, clamped, bool(mitigation), allowed, reasons
    )


def _check(limits, chosen, adjustment, mitigation, caps) -> None:
    if not chosen:
        raise ValueError("没有选定裁量因素。请逐项选择。")
    if adjustment > caps.heavier or -adjustment > caps.lighter:
        raise ValueError(
            f"从重不得超过上限的 {plain(caps.heavier)}%，从轻不得超过上限的 {plain(caps.lighter)}%。"
        )
    if not ZERO <= mitigation <= caps.mitigation:
        raise ValueError(f"减轻处罚最多减去法定下限的 {plain(caps.mitigation)}%。")
    if mitigation and not limits.low:
        raise ValueError("法律没有规定罚款下限，不适用减轻处罚，请在幅度内从轻。")


def _percent(limits: Range, chosen: Sequence[Chosen]):
    """Model A. Computed from yuan, not from a rounded start percent."""
    if any(c.percent is None or c.percent < 0 for c in chosen):
        raise ValueError("百分比累加的每项因素须有百分比。")
    start = limits.low / limits.high * HUNDRED if limits.high else ZERO
    lines, total = [Line("起点", "法定下限除以上限", f"{plain(start)}%", f"{plain(start)}%")], start
    for each in chosen:
        total += each.percent
        lines.append(Line(each.factor, each.option, f"{plain(each.percent)}%", f"{plain(total)}%"))
    points = sum((c.percent for c in chosen), ZERO)
    amount = min(limits.high, limits.low + limits.high * points / HUNDRED)
    capped = f"{plain(min(HUNDRED, total))}%"
    lines.append(Line("累计", "不超过 100%", capped, f"{money(amount)}元"))
    return lines, amount, limits


def _band(limits: Range, chosen: Sequence[Chosen]):
    """Model B. One degree decides; the amount is proposed, `allowed` says how far the band reaches."""
    degrees = {c.degree for c in chosen}
    if len(degrees) != 1 or not degrees <= set(DEGREE_WORDS):
        raise ValueError("分档裁量须只选一个档次：从轻、一般或者从重。")
    degree = degrees.pop()
    share = (_OF_RANGE if limits.low else _OF_MAXIMUM)[degree]
    amount, mean = limits.low + (limits.high - limits.low) * share, (limits.low + limits.high) / 2
    allowed = {
        "lighter": Range(limits.low, mean),
        "normal": Range(mean, mean),
        "heavier": Range(mean, limits.high),
    }[degree]
    line = Line(chosen[0].factor, chosen[0].option, DEGREE_WORDS[degree], f"{money(amount)}元")
    return [line], amount, allowed


def _grades(limits: Range, chosen: Sequence[Chosen]):
    """Model C."""
    if any(c.grade is None or not 1 <= c.grade <= TOP_GRADE for c in chosen):
        raise ValueError("二维叠加的每项因素须有 1 至 5 级。")
    lines, squares = [], 0
    for each in chosen:
        squares += each.grade**2
        lines.append(Line(each.factor, each.option, f"{each.grade} 级", f"平方和 {squares}"))
    divisor = len(chosen) * TOP_GRADE**2
    amount = limits.low + squares * (limits.high - limits.low) / divisor
    spread = f"{money(limits.low)} + {squares} × {money(limits.high - limits.low)} ÷ {divisor}"
    lines.append(Line("累计", spread, "", f"{money(amount)}元"))
    return lines, amount, limits


_COMPUTE = {Model.PERCENT: _percent, Model.BAND: _band, Model.GRADES: _grades}


def _adjustment_line(adjustment: Decimal, reason: str, amount: Decimal) -> Line:
    name = "从重调整" if adjustment > 0 else "从轻调整"
    return Line(name, reason or "—", f"上限的 {plain(adjustment)}%", f"{money(amount)}元")


def _clamp_words(clamped: str, limits: Range) -> str:
    end = f"下限 {money(limits.low)} 元" if clamped == "low" else f"上限 {money(limits.high)} 元"
    return f"超出法定幅度，按{end}计"


def _reasons(model, limits, chosen, adjustment, why, mitigation, amount, clamped) -> str:
    """The paragraph on discretion for notice and decision (办法（令 30）第55条)."""
    facts = "；".join(f"{c.factor}为{c.option}（{_value(model, c)}）" for c in chosen)
    text = f"法定罚款幅度为{money(limits.low)}元以上{money(limits.high)}元以下。经裁量，{facts}。"
    if adjustment:
        act = "从重" if adjustment > 0 else "从轻"
        text += f"{f'鉴于{why}，' if why else ''}依法{act}，调整幅度为法定上限的{plain(abs(adjustment))}%。"
    if clamped:
        text += f"计算结果超出法定幅度，按法定{'下限' if clamped == 'low' else '上限'}确定。"
    if mitigation:
        text += f"具有法定减轻情节，在法定下限以下减轻{plain(mitigation)}%。"
    return f"{text}裁量罚款数额为{money(amount)}元。"


def _value(model: Model, each: Chosen) -> str:
    if model is Model.PERCENT:
        return f"{plain(each.percent)}%"
    return f"{each.grade}级" if model is Model.GRADES else DEGREE_WORDS[each.degree]


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def plain(number: Decimal) -> str:
    """A number with at most two decimals and no idle zeros."""
    return f"{_cents(number).normalize():f}"


def money(amount: Decimal) -> str:
    """Yuan with thousands separators, cents only where there are some."""
    cents = _cents(amount)
    return f"{cents:,.0f}" if cents == cents.to_integral_value() else f"{cents:,.2f}"
