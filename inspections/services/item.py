"""The item list of a fresh installation: one version under the law before the Code, one since."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from inspections.models import InspectionItem
from inspections.services.checklist import VERSIONS, cited, law_day

FILE = Path(__file__).resolve().parent.parent / "data" / "items.toml"
DEPARTMENT = "生态环境主管部门"
SOURCE = "由系统所附处罚依据的义务条款汇成"
LONGEST = InspectionItem._meta.get_field("basis").max_length


@transaction.atomic
def load(path: Path = FILE) -> int:
    """Adds the versions that are missing; items the bureau keeps itself are left alone. Returns how many were added."""
    items = tomllib.loads(path.read_text(encoding="utf-8"))["item"]
    by_hand = set(InspectionItem.objects.filter(by_hand=True).values_list("code", flat=True))
    added = 0
    for _, first, next_from in VERSIONS:
        articles = cited(law_day(first, next_from))
        for found in items:
            if found["code"] not in by_hand:
                added += _add(dict(found), articles, first, next_from)
    return added


def _add(facts: dict, articles: dict[str, str], first: date, next_from: date | None) -> bool:
    """An item without any basis on the day is not on the list of that day."""
    basis = "；".join(dict.fromkeys(articles[code] for code in facts.pop("violations") if code in articles))
    if not basis:
        return False
    last = next_from - timedelta(days=1) if next_from else None
    more = {"basis": basis[:LONGEST], "department": DEPARTMENT, "source": SOURCE, "effective_to": last}
    _, new = InspectionItem.objects.get_or_create(
        code=facts.pop("code"), effective_from=first, defaults={**facts, **more}
    )
    return new
