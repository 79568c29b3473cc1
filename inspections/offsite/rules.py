"""What is wrong with a series of hourly values. Pure: no Django, no database; times are local hours without zone.

Every rule judges one day and looks at most `LOOK_BACK` days back and one day ahead, so that new data can only change
the findings of nearby days. Marked values (fault, calibration, maintenance, stopped) are no measurements: they are
never judged, they only must be covered by a report of the same kind.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from statistics import median

NORMAL, FAULT, CALIBRATION = "N", "F", "C"
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
LOOK_BACK = 10  # days; drift looks farthest
LOOK_AHEAD = 2
LEAST_NEIGHBOURS = 4
MARK_WORDS = {"F": "故障", "C": "校准", "M": "维护", "S": "停运"}


@dataclass(frozen=True)
class Settings:
    """The figures of one day; see data/detection.toml. The first two are law."""

    gap_hours: int
    restore_hours: int
    valid_share: Decimal
    flat_hours: int
    spike_times: Decimal
    spike_around: int
    spike_floor: Decimal
    drift_share: Decimal
    drift_days: int
    calibration_hours: int
    no_flat: frozenset[str] = frozenset()
    flat_by_name: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sample:
    """One hour's mean."""

    value: Decimal | None
    mark: str = NORMAL

    @property
    def counts(self) -> bool:
        """Whether it is a measurement."""
        return self.mark == NORMAL and self.value is not None


@dataclass(frozen=True)
class Bound:
    """What is allowed from a day on."""

    since: date
    hourly: Decimal | None = None
    daily: Decimal | None = None
    low: Decimal | None = None
    standard: str = ""


@dataclass(frozen=True)
class Excuse:
    """A reported state of the device, half-open; `beyond` None while it lasts."""

    mark: str
    first: datetime
    beyond: datetime | None = None

    def covers(self, at: datetime) -> bool:
        """Whether an hour lies in it, even in part."""
        return self.first < at + HOUR and (self.beyond is None or at < self.beyond)


@dataclass(frozen=True)
class Series:
    """The data of one parameter: expected from `since` up to, not including, `until`."""

    name: str
    hours: dict[datetime, Sample]
    since: datetime
    until: datetime
    days: dict[date, Sample] = field(default_factory=dict)
    bounds: tuple[Bound, ...] = ()
    excuses: tuple[Excuse, ...] = ()

    def bound(self, day: date) -> Bound | None:
        """The limits in force on a day."""
        return max((b for b in self.bounds if b.since <= day), key=lambda b: b.since, default=None)

    def measured(self, day: date) -> dict[datetime, Decimal]:
        """The measurements of a day."""
        return {at: sample.value for at in hours_of(day) if (sample := self.hours.get(at)) and sample.counts}

    def excused(self, at: datetime, *, but: str = "") -> bool:
        """Whether an hour without data lies in a reported state other than `but`."""
        return any(e.mark != but and e.covers(at) for e in self.excuses)

    def expected(self, at: datetime) -> bool:
        """Whether there should be data for an hour."""
        return self.since <= at < self.until

    def missing(self, at: datetime) -> bool:
        """No value and no mark, though one was due. A reported fault excuses none: manual values replace it."""
        if not self.expected(at) or self.excused(at, but=FAULT):
            return False
        sample = self.hours.get(at)
        return sample is None or (sample.mark == NORMAL and sample.value is None)


@dataclass(frozen=True)
class Finding:
    """What one rule found on one day; `hours` are the hours concerned, `facts` what the arithmetic was."""

    rule: str
    day: date
    hours: tuple[datetime, ...]
    facts: dict


def hours_of(day: date) -> list[datetime]:
    """The 24 hours of a local day."""
    start = datetime.combine(day, time.min)
    return [start + n * HOUR for n in range(24)]


def hourly(series: Series, day: date, settings: Settings) -> Finding | None:
    """小时均值超标: measurements above the hourly limit, or below the lower one."""
    bound = series.bound(day)
    if bound is None or (bound.hourly is None and bound.low is None):
        return None
    wrong = {
        at: value
        for at, value in series.measured(day).items()
        if (bound.hourly is not None and value > bound.hourly)
        or (bound.low is not None and value < bound.low)
    }
    if not wrong:
        return None
    facts = {
        "limit": bound.hourly,
        "low": bound.low,
        "standard": bound.standard,
        "values": list(wrong.values()),
    }
    return Finding("hourly", day, tuple(wrong), facts)


def daily(series: Series, day: date, settings: Settings) -> Finding | None:
    """日均值超标: the mean sent for the day, else the mean of its measurements when there are enough of them."""
    bound, sent = series.bound(day), series.days.get(day)
    if bound is None or bound.daily is None:
        return None
    values = series.measured(day)
    if sent is not None and sent.counts:
        mean, made = sent.value, "sent"
    elif len(values) >= 24 * settings.valid_share:
        mean, made = (sum(values.values()) / len(values)).quantize(Decimal("0.0001")), "computed"
    else:
        return None
    if mean <= bound.daily:
        return None
    facts = {
        "mean": mean,
        "limit": bound.daily,
        "standard": bound.standard,
        "hours": len(values),
        "mean_is": made,
    }
    return Finding("daily", day, (), facts)


