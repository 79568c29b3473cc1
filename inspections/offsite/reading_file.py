"""Rows of readings as they come, from a table or a message, into values the database takes. Pure but for the clock.

Columns: 点位编号, 监测因子, 时间 (起始时刻), 数值, 标记, 类型. A year of hours of 200 points
holds every hour 200 times: what was understood once is looked up.
"""

import csv
import io
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal, InvalidOperation
from zipfile import ZipFile

from openpyxl import load_workbook

from inspections.offsite.models.reading import Mark, Span

HEADS = ("点位编号", "监测因子", "时间", "数值", "标记", "类型")
REQUIRED = HEADS[:4]
MOST_ROWS = 3_000_000
UNPACKED_LIMIT = 512 * 1024 * 1024
HELD_LIMIT = 64 * 1024 * 1024  # a part beside the sheets: words that many cells share are held in memory
MOST_COLUMNS = 60  # a sheet may say it is 16,384 wide and hold six
MARKS = {
    "": "N",
    **{label: value for value, label in Mark.choices},
    **{m.name.lower(): m.value for m in Mark},
}
SPANS = {"": 1, "小时": 1, "日": 24, "hour": 1, "day": 24, **{label: value for value, label in Span.choices}}
_NUMBER = re.compile(r"-?[0-9]{1,8}(?:\.[0-9]{1,4})?")
_MOMENT = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2})(?::(\d{2}))?(?::(\d{2}))?)?")


class Unreadable(Exception):
    """The file as a whole cannot be used; a Chinese sentence says why and what to do."""


class WrongRow(Exception):
    """One row cannot be used; a Chinese phrase says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """A parameter of a point that may be written: since when its data is expected."""

    parameter: int
    point: int
    since: datetime


@dataclass
class Reader:
    """Understands rows. `places` maps (point code, parameter name) to what may be written."""

    places: dict[tuple[str, str], Place]
    zone: tzinfo
    now: datetime
    _moments: dict[str, datetime] = field(default_factory=dict)

    def read(
        self, code: str, name: str, moment: str, value: str, mark: str, span: str
    ) -> tuple[Place, tuple]:
        """The place and (parameter, span, at, value or None, mark). Raises WrongRow."""
        place = self.places.get((code, name))
        if place is None:
            known = any(code == point for point, _ in self.places)
            raise WrongRow(
                f"点位 {code} 没有因子“{name}”" if known else f"没有点位 {code or '（空）'}，或者不在可写范围"
            )
        letter, hours = MARKS.get(mark), SPANS.get(span)
        if letter is None:
            raise WrongRow(f"标记“{mark}”不在 正常、故障、校准、维护、停运 之内")
        if hours is None:
            raise WrongRow(f"类型“{span}”应填 小时 或 日")
        at = self._moments.get(moment) or self._moment(moment)
        if hours == Span.DAY and at.astimezone(self.zone).hour:
            raise WrongRow("日均值的时间应为日期")
        if at > self.now:
            raise WrongRow(f"时间 {moment} 还没有到")
        if at < place.since:
            raise WrongRow(f"时间 {moment} 早于联网日期")
        number = value if _NUMBER.fullmatch(value) else _number(value)
        if number is None and letter == Mark.NORMAL:
            raise WrongRow("缺数值；没有数值的须有标记")
        return place, (place.parameter, hours, at, number, letter)

    def _moment(self, text: str) -> datetime:
        found = _MOMENT.fullmatch(text)
        try:
            year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
            at = datetime(year, month, day, hour, minute, second, tzinfo=self.zone)
        except (AttributeError, ValueError):
            raise WrongRow(f"时间“{text}”不能识别，应如 2026-11-23 08:00") from None
        if minute or second:
            raise WrongRow(f"时间“{text}”不是整点")
        self._moments[text] = at
        return at


def _number(text: str) -> str | None:
    if not text:
        return None
    try:
        value = Decimal(text).quantize(Decimal("0.0001"))
        if not value.is_finite() or abs(value) >= 10**8 or "_" in text:
            raise InvalidOperation
    except InvalidOperation:
        raise WrongRow(f"数值“{text[:20]}”不是数，或者过大") from None
    return f"{value:f}"


def rows_of(source, name: str):
    """Yields (row number, six cells as text) for every row that is not empty. Raises Unreadable."""
    rows = _xlsx_rows(source) if name.lower().endswith((".xlsx", ".xlsm")) else _csv_rows(source)
    try:
        yield from _numbered(rows)
    finally:
        rows.close()  # now, while the source is open, and not when the garbage is collected


def _numbered(rows):
    heads = [_text(cell) for cell in next(rows, [])]
    if missing := [head for head in REQUIRED if head not in heads]:
        raise Unreadable(f"表头缺 {'、'.join(missing)}。第一行须为：{'、'.join(HEADS)}。")
    places = [heads.index(head) if head in heads else -1 for head in HEADS]
    last = max(places)
    for number, row in enumerate(rows, start=2):
        if number > MOST_ROWS + 1:
            raise Unreadable(f"超过 {MOST_ROWS:,} 行。请分成几个文件。")
        if len(row) <= last:
            row = [*row, *[""] * (last + 1 - len(row))]
        cells = [_text(row[place]) if place >= 0 else "" for place in places]
        if any(cells):
            yield number, cells


def _text(value) -> str:
    if value.__class__ is str:
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        whole = value.replace(microsecond=0) + timedelta(seconds=round(value.microsecond / 1e6))
        return f"{whole:%Y-%m-%d %H:%M:%S}"
    return str(value).strip()


def _xlsx_rows(source):
    try:
        with ZipFile(source) as package:
            sizes = {part.filename: part.file_size for part in package.infolist()}
        held = max((n for name, n in sizes.items() if not name.startswith("xl/worksheets/")), default=0)
        if sum(sizes.values()) > UNPACKED_LIMIT or held > HELD_LIMIT:
            raise Unreadable("文件解开后过大。请另存为 CSV 后重传。")
        source.seek(0)
        sheet = load_workbook(source, read_only=True, data_only=True).active
        yield from sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    except Unreadable:
        raise
    except Exception as error:  # what a broken package makes the library raise is written down nowhere
        raise Unreadable("文件不是可读取的 XLSX 表格。请另存为 XLSX 或 CSV 后重传。") from error


def _csv_rows(source):
    text = io.TextIOWrapper(source, encoding=_encoding(source), newline="")
    try:
        yield from csv.reader(text)
    except (csv.Error, UnicodeDecodeError) as error:
        raise Unreadable("文件不是文本表格。请用表格软件另存为 XLSX 或 CSV 后重传。") from error
    finally:
        text.detach()


def _encoding(source) -> str:
    """By its head line, which must hold our words: a file of a year is not read twice for it."""
    head = source.read(4096).split(b"\n")[0]
    source.seek(0)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            head.decode(encoding)
            return encoding
        except UnicodeDecodeError:
            continue
    raise Unreadable("文件的编码不能识别。请另存为 UTF-8 编码的 CSV 后重传。")
