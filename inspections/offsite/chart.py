"""A month of one parameter as a picture and as a table: limits as lines, marked hours as bands, gaps as gaps."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils.safestring import SafeString

from bureau.charts.svg import dot, frame, line, link, polyline, rect, text
from inspections.offsite.models.reading import Mark
from inspections.offsite.rules import HOUR, Bound, Sample, Series
from inspections.offsite.wording import plain

WIDTH, HEIGHT = 1106, 300
LEFT, RIGHT, TOP, BOTTOM = 52, 112, 30, 28
FEW_DAYS = 10  # up to so many days each is set off by a line
STEPS = (1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10)


@dataclass(frozen=True)
class Cell:
    """One hour in the table."""

    text: str
    css: str


@dataclass(frozen=True)
class Row:
    """One day in the table."""

    day: date
    cells: list[Cell]
    mean: str
    over: bool


def span_of(month: date) -> tuple[date, date]:
    """Half-open range of the days of a month."""
    return month, month + timedelta(days=monthrange(month.year, month.month)[1])


def _top(series: Series, bounds: list[Bound]) -> float:
    values = [float(s.value) for s in series.hours.values() if s.counts]
    values += [float(v) for b in bounds for v in (b.hourly, b.daily) if v is not None]
    most = max(values, default=1.0) * 1.05 or 1.0
    scale = 10 ** len(str(int(most / 4))) / 10 if most >= 4 else 10 ** (len(str(int(4 / most))) * -1)
    return 4 * scale * next((s for s in STEPS if 4 * scale * s >= most), 10)


class Picture:
    """Places of one drawing."""

    def __init__(self, series: Series, first: date, beyond: date):
        self.series, self.first, self.beyond = series, first, beyond
        self.start = datetime.combine(first, time.min)
        self.count = 24 * (beyond - first).days
        bounds = {series.bound(first + timedelta(days=n)) for n in range((beyond - first).days)}
        self.top = _top(series, [b for b in bounds if b])

    def x(self, at: datetime) -> float:
        """Where an hour begins."""
        return LEFT + (WIDTH - LEFT - RIGHT) * ((at - self.start) / HOUR) / self.count

    def y(self, value) -> float:
        """How high a value stands."""
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - min(float(value), self.top) / self.top)

    def hours(self):
        """Every hour of the picture with its sample or None."""
        for n in range(self.count):
            at = self.start + n * HOUR
            yield at, self.series.hours.get(at)


def draw(
    series: Series, first: date, beyond: date, *, unit: str, doors: dict[date, tuple[str, str]]
) -> SafeString:
    """The picture; `doors` are the days with anomalies: what is said of each and the address of its list."""
    picture = Picture(series, first, beyond)
    parts = [
        *_bands(picture),
        *_grid(picture),
        *_curve(picture),
        *_limits(picture),
        *_over(picture),
        *_doors(picture, doors),
    ]
    label = f"{series.name} {first:%Y 年 %m 月}小时均值{f'，{unit}' if unit else ''}；数值见下表"
    return frame(WIDTH, HEIGHT, label, parts)


def _grid(p: Picture):
    for step in range(5):
        value = p.top * step / 4
        yield line(LEFT, p.y(value), WIDTH - RIGHT, p.y(value), "grid")
        yield text(LEFT - 8, p.y(value) + 4, f"{value:g}", "dim", "end")
    days = (p.beyond - p.first).days
    for n in range(days):
        day = p.first + timedelta(days=n)
        if 0 < n and days <= FEW_DAYS:
            begins = p.x(datetime.combine(day, time.min))
            yield line(begins, TOP, begins, HEIGHT - BOTTOM, "grid")
        middle = p.x(datetime.combine(day, time(12)))
        yield text(middle, HEIGHT - 8, day.day, "dim", "middle")


def _runs(p: Picture, key):
    """(first hour, hour after the last, key) of hours in a row with the same key; None is no key."""
    begun, was = p.start, None
    for at, sample in p.hours():
        now = key(sample)
        if now != was:
            if was is not None:
                yield begun, at, was
            begun, was = at, now
    if was is not None:
        yield begun, p.start + p.count * HOUR, was


def _bands(p: Picture):
    deep = HEIGHT - TOP - BOTTOM
    for first, beyond, mark in _runs(p, lambda s: s.mark if s and s.mark != Mark.NORMAL else None):
        wide = p.x(beyond) - p.x(first)
        yield rect(p.x(first), TOP, max(wide, 2), deep, "off")
        if wide > 26:
            yield text(p.x(first) + wide / 2, TOP + 14, Mark(mark).label, "dim", "middle")


def _curve(p: Picture):
    points: list[tuple[float, float]] = []
    for at, sample in [*p.hours(), (None, None)]:
        if sample is not None and sample.counts:
            points.append((p.x(at), p.y(sample.value)))
            continue
        if len(points) > 1:
            yield polyline(points, "line1")
        elif points:
            yield rect(points[0][0] - 1, points[0][1] - 1, 2, 2, "s1")
        points = []


def _limits(p: Picture):
    ends: dict[tuple, list[str]] = {}
    for name, words, css in (
        ("hourly", "小时", "axis"),
        ("daily", "日", "last"),
        ("low", "", "axis"),
    ):
        begun, was = p.first, None
        days = [p.first + timedelta(days=n) for n in range((p.beyond - p.first).days)]
        for day in [*days, p.beyond]:
            bound = p.series.bound(day) if day < p.beyond else None
            value = getattr(bound, name) if bound else None
            if value != was:
                if was is not None:
                    left, right = (p.x(datetime.combine(d, time.min)) for d in (begun, day))
                    yield line(left, p.y(was), right, p.y(was), css)
                    if day == p.beyond:
                        ends.setdefault((was, name == "low"), []).append(words)
                begun, was = day, value
    yield from _ends(p, ends)


def _ends(p: Picture, ends: dict[tuple, list[str]]):
    """What the limit lines are, beside their ends: one label for lines that coincide, none upon another."""
    lowest = float("-inf")
    for (value, low), words in sorted(ends.items(), key=lambda item: -item[0][0]):
        place = max(p.y(value) + 4, lowest + 15)
        lowest = place
        yield text(
            WIDTH - RIGHT + 6, place, f"{'下限' if low else '、'.join(words) + '限值'} {plain(value)}", "b"
        )


def _over(p: Picture):
    for at, sample in p.hours():
        if sample is not None and is_over(sample, p.series.bound(at.date())):
            yield dot(p.x(at), p.y(sample.value), "s3")


def is_over(sample: Sample, bound: Bound | None) -> bool:
    """Whether an hour exceeds the hourly limit or falls below the lower one."""
    if bound is None or not sample.counts:
        return False
    high = bound.hourly is not None and sample.value > bound.hourly
    return high or (bound.low is not None and sample.value < bound.low)


def _doors(p: Picture, doors: dict[date, tuple[str, str]]):
    for day, (words, url) in doors.items():
        middle = p.x(datetime.combine(day, time(12)))
        mark = rect(middle - 12, 3, 24, 20, "box") + text(middle, 17, "异", "b", "middle")
        yield link(url, f"{day} {words}", mark)


def table(series: Series, first: date, beyond: date) -> list[Row]:
    """Every day with its 24 hours and its mean: the sent one, else that of its measurements."""
    rows = []
    for n in range((beyond - first).days):
        day = first + timedelta(days=n)
        start, bound = datetime.combine(day, time.min), series.bound(day)
        samples = [series.hours.get(start + k * HOUR) for k in range(24)]
        mean = _mean(series, day)
        over = bool(bound and bound.daily is not None and mean is not None and mean > bound.daily)
        cells = [_cell(sample, bound) for sample in samples]
        rows.append(Row(day, cells, "—" if mean is None else plain(mean), over))
    return rows


def _mean(series: Series, day: date) -> Decimal | None:
    sent = series.days.get(day)
    if sent is not None and sent.counts:
        return sent.value
    values = series.measured(day)
    return (sum(values.values()) / len(values)).quantize(Decimal("0.01")) if values else None


def _cell(sample: Sample | None, bound: Bound | None) -> Cell:
    if sample is None:
        return Cell("—", "dim")
    if sample.mark != Mark.NORMAL:
        value = "" if sample.value is None else f"{plain(sample.value)} "
        return Cell(f"{value}{Mark(sample.mark).label[0]}", "dim")
    return Cell(plain(sample.value), "strong" if is_over(sample, bound) else "")
