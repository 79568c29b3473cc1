"""Reading and writing the enterprise register as a table with Chinese heads, without touching the database."""

import csv
import io
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from inspections.models.enterprise import Category, Industry, Permit

MOST_ROWS = 100_000
UNPACKED_LIMIT = 512 * 1024 * 1024
HEADS = {
    "统一社会信用代码": "code",
    "企业名称": "name",
    "简称": "short_name",
    "监管类别": "category",
    "排污许可": "permit",
    "行业": "industry",
    "乡镇": "town",
    "地址": "address",
    "法定代表人": "legal_representative",
    "环保联系人": "contact",
    "联系电话": "phone",
    "在线监控": "online_monitoring",
    "总投资（元）": "investment",
    "在用": "active",
}
REQUIRED = ("code", "name", "category", "town", "address")
_CHOICES = {"category": Category, "permit": Permit, "industry": Industry}
_YES, _NO = {"是", "有", "1", "TRUE", "√", "Y"}, {"否", "无", "0", "FALSE", "N"}


class Unreadable(Exception):
    """The file as a whole cannot be used; a Chinese sentence says why and what to do."""


@dataclass
class Line:
    """One row: its place in the file, its cells as written, and what they mean or what is wrong with them."""

    number: int
    cells: dict[str, str]
    facts: dict = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def lines_of(source, name: str):
    """Yields a Line for every row that is not empty. Raises Unreadable."""
    rows = _xlsx_rows(source) if name.lower().endswith((".xlsx", ".xlsm")) else _csv_rows(source)
    heads = [str(cell or "").strip() for cell in next(rows, [])]
    missing = [head for head, name in HEADS.items() if name in REQUIRED and head not in heads]
    if missing:
        raise Unreadable(f"表头缺 {'、'.join(missing)}。请用导出的表格作模板，第一行为表头。")
    seen: dict[str, int] = {}
    count = 0
    for number, row in enumerate(rows, start=2):
        cells = {head: _text(value) for head, value in zip(heads, row, strict=False) if head}
        if not any(cells.values()):
            continue
        count += 1
        if count > MOST_ROWS:
            raise Unreadable(f"超过 {MOST_ROWS:,} 行。请分成几个文件。")
        yield _read(number, cells, seen)


def _xlsx_rows(source):
    try:
        _refuse_bomb(source)
        book = load_workbook(source, read_only=True, data_only=True)
        yield from book.active.iter_rows(values_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise Unreadable("文件不是可读取的 XLSX 表格。请用表格软件另存为 XLSX 或 CSV 后重传。") from error


def _refuse_bomb(source) -> None:
    """A workbook is unpacked in memory in part; an honest one of 100,000 rows unpacks to some 100 MB."""
    with ZipFile(source) as package:
        size = sum(part.file_size for part in package.infolist())
    source.seek(0)
    if size > UNPACKED_LIMIT:
        raise Unreadable("文件解开后过大。请分成几个文件，或者另存为 CSV 后重传。")


def _csv_rows(source):
    raw = source.read()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Unreadable("文件的编码不能识别。请另存为 UTF-8 编码的 CSV 后重传。")
    if "\x00" in text:
        raise Unreadable("文件不是文本表格。请用表格软件另存为 XLSX 或 CSV 后重传。")
    yield from csv.reader(io.StringIO(text, newline=""))


def _text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    text = str(value).strip()
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text


def _read(number: int, cells: dict[str, str], seen: dict[str, int]) -> Line:
    line = Line(number, cells)
    for head, name in HEADS.items():
        if head in cells:
            _read_cell(line, head, name, cells[head])
    code = line.facts.get("code", "")
    if code and code in seen:
        line.faults.append(f"与第 {seen[code]} 行的统一社会信用代码重复")
    seen.setdefault(code, number)
    return line


def _read_cell(line: Line, head: str, name: str, text: str) -> None:
    """An empty cell of an optional column says nothing: what is stored stays."""
    if not text:
        line.faults += [f"缺{head}"] if name in REQUIRED else []
    elif name in _CHOICES:
        labels = {label: value for value, label in _CHOICES[name].choices}
        if text in labels:
            line.facts[name] = labels[text]
        else:
            line.faults.append(f"{head}“{text}”不在 {'、'.join(labels)} 之内")
    elif name in ("online_monitoring", "active"):
        if text.upper() in _YES | _NO:
            line.facts[name] = text.upper() in _YES
        else:
            line.faults.append(f"{head}“{text}”应填是或否")
    elif name == "investment":
        _read_amount(line, head, text)
    else:
        line.facts[name] = text.upper() if name == "code" else text


def _read_amount(line: Line, head: str, text: str) -> None:
    try:
        line.facts["investment"] = Decimal(text.replace(",", "")).quantize(Decimal("0.01"))
    except InvalidOperation:
        line.faults.append(f"{head}“{text}”不是金额")


def cells_of(enterprise) -> list[str]:
    """An enterprise as one row under HEADS."""
    values = []
    for name in HEADS.values():
        value = getattr(enterprise, name)
        if name in _CHOICES:
            value = getattr(enterprise, f"get_{name}_display")()
        elif isinstance(value, bool):
            value = "是" if value else "否"
        values.append("" if value is None else str(value))
    return values
