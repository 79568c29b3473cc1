"""How statutory periods are counted. Pure: no Django, no database.

The day of the event is not counted (民法典 第201条). A month or year ends on the corresponding day, or on
the last day of the month (第202条). A last day off is followed by the next working day (第203条), except
for terms that limit the authority, which are never stretched. Days under a stop (中止、扣除) do not count,
both its end days included; overlapping stops count once. Extensions are added first and the sum is rolled
once. Hours run from the hour.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bureau.timelimits.workdays import ONE_DAY, Calendar, days


class Unit(StrEnum):
    """Units in which the law counts time. The unit is stated by the rule, never inferred from the number."""

    DAY = "cal"
    WORKDAY = "wd"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"


UNIT_WORDS = {
    Unit.DAY: "日",
    Unit.WORKDAY: "个工作日",
    Unit.MONTH: "个月",
    Unit.YEAR: "年",
    Unit.HOUR: "小时",
}


@dataclass(frozen=True)
class Stop:
    """Days taken out of a period, both ends included; `last` None while the stop lasts."""

    first: date
    last: date | None
    reason: str = ""

    def __post_init__(self):
        if self.last is not None and self.last < self.first:
            raise ValueError(f"a stop ends before it begins: {self.first} to {self.last}")

    def covers(self, day: date) -> bool:
        """Whether `day` is out of the period."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Step:
    """One line of the arithmetic as staff read it."""

    label: str
    text: str


@dataclass(frozen=True)
class Due:
    """When a period ends. `on` is None while an open stop keeps it from ending; `left` then says what
    remains.

    `nominal` is the last day before it was rolled, `at` the moment for periods in hours. `excluded` counts
    the days taken out. `provisional` is true when a year whose holidays are not published was used.
    """

    on: date | None
    nominal: date | None
    provisional: bool
    steps: tuple[Step, ...]
    excluded: int = 0
    left: int = 0
    at: datetime | None = None


def quantity(value: int, unit: Unit) -> str:
    """A length of time in words, as `7 个工作日`."""
    return f"{value} {UNIT_WORDS[unit]}"


def add_months(start: date, months: int) -> date:
    """The corresponding day `months` later, or the last day of that month (民法典 第202条)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=start.day - 1), first_of_next - ONE_DAY)


def due_at(start: datetime, hours: int) -> Due:
    """End of a period in hours; it runs through nights and holidays and is never rolled (民法典
    第201条第2款).
    """
    end = start + timedelta(hours=hours)
    steps = (
        Step("起算", f"{start:%Y-%m-%d %H:%M} 起按小时计算"),
        Step("届满", f"{quantity(hours, Unit.HOUR)}后为 {end:%Y-%m-%d %H:%M}，遇休息日不顺延"),
    )
    return Due(on=end.date(), nominal=end.date(), provisional=False, steps=steps, at=end)


def due(
    start: date,
    value: int,
    unit: Unit,
    calendar: Calendar,
    *,
    extensions: Sequence[int] = (),
    stops: Iterable[Stop] = (),
    rolls: bool = True,
) -> Due:
    """End of a period of `value` units (plus `extensions`, in the same unit) that began by an event on
    `start`.

    `rolls` False is for terms that limit the authority, publicity periods and yearly dates: act by the
    earlier day. Raises ValueError for hours (use `due_at`) and for a negative length.
    """
    unit, stops, total = Unit(unit), sorted(stops, key=lambda s: s.first), value + sum(extensions)
    if unit is Unit.HOUR or total < 0:
        raise ValueError("hours are counted by due_at, and a period cannot be negative")
    needed = _days_needed(start, total, unit)
    nominal, left = _walk(start, needed, unit, calendar, stops)
    end = _roll(nominal, calendar, stops) if nominal and rolls and unit is not Unit.WORKDAY else nominal
    first_used = start + ONE_DAY if unit is Unit.WORKDAY else nominal
    looks_at_calendar = end is not None and (unit is Unit.WORKDAY or rolls)
    years = calendar.unsettled_years(first_used, end) if looks_at_calendar else ()
    excluded = sum(_stopped(day, stops) for day in days(start + ONE_DAY, end)) if end else 0
    steps = _begin(start, value, unit, extensions) + _taken_out(start, end, stops, excluded)
    steps += _ending(nominal, end, rolls, unit, calendar, left) + _waiting(years)
    return Due(
        on=end, nominal=nominal, provisional=bool(years), steps=tuple(steps), excluded=excluded, left=left
    )


def _days_needed(start: date, total: int, unit: Unit) -> int:
    """Months and years become the days up to the corresponding day, so that stops are taken out of them
    alike.
    """
    if unit in (Unit.MONTH, Unit.YEAR):
        return (add_months(start, total * (12 if unit is Unit.YEAR else 1)) - start).days
    return total


def _stopped(day: date, stops: Sequence[Stop]) -> bool:
    return any(stop.covers(day) for stop in stops)


def _frozen(day: date, stops: Sequence[Stop]) -> bool:
    return any(stop.last is None and stop.first <= day for stop in stops)


def _walk(start, needed, unit, calendar, stops) -> tuple[date | None, int]:
    """The last counted day, or None with what is left when an open stop is met first."""
    day = start
    while needed:
        day += ONE_DAY
        if _frozen(day, stops):
            return None, needed
        needed -= not _stopped(day, stops) and (unit is not Unit.WORKDAY or calendar.is_workday(day))
    return day, 0


def _roll(day: date, calendar: Calendar, stops: Sequence[Stop]) -> date | None:
    """The first working day on or after `day` that is not itself taken out of the period."""
    while not calendar.is_workday(day) or _stopped(day, stops):
        if _frozen(day, stops):
            return None
        day += ONE_DAY
    return day


def _begin(start, value, unit, extensions) -> list[Step]:
    length = quantity(value, unit) + "".join(f" + 延长 {quantity(more, unit)}" for more in extensions)
    return [Step("起算", f"{start} 当日不计入，自次日起算"), Step("期间", length)]


def _taken_out(start, end, stops, excluded) -> list[Step]:
    lines = []
    for stop in stops:
        if (end is None or stop.first <= end) and (stop.last is None or stop.last > start):
            reason = f"（{stop.reason}）" if stop.reason else ""
            lines.append(Step("扣除", f"{stop.first} 至 {stop.last or '今'}，首尾日均不计入{reason}"))
    if excluded:
        lines.append(Step("扣除合计", f"{excluded} 日，重叠部分只扣一次"))
    return lines


def _ending(nominal, end, rolls, unit, calendar, left) -> list[Step]:
    if nominal is None:
        rest = Unit.WORKDAY if unit is Unit.WORKDAY else Unit.DAY
        return [Step("中止", f"时钟停止，恢复后还有 {quantity(left, rest)}")]
    if end is None:
        return [Step("中止", f"{nominal} 为休息日，顺延期间时钟停止")]
    guessed = "" if calendar.is_settled(nominal) else "（放假安排未公布）"
    lines = [Step("末日", f"{nominal}，{calendar.describe(nominal)}{guessed}")]
    if end != nominal:
        lines.append(Step("顺延", f"末日不是工作日，顺延至 {end}（民法典 第203条）"))
    elif not rolls and not calendar.is_workday(nominal):
        lines.append(Step("不顺延", "本项期限遇休息日不顺延，应在末日前办理"))
    return lines


def _waiting(years) -> list[Step]:
    return [Step("暂定", f"{year} 年放假安排未公布，先按周末和法定假日推算，公布后重算") for year in years]
