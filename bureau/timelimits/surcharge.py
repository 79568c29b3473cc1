"""Money that grows by the day: surcharge on an unpaid fine, and the daily continuing penalty. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bureau.timelimits.counting import Stop
from bureau.timelimits.workdays import ONE_DAY, days

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Surcharge:
    """Days that counted, the amount in yuan at the end of the day asked for, and whether the cap was
    reached.
    """

    days: int
    amount: Decimal
    capped: bool


def surcharge(
    fine: Decimal,
    pay_due: date,
    on: date,
    *,
    rate: Decimal,
    cap: Decimal = Decimal(1),
    paused: Iterable[Stop] = (),
) -> Surcharge:
    """加处罚款 at the end of `on`: day 1 is the day after the (rolled) last day to pay.

    `rate` is the share of the fine per day (0.03), `cap` the share it may reach (1 = the fine itself). Days
    under review or lawsuit (`paused`) do not count (行政处罚法 第72条第1款第1项、第73条第3款；行政强制法
    第45条).
    """
    paused = list(paused)
    counted = sum(not any(stop.covers(day) for stop in paused) for day in days(pay_due + ONE_DAY, on))
    grown, limit = fine * rate * counted, fine * cap
    amount = min(grown, limit).quantize(CENT, ROUND_HALF_UP)
    return Surcharge(days=counted, amount=amount, capped=counted > 0 and grown >= limit)


def daily_penalty_days(served: date, rechecked: date) -> int:
    """按日连续处罚 days: from the day after the order was served to the re-inspection, inclusive
    (按日办法 第17条).
    """
    if rechecked <= served:
        raise ValueError("the re-inspection must come after the service of the order")
    return (rechecked - served).days


def daily_penalty(original: Decimal, served: date, rechecked: date) -> Decimal:
    """The daily penalty in yuan, on top of the original fine (按日办法 第19条)."""
    return original * daily_penalty_days(served, rechecked)
