"""Discretion (裁量) as arithmetic, without Django. law.md §15, models A, B and C."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Range:
    """A statutory range in yuan; either end may be missing."""

    low: Decimal | None
    high: Decimal | None

    def clamp(self, amount: Decimal) -> Decimal:
        """The amount, moved to the nearer end when it lies outside."""
        if self.high is not None:
            amount = min(amount, self.high)
        if self.low is not None:
            amount = max(amount, self.low)
        return amount


def _yuan(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def percentage_sum(limits: Range, factors: list[Decimal], adjustment: Decimal = Decimal(0)) -> Decimal:
    """Model A: (start % + Σ factor % + adjustment %) of the maximum, at most 100 %, clamped to the range.

    The start is minimum / maximum. `adjustment` is at most ±20 (heavier or lighter), in percent of the maximum.
    """
    if limits.high is None:
        raise ValueError("model A needs a maximum")
    if abs(adjustment) > 20:
        raise ValueError("heavier or lighter moves by at most 20 % of the maximum")
    start = (limits.low or Decimal(0)) / limits.high * HUNDRED
    total = min(HUNDRED, start + sum(factors, Decimal(0)))
    return _yuan(limits.clamp((total + adjustment) / HUNDRED * limits.high))


def band(limits: Range, degree: str) -> Decimal:
    """Model B: `normal` is the mean of the range, `heavier` three quarters up, `lighter` one quarter up.

    With a maximum only: lighter 20 %, normal 50 %, heavier 80 % of it.
    """
    if limits.high is None:
        raise ValueError("model B needs a maximum")
    if limits.low is None:
        return _yuan(limits.high * {"lighter": Decimal("0.2"), "normal": Decimal("0.5"), "heavier": Decimal("0.8")}[degree])
    share = {"lighter": Decimal("0.25"), "normal": Decimal("0.5"), "heavier": Decimal("0.75")}[degree]
    return _yuan(limits.low + (limits.high - limits.low) * share)


def graded(limits: Range, grades: list[int]) -> Decimal:
    """Model C: A + (ΣN²)(B − A) / (n · 25), each grade N from 1 to 5."""
    if limits.low is None or limits.high is None or not grades:
        raise ValueError("model C needs both ends and at least one grade")
    if any(not 1 <= grade <= 5 for grade in grades):
        raise ValueError("grades run from 1 to 5")
    share = Decimal(sum(grade * grade for grade in grades)) / (len(grades) * 25)
    return _yuan(limits.low + share * (limits.high - limits.low))
