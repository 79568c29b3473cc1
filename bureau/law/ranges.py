"""Penalty ranges and the choice between an older law and the Code. Pure: no Django, no database.

Substance follows the law of the time of the act; the law at decision time is used when it is lighter
(行政处罚法 第37条；法典 第1057条). Both ends of the range are compared: the Code is lighter only when no
end is higher and at least one is lower. Equal ranges mean the law of the time of the act; ranges that cross
go to the officer.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

CODE_FROM = date(2026, 8, 15)


class Base(StrEnum):
    """What a fine is counted from."""

    FIXED = "fixed"
    INVESTMENT = "investment"
    COST = "cost"
    BY_ACT = "by_act"


class Choice(StrEnum):
    """Which law is proposed; ASK leaves it to the officer, who gives reasons."""

    OLD = "old"
    CODE = "code"
    ASK = "ask"


@dataclass(frozen=True)
class Range:
    """A fine from `low` to `high` yuan, both included (民法典 第1259条)."""

    low: Decimal
    high: Decimal

    def __post_init__(self):
        if not Decimal(0) <= self.low <= self.high:
            raise ValueError(f"not a range: {self.low} to {self.high}")

    def __contains__(self, amount: Decimal) -> bool:
        return self.low <= amount <= self.high


def fine_range(
    base: Base,
    low: Decimal | None,
    high: Decimal | None,
    *,
    floor: Decimal | None = None,
    amount: Decimal | None = None,
) -> Range | None:
    """The range in yuan. None when it depends on an `amount` not yet known, or has no figure of its own.

    FIXED: `low` and `high` are yuan. INVESTMENT: percent of the total investment `amount`. COST: multiples
    of the disposal cost `amount`, which counts as at least `floor`.
    """
    base = Base(base)
    if base is Base.BY_ACT or low is None or high is None:
        return None
    if base is Base.FIXED:
        return Range(low, high)
    if amount is None:
        return None
    if base is Base.INVESTMENT:
        return Range(amount * low / 100, amount * high / 100)
    counted = max(amount, floor or Decimal(0))
    return Range(counted * low, counted * high)


def old_or_lighter(old: Range | None, code: Range | None) -> Choice:
    """The choice for an act before the Code that is decided under it; ASK when a range is unknown or
    they cross.
    """
    if old is None or code is None:
        return Choice.ASK
    lower = code.low < old.low or code.high < old.high
    higher = code.low > old.low or code.high > old.high
    if lower and higher:
        return Choice.ASK
    return Choice.CODE if lower else Choice.OLD


def regime_question(act_on: date, decide_on: date) -> Choice:
    """OLD or CODE where the dates alone decide, ASK where the ranges must be compared.

    `act_on` is the day of the act, or of its end when it continued.
    """
    if act_on >= CODE_FROM:
        return Choice.CODE
    return Choice.OLD if decide_on < CODE_FROM else Choice.ASK
