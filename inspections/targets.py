"""Target lists of campaigns: the digest that freezes one, and codes read out of an uploaded file."""

import io
import re
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from inspections import draw as lots
from inspections.models import Campaign

MOST_BYTES = 5 * 1024 * 1024
UNPACKED_LIMIT = 100 * 1024 * 1024
_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])")


class Unreadable(Exception):
    """The file cannot be used; a Chinese sentence says why and what to do."""


def targets_digest(campaign: Campaign) -> str:
    """SHA-256 over the codes on the list in rising order, one a line."""
    return lots.digest(*sorted(campaign.targets.values_list("enterprise__code", flat=True)))


def codes_in(text: str) -> list[str]:
    """Every 统一社会信用代码 in a text, in order, each once."""
    return list(dict.fromkeys(_CODE.findall(text.upper())))


def codes_of_file(source, name: str) -> list[str]:
    """Every code in an XLSX, CSV or text file, in whatever column. Raises Unreadable."""
    if source.size > MOST_BYTES:
        raise Unreadable("文件超过 5 MB。请只保留统一社会信用代码一列后重传。")
    body = source.read()
    found = codes_in(_of_workbook(body) if name.lower().endswith(".xlsx") else _of_text(body))
    if not found:
        raise Unreadable("文件中没有 18 位统一社会信用代码。请核对列后重传。")
    return found


def _of_text(body: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("文件的编码不能识别。请另存为 UTF-8 编码的 CSV 后重传。")


def _of_workbook(body: bytes) -> str:
    try:
        with ZipFile(io.BytesIO(body)) as package:
            if sum(part.file_size for part in package.infolist()) > UNPACKED_LIMIT:
                raise Unreadable("文件解开后过大。请另存为 CSV 后重传。")
        rows = load_workbook(io.BytesIO(body), read_only=True, data_only=True).active.iter_rows(
            values_only=True
        )
        return "\n".join(" ".join(str(cell) for cell in row if cell is not None) for row in rows)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise Unreadable("文件不是可读取的 XLSX 表格。请另存为 XLSX 或 CSV 后重传。") from error
