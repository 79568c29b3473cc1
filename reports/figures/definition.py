"""The shape of a figure: one definition for the report, the dashboard, the list behind it and the frozen row."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Avg, Exists, Q, QuerySet, Sum

from reports.figures.period import Period

GROUPS = (
    "立案与决定",
    "强制与配套办法",
    "审核与监督",
    "双随机与现场检查",
    "正面清单与非现场监管",
    "普法与培训",
    "公开与时限",
)


@dataclass(frozen=True)
class Line:
    """One counted row as it is shown in a list: where its own page is, and what it adds to the figure."""

    title: str
    url: str = ""
    detail: str = ""
    on: object = None
    amount: object = None


@dataclass(frozen=True)
class Dimension:
    """A way to divide a figure's rows: by case kind, town, trade."""

    label: str
    path: str
    names: dict | None = None


@dataclass(frozen=True)
class Figure:
    """A figure. `rows(period, office)` is its population and nothing else is ever counted.

    The value is the number of rows, or the sum of `total`, the mean of `mean`, the share (percent) of rows meeting
    `part`, or the words joined from the rows by `words`. `on` names the date by which a row belongs to a period.
    `people` names the columns by which its rows are one person's. `version` rises whenever the meaning changes.
    """

    key: str
    label: str
    unit: str
    group: str
    basis: str
    rows: Callable[[Period, object], QuerySet]
    line: Callable[[object], Line]
    on: str = ""
    version: int = 1
    total: str = ""
    mean: object = None
    part: Q | Exists | None = None
    scale: int = 1  # shown = value / scale: 10,000 for 万元
    places: int = 0
    dimensions: dict[str, Dimension] = field(default_factory=dict)
    words: Callable[[QuerySet], str] | None = None
    people: tuple[str, ...] = ()
    steady: bool = False  # a stock at the period's end rather than a flow within it

    @property
    def is_list(self) -> bool:
        """Whether the value is names rather than a number. (A template would call `words` itself.)"""
        return self.words is not None

    @property
    def kind(self) -> str:
        """How the value comes from the rows, in words."""
        if self.total:
            return "合计"
        if self.mean is not None:
            return "平均"
        if self.words is not None:
            return "列举"
        return "占比" if self.part is not None else "计数"

    def value(self, period: Period, office) -> Decimal | int | str | None:
        """The value for a period; None when a mean or share has no rows to speak of."""
        return self.of(self.rows(period, office))

    def of(self, rows: QuerySet) -> Decimal | int | str | None:
        """The value of given rows of this figure's kind."""
        if self.words is not None:
            return self.words(rows)
        rows = rows.order_by()
        if self.total:
            return rows.aggregate(answer=Sum(self.total))["answer"] or 0
        if self.mean is not None:
            mean = rows.aggregate(answer=Avg(self.mean))["answer"]
            days = mean.total_seconds() / 86400 if hasattr(mean, "total_seconds") else mean
            return None if days is None else _rounded(Decimal(str(days)), self.places)
        count = rows.count()
        if self.part is None:
            return count
        return _rounded(Decimal(100 * rows.filter(self.part).count()) / count, self.places) if count else None

    def text(self, value) -> str:
        """The value alone, as printed: thousands comma, no superfluous zeros."""
        if value is None or value == "":
            return "—"
        if isinstance(value, str):
            return value
        shown = (
            _rounded(Decimal(value) / self.scale, self.places)
            if self.scale > 1 or self.places
            else Decimal(value)
        )
        plain = f"{shown:,.{self.places}f}" if self.places else f"{shown:,.0f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain

    def phrase(self, value) -> str:
        """Value and unit, as in running text."""
        if self.words is not None or value is None:
            return self.text(value)
        return f"{self.text(value)}{'' if self.unit == '%' else ' '}{self.unit}"


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def ids_digest(rows: QuerySet) -> tuple[str, int]:
    """SHA-256 over the counted rows' ids in rising order, one per line after the kind of row; and their number."""
    digest = hashlib.sha256(rows.model._meta.label_lower.encode())
    count = 0
    for pk in rows.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=5000):
        digest.update(b"\n%d" % pk)
        count += 1
    return digest.hexdigest(), count
