"""Target lists of campaigns: the digest that freezes one, and codes read out of an uploaded file."""

import re

from inspections import draw as lots
from inspections.models import Campaign
from inspections.sheet import Unreadable, table_of

MOST_BYTES = 5 * 1024 * 1024
_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])")


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
    _, rows = table_of(source, name)
    found = codes_in("\n".join(" ".join(map(str, row)) for row in rows))
    if not found:
        raise Unreadable("文件中没有 18 位统一社会信用代码。请核对列后重传。")
    return found
