"""The arithmetic of 按日连续处罚 (按日办法 第17、19条; 法典 第1060条). Pure: no Django, no database.

Counted are the days after service of an order up to the day the re-inspection finds the refusal, that day included:
`days = date(recheck) − date(service)`. Further refusals add up (第17条). Where an order is repeated later than the day
of the refusal, the text is silent about the days between; they are not counted, in favour of the party.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal


@dataclass(frozen=True, order=True)
class Span:
    """One refusal: the order's day of service and the day of the re-inspection that found it."""

    served_on: date
    found_on: date

    def __post_init__(self):
        if self.found_on <= self.served_on:
            raise ValueError("a re-inspection on or before the day of service counts no day")

    @property
    def days(self) -> int:
        """Number of days counted by this refusal."""
        return (self.found_on - self.served_on).days

    @property
    def first(self) -> date:
        """The day after service."""
        return self.served_on + timedelta(days=1)

    def each(self) -> list[date]:
        """Every day counted, in order."""
        return [self.first + timedelta(days=n) for n in range(self.days)]


@dataclass(frozen=True)
class Total:
    """The whole calculation: every day once, their number, the amount in yuan."""

    days: tuple[date, ...]
    per_day: Decimal

    @property
    def count(self) -> int:
        """计罚日数."""
        return len(self.days)

    @property
    def amount(self) -> Decimal:
        """原罚款数额 × 计罚日数, on top of the original fine."""
        return self.per_day * self.count


def total(spans: Iterable[Span], original_fine: Decimal) -> Total:
    """Adds refusals up. A day within two spans counts once. Raises ValueError without a positive original fine."""
    if original_fine <= 0:
        raise ValueError("daily penalty multiplies a fine; there is none")
    return Total(tuple(sorted({day for span in spans for day in span.each()})), original_fine)
