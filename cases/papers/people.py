"""Officers on papers: with the certificate valid on the day of the act (行政处罚法 第42、55条)."""

from datetime import date

from bureau.record.models import Entry


def officer(user, on: date) -> str:
    """陈晓岚（执法证号：QH-001）; without the certificate when none is valid that day."""
    number = user.certificate_no(on)
    return f"{user.name}（执法证号：{number}）" if number else user.name


def officers(*users, on: date) -> list[str]:
    """Those of `users` who are known, each with the certificate of that day."""
    return [officer(user, on) for user in users if user]


def contacts(*users) -> list[str]:
    """Whom the party may ask, with the extension where there is one."""
    return [f"{u.name}（分机{u.extension}）" if u.extension else u.name for u in users if u]


def day_of(dossier, verb: str) -> date | None:
    """The day an act of the process record took effect, or None: a form then leaves the date to the hand."""
    entry = Entry.objects.of(dossier).filter(verb=verb).order_by("-sequence").first()
    return entry.on if entry else None
