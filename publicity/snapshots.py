"""The public copies of everything but penalties: declared fields only, as the allow-list of penalties is."""

from bureau.record.models import StoredFile
from inspections.models import PositiveListEntry
from publicity.models import Campaign


def campaign(row: Campaign) -> dict:
    """A campaign as visitors see it: no officers' names; pictures by number and fingerprint."""
    photos = [
        {"id": photo.pk, "title": photo.title, "sha256": photo.sha256}
        for photo in StoredFile.objects.of(row)
        if photo.is_image
    ]
    return {
        "title": row.title,
        "held_on": row.held_on.isoformat(),
        "theme": row.get_theme_display(),
        "venue": row.get_venue_display(),
        "place": row.place,
        "topics": row.topic_list,
        "audience": row.audience,
        "materials": row.materials,
        "volunteers": row.volunteers,
        "summary": row.summary,
        "photos": photos,
    }


def positive(entry: PositiveListEntry) -> dict:
    """A stay on the positive list: the firm's name and code, why and how long; nothing of the file behind it."""
    return {
        "name": entry.enterprise.name,
        "code": entry.enterprise.code,
        "town": entry.enterprise.town,
        "reason_in": entry.get_reason_in_display(),
        "mode": entry.get_mode_display(),
        "notice_from": _day(entry.notice_from),
        "notice_until": _day(entry.notice_until),
        "listed_on": _day(entry.listed_on),
        "until": _day(entry.until),
        "removed_on": _day(entry.removed_on),
        "reason_out": entry.reason_out if entry.removed_on else "",
    }


def _day(day) -> str:
    return day.isoformat() if day else ""
