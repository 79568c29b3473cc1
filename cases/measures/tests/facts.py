"""What tests of measures fill in: one object, one scene record."""

from datetime import date, datetime

from django.utils import timezone

ITEM = {"name": "泵", "quantity": "1", "tie": "device", "relation": "用于通过暗管排放废水"}
MEASURE = {
    "items": [ITEM],
    "kind": "seal",
    "ground": "evasion",
    "reason": "通过暗管排放",
    "place": "电镀车间",
    "not_sealed_elsewhere": True,
}


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A local moment of a day."""
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour, minute))


def scene(day: date, officer_b, hour: int = 9, **changed) -> dict:
    """A complete scene record of one hour."""
    return {
        "started_at": at(day, hour),
        "ended_at": at(day, hour, 50),
        "officer_b": officer_b,
        "certificates_shown": True,
        "told": True,
        "presence": "party",
        "present_name": "江岸，法定代表人",
        "findings": "清点并加贴封条 2 张。",
        "defence": "",
        "signature": "signed",
        "witness": "",
        "list_handed": True,
        **changed,
    }


def typed_items(*items: dict) -> dict:
    """The rows of the list as a browser sends them."""
    rows = items or (ITEM,)
    sent = {f"item-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
    return {**sent, "item-TOTAL_FORMS": len(rows), "item-INITIAL_FORMS": 0}


def typed_scene(day: date, officer_b, **changed) -> dict:
    """A scene record as a browser sends it."""
    facts = scene(day, officer_b.pk, **changed)
    sent = {
        name: "on" if value is True else value for name, value in facts.items() if value not in ("", False)
    }
    for name in ("started_at", "ended_at"):
        sent[name] = timezone.localtime(facts[name]).strftime("%Y-%m-%d %H:%M")
    return sent
