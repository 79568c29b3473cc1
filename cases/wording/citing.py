"""Citations as papers write them: full titles in 《》, articles in Chinese numerals.

The tables of the house cite by short title, as `水污染防治法 第10条；法典 第1107条`.
"""

import re

from bureau.documents import chinese
from bureau.law.models import Statute

_VERSION = re.compile(r"（\d{4} ?年文本）")  # the version is clear from the date of the paper
_FIRST_ARTICLE = re.compile(r"\s*第\d")


def cite(text: str) -> str:
    """`法典 第1107条；行政处罚法 第44条` as 《中华人民共和国生态环境法典》第一千一百零七条、《…法》第四十四条."""
    titles = dict(Statute.objects.values_list("short_title", "title"))
    parts = [_cite_one(part.strip(), titles) for part in _VERSION.sub("", text).split("；") if part.strip()]
    return "、".join(parts)


def _cite_one(part: str, titles: dict[str, str]) -> str:
    start = _FIRST_ARTICLE.search(part)
    short, articles = (part[: start.start()], part[start.start() :].strip()) if start else (part, "")
    full = titles.get(short.strip(), short.strip())
    return f"《{full.replace('《', '〈').replace('》', '〉')}》{chinese.article(articles)}"
