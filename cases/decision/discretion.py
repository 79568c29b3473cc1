"""Discretion (裁量) as arithmetic, without Django: models A, B and C over the ranges of `bureau.law.ranges`."""

from decimal import ROUND_HALF_UP, Decimal

from bureau.law.ranges import Range

HUNDRED = Decimal(100)
MOST_ADJUSTMENT = Decimal(20)  # percent of the maximum, heavier or lighter
_BAND = {"lighter": Decimal("0.25"), "normal": Decimal("0.5"), "heavier": Decimal("0.75")}
_BAND_OF_MAXIMUM = {"lighter": Decimal("0.2"), "normal": Decimal("0.5"), "heavier": Decimal("0.8")}


def _yuan(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def clamp(limits: Range, amount: Decimal) -> Decimal:
    """The amount in yuan, moved to the nearer end when it lies outside the range."""
    return max(limits.low, min(limits.high, amount))


def percentage_sum(limits: Range, factors: list[Decimal], adjustment: Decimal = Decimal(0)) -> Decimal:
    """Model A: (start % + Σ factor % + adjustment %) of the maximum, at most 100 %, clamped to the range. Yuan.

    The start is minimum / maximum. Raises ValueError for an adjustment beyond ±20 % of the maximum.
    """
    if abs(adjustment) > MOST_ADJUSTMENT:
        raise ValueError("heavier or lighter moves by at most 20 % of the maximum")
    start = limits.low / limits.high * HUNDRED
    total = min(HUNDRED, start + sum(factors, Decimal(0)))
    return _yuan(clamp(limits, (total + adjustment) / HUNDRED * limits.high))


def band(limits: Range, degree: str) -> Decimal:
    """Model B: `normal` is the mean of the range, `heavier` and `lighter` lie half-way to its ends. Yuan.

    Where the law gives a maximum only (low is zero): lighter 20 %, normal 50 %, heavier 80 % of it.
    """
    if not limits.low:
        return _yuan(limits.high * _BAND_OF_MAXIMUM[degree])
    return _yuan(limits.low + (limits.high - limits.low) * _BAND[degree])


def graded(limits: Range, grades: list[int]) -> Decimal:
    """Model C: A + (ΣN²)(B − A) / (n · 25), each grade N from 1 to 5. Yuan. Raises ValueError for other grades."""
    if not grades or any(not 1 <= grade <= 5 for grade in grades):
        raise ValueError("one grade or more, each from 1 to 5")
    share = Decimal(sum(grade * grade for grade in grades)) / (len(grades) * 25)
    return _yuan(limits.low + share * (limits.high - limits.low))