def gap(series: Series, day: date, settings: Settings) -> Finding | None:
    """数据缺失: two values more than `gap_hours` apart."""
    hours = [
        at for at in hours_of(day) if series.missing(at) and _run(series.missing, at) >= settings.gap_hours
    ]
    longest = max((_run(series.missing, at) for at in hours), default=0)
    return Finding("gap", day, tuple(hours), {"missing": len(hours), "in_a_row": longest}) if hours else None


def share(series: Series, day: date, settings: Settings) -> Finding | None:
    """有效数据不足: too few values of the hours that owed one; hours in a reported state owe none."""
    owed = [at for at in hours_of(day) if series.expected(at) and not series.excused(at, but=FAULT)]
    if len(owed) < 24 or day + DAY > series.until.date():
        return None  # a day begun, ended or partly excused is not measured by its share
    got = [at for at in owed if not series.missing(at)]
    if len(got) >= len(owed) * settings.valid_share:
        return None
    return Finding("share", day, (), {"owed": len(owed), "got": len(got), "share": settings.valid_share})


def flat(series: Series, day: date, settings: Settings) -> Finding | None:
    """数据恒定: the very same measurement hour after hour."""
    if series.name in settings.no_flat:
        return None
    least = settings.flat_by_name.get(series.name, settings.flat_hours)
    found: dict[datetime, Decimal] = {}
    for at, value in series.measured(day).items():
        if (
            _run(lambda h, v=value: (s := series.hours.get(h)) is not None and s.counts and s.value == v, at)
            >= least
        ):
            found[at] = value
    if not found:
        return None
    return Finding("flat", day, tuple(found), {"values": sorted(set(found.values())), "at_least": least})


def spike(series: Series, day: date, settings: Settings) -> Finding | None:
    """数据突变: a measurement many times its neighbours', which are as before afterwards."""
    bound = series.bound(day)
    limit = (bound.hourly or bound.daily) if bound else None
    floor = limit * settings.spike_floor if limit else Decimal(0)
    found = {}
    for at, value in series.measured(day).items():
        around = [*_near(series, at, -HOUR, settings), *_near(series, at, HOUR, settings)]
        if len(around) < LEAST_NEIGHBOURS:
            continue
        usual = median(around)
        if value > settings.spike_times * usual and value - usual > floor:
            found[at] = (value, usual)
    if not found:
        return None
    values, usual = zip(*found.values(), strict=True)
    return Finding("spike", day, tuple(found), {"values": list(values), "usual": list(usual)})


def drift(series: Series, day: date, settings: Settings) -> Finding | None:
    """数据漂移: three daily medians going one way, the last far from the week before."""
    last = [_daily_median(series, day - n * DAY) for n in (2, 1, 0)]
    week = [_daily_median(series, day - n * DAY) for n in range(3, 3 + settings.drift_days)]
    known = [m for m in week if m is not None]
    if None in last or len(known) < max(3, settings.drift_days - 2):
        return None
    base = median(known)
    rising, falling = last[0] < last[1] < last[2], last[0] > last[1] > last[2]
    if base <= 0 or not (rising or falling) or abs(last[2] - base) <= settings.drift_share * base:
        return None
    return Finding("drift", day, (), {"median": last[2], "before": base, "rising": rising})


def state(series: Series, day: date, settings: Settings) -> Finding | None:
    """标记异常: marks nobody reported, calibrations without end, faults beyond the term for restoring."""
    bare, long, late = [], [], []
    for at in hours_of(day):
        sample = series.hours.get(at)
        if sample is None or sample.mark == NORMAL:
            continue
        if not any(e.mark == sample.mark and e.covers(at) for e in series.excuses):
            bare.append(at)
        run = _run(
            lambda h, m=sample.mark: (s := series.hours.get(h)) is not None and s.mark == m, at, ahead=False
        )
        if sample.mark == CALIBRATION and run > settings.calibration_hours:
            long.append(at)
        if sample.mark == FAULT and run > settings.restore_hours:
            late.append(at)
    if not (bare or long or late):
        return None
    marks = sorted({series.hours[at].mark for at in (*bare, *long, *late)})
    facts = {
        "unreported": len(bare),
        "long_calibration": len(long),
        "late_restore": len(late),
        "marks": marks,
    }
    return Finding("state", day, tuple(sorted({*bare, *long, *late})), facts)


RULES = (hourly, daily, gap, share, flat, spike, drift, state)


def find(
    series: Series, first: date, beyond: date, settings_of: Callable[[date], Settings]
) -> Iterator[Finding]:
    """Every finding of the half-open range of days."""
    for n in range((beyond - first).days):
        day = first + n * DAY
        for rule in RULES:
            if found := rule(series, day, settings_of(day)):
                yield found


def _run(holds: Callable[[datetime], bool], at: datetime, *, ahead: bool = True) -> int:
    """How many hours in a row, this one included, something holds; bounded by how far rules may look."""
    length, back = 1, at - HOUR
    while holds(back) and length <= 24 * (LOOK_BACK - 1):
        length, back = length + 1, back - HOUR
    on, steps = at + HOUR, 0
    while ahead and holds(on) and steps < 24:
        length, on, steps = length + 1, on + HOUR, steps + 1
    return length


def _near(series: Series, at: datetime, step: timedelta, settings: Settings) -> list[Decimal]:
    near = (series.hours.get(at + n * step) for n in range(1, settings.spike_around + 1))
    return [sample.value for sample in near if sample is not None and sample.counts]


def _daily_median(series: Series, day: date) -> Decimal | None:
    values = series.measured(day)
    return median(values.values()) if len(values) >= 12 else None
