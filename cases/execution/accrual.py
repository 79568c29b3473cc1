"""加处罚款 with instalments, part payments and pauses. Pure: no Django, no database; yuan and calendar days.

Day 1 is the day after the last day to pay; a day's amount is that of its end, so the day of payment still counts. The
base of a day is what of the fine was overdue and unpaid when the day began. An instalment missed makes the whole rest
due on its day. The sum never exceeds the cap (行政处罚法 第72条第1款第1项、第73条第3款；行政强制法 第45条).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from bureau.timelimits.counting import Stop

CENT = Decimal("0.01")
ONE_DAY = timedelta(days=1)
ZERO = Decimal(0)


@dataclass(frozen=True)
class Part:
    """An amount in yuan on a day: due on it, or paid on it."""

    on: date
    amount: Decimal


@dataclass(frozen=True)
class Span:
    """Days running that are alike: the base, what grew on them, or why nothing grew."""

    first: date
    last: date
    base: Decimal
    grown: Decimal
    note: str = ""

    @property
    def days(self) -> int:
        """Calendar days, both ends counted."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Accrual:
    """The surcharge at the end of a day: the spans it is made of, days that counted, the amount, whether capped."""

    spans: tuple[Span, ...] = ()
    days: int = 0
    amount: Decimal = ZERO
    capped: bool = False


def within(parts: Iterable[Part], limit: Decimal) -> list[Part]:
    """The share of `parts` that falls on the first `limit` yuan, in order of days: the fine before the confiscation."""
    left, found = limit, []
    for part in sorted(parts, key=lambda p: p.on):
        share = min(part.amount, left)
        left -= share
        if share > 0:
            found.append(Part(part.on, share))
    return found


def standing_dues(dues: Sequence[Part], paid: Sequence[Part], on: date) -> list[Part]:
    """The dues as they stand on `on`: after a missed one, the whole rest is due on the day it was missed."""
    dues, sum_due = sorted(dues, key=lambda d: d.on), ZERO
    for position, due in enumerate(dues):
        sum_due += due.amount
        settled = sum((p.amount for p in paid if p.on <= due.on), ZERO)
        if due.on < on and settled < sum_due:
            rest = sum((d.amount for d in dues[position:]), ZERO)
            return [*dues[:position], Part(due.on, rest)]
    return dues


def accrue(
    dues: Sequence[Part],
    paid: Sequence[Part],
    on: date,
    *,
    rate: Decimal,
    cap: Decimal,
    paused: Sequence[Stop] = (),
) -> Accrual:
    """The surcharge at the end of `on`; `rate` per day (0.03), `cap` as a share of the sum of `dues` (1)."""
    dues = standing_dues(dues, paid, on)
    if not dues:
        return Accrual()
    limit, total, days, spans, day = sum(d.amount for d in dues) * cap, ZERO, 0, [], dues[0].on + ONE_DAY
    while day <= on and total < limit:
        base = _overdue(dues, paid, day)
        pause = next((stop for stop in paused if stop.covers(day)), None)
        grown = ZERO if pause else min(base * rate, limit - total)
        total, days = total + grown, days + (grown > 0)
        _append(spans, day, base, grown, _reason(base, pause))
        day += ONE_DAY
    amount = total.quantize(CENT, ROUND_HALF_UP)
    return Accrual(tuple(spans), days, amount, capped=days > 0 and total >= limit)


def _overdue(dues: Sequence[Part], paid: Sequence[Part], day: date) -> Decimal:
    """What of the dues before `day` was unpaid when `day` began."""
    due = sum((d.amount for d in dues if d.on < day), ZERO)
    return max(ZERO, due - sum((p.amount for p in paid if p.on < day), ZERO))


def _reason(base: Decimal, pause: Stop | None) -> str:
    if pause:
        return pause.reason or "期间不计"
    return "" if base else "没有逾期未缴"


def _append(spans: list[Span], day: date, base: Decimal, grown: Decimal, note: str) -> None:
    """Joins the day to the span before it where base and reason are the same."""
    if spans and (spans[-1].base, spans[-1].note) == (base, note):
        last = spans[-1]
        spans[-1] = Span(last.first, day, base, last.grown + grown, note)
    else:
        spans.append(Span(day, day, base, grown, note))
