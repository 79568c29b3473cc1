"""Officers on papers: with the certificate valid on the day of the act (行政处罚法 第42、55条)."""

from datetime import date

from bureau.law.services import issuing_organ
from bureau.record.models import Entry
from cases.wording.prose import prose


def officer(user, on: date) -> str:
    """陈晓岚（执法证号QH-001）; without the certificate when none is valid that day."""
    number = user.certificate_no(on)
    return f"{user.name}（执法证号{number}）" if number else user.name


def officers(*users, on: date) -> list[str]:
    """Those of `users` who are known, each with the certificate of that day."""
    return [officer(user, on) for user in users if user]


def contact(on: date, *users) -> dict:
    """Whom the party may ask, with the extension where there is one; phone and address of the organ of the day."""
    organ = issuing_organ(on)
    return {
        "people": [f"{u.name}（分机{u.extension}）" if u.extension else u.name for u in users if u],
        "phone": organ.phone,
        "address": prose(organ.address),
    }


def day_of(dossier, verb: str) -> date | None:
    """The day an act of the process record took effect, or None: a form then leaves the date to the hand."""
    entry = Entry.objects.of(dossier).filter(verb=verb).order_by("-sequence").first()
    return entry.on if entry else None
