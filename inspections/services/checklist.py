"""Loading checklists: one version under the law before the Code, one since."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from bureau.law.models import Violation, ViolationBasis
from inspections.models import Checklist, ChecklistItem

FILE = Path(__file__).resolve().parent.parent / "data" / "checklists.toml"
# Version, first day, and the day from which the next version holds.
VERSIONS = ((1, date(2020, 1, 1), date(2026, 8, 15)), (2, date(2026, 8, 15), None))


def cited(on: date) -> dict[str, str]:
    """Violation code -> the article asked of the enterprise on a day, or the one that punishes where no duty is on
    file.
    """
    rows = ViolationBasis.objects.of_entities().in_force(on).filter(tier="").select_related("violation")
    return {row.violation.code: row.duty_articles or row.penalty_article for row in rows}


def law_day(first: date, next_from: date | None) -> date:
    """The day whose law a version cites: its last, since its law was changed in its time; the first of the one that
    is open.
    """
    return next_from - timedelta(days=1) if next_from else first


@transaction.atomic
def load(path: Path = FILE) -> int:
    """Adds the versions that are missing; a version once loaded is never changed. Returns how many were added."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    lists, parts = data["checklist"], data.get("parts", {})
    violations = {violation.code: violation for violation in Violation.objects.all()}
    added = 0
    for version, first, next_from in VERSIONS:
        articles = cited(law_day(first, next_from))
        for found in lists:
            made, new = Checklist.objects.get_or_create(
                key=found["key"],
                version=version,
                defaults={
                    "title": found["title"],
                    "industry": found["industry"],
                    "effective_from": first,
                    "effective_to": next_from,
                },
            )
            if new:
                added += 1
                shared = [item for name in found.get("parts", ()) for item in parts[name]]
                _add_items(made, shared + found["items"], articles, violations)
    return added


def _add_items(checklist: Checklist, items, cited, violations) -> None:
    """An item is (text, code of its violation) and, if it asks for more than a conclusion, what."""
    asked = [(text, code, *typed) for text, code, *typed in items if code in cited]
    ChecklistItem.objects.bulk_create(
        ChecklistItem(
            checklist=checklist,
            position=position,
            text=text,
            law=cited[code][:120],
            violation=violations[code],
            **(typed[0] if typed else {}),
        )
        for position, (text, code, *typed) in enumerate(asked, start=1)
    )
