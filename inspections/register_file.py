"""Reading and writing the enterprise register as a table with Chinese heads, without touching the database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from bureau.cells import STARTS_A_FORMULA, printable
from inspections.models.enterprise import Category, Enterprise, Industry, Permit
from inspections.sheet import MOST_ROWS, Unreadable, table_of

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
_VALUES = {name: {label: value for value, label in kind.choices} for name, kind in _CHOICES.items()}
_YES, _NO = {"是", "有", "1", "TRUE", "√", "Y"}, {"否", "无", "0", "FALSE", "N"}
LONGEST = {  # characters
    column.name: column.max_length for column in Enterprise._meta.concrete_fields if column.max_length
}
_CODE = re.compile("[0-9]{8}[0-9A-HJ-NPQRTUWXY]{10}")
_SIGNS = {sign: value for value, sign in enumerate("0123456789ABCDEFGHJKLMNPQRTUWXY")}
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
LARGEST = Decimal(10) ** 12  # yuan; what the column holds


def columns() -> list[tuple[str, str, bool]]:
    """Each head with what its cells may hold, and whether the column must be there."""
    limits = {name: "、".join(values) for name, values in _VALUES.items()}
    limits |= {"code": "18 位，按营业执照", "investment": "元，没有则空着"}
    limits |= dict.fromkeys(("online_monitoring", "active"), "是、否")
    return [(head, limits.get(name, "文字"), name in REQUIRED) for head, name in HEADS.items()]


@dataclass
class Line:
    """One row: its place in the file, its cells as written, and what they mean or what is wrong with them."""

    number: int
    cells: dict[str, str]
    facts: dict = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def lines_of(source, name: str) -> tuple[int, Iterator[Line]]:
    """About how many rows the file has, and a Line for every row that is not empty. Raises Unreadable."""
    size, rows = table_of(source, name)
    heads = [str(cell or "").strip() for cell in next(rows, [])]
    missing = [head for head, name in HEADS.items() if name in REQUIRED and head not in heads]
    if missing:
        raise Unreadable(f"表头缺 {'、'.join(missing)}。请用导出的表格作模板，第一行为表头。")
    return size, _lines(heads, rows)


def _lines(heads: list[str], rows) -> Iterator[Line]:
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


def _text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    text = printable(str(value)).strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(STARTS_A_FORMULA) else text


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
        if text in _VALUES[name]:
            line.facts[name] = _VALUES[name][text]
        else:
            line.faults.append(f"{head}“{text}”不在 {'、'.join(_VALUES[name])} 之内")
    elif name in ("online_monitoring", "active"):
        if text.upper() in _YES | _NO:
            line.facts[name] = text.upper() in _YES
        else:
            line.faults.append(f"{head}“{text}”应填是或否")
    elif name == "investment":
        _read_amount(line, head, text)
    else:
        _read_words(line, head, name, text)


def is_code(text: str) -> bool:
    """Whether a text is a 统一社会信用代码 with a right check digit (GB 32100), as the model's validator says.

    Counted here because the validator's library takes a second for every 20,000 codes.
    """
    if not _CODE.fullmatch(text):
        return False
    total = sum(_SIGNS[sign] * weight for sign, weight in zip(text, _WEIGHTS, strict=False))
    return _SIGNS[text[17]] == (31 - total) % 31


def _read_words(line: Line, head: str, name: str, text: str) -> None:
    if name == "code" and not is_code(text.upper()):
        line.faults.append(f"{head} {text} 不对：须为 18 位且校验位相符，请按营业执照核对")
    elif len(text) > LONGEST[name]:
        line.faults.append(f"{head}超过 {LONGEST[name]} 字")
    else:
        line.facts[name] = text.upper() if name == "code" else text


def _read_amount(line: Line, head: str, text: str) -> None:
    try:
        amount = Decimal(text.replace(",", "")).quantize(Decimal("0.01"))
    except InvalidOperation:
        line.faults.append(f"{head}“{text}”不是金额")
        return
    if 0 <= amount < LARGEST:
        line.facts["investment"] = amount
    else:
        line.faults.append(f"{head}“{text}”不是 0 到 {LARGEST:,.0f} 元之间的金额")


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
