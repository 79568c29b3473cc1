"""Finding the living clock of a dossier."""

from bureau.timelimits.models import Clock


def alive_clock(dossier, key: str) -> Clock | None:
    """The running or stopped clock of a key, or None."""
    return Clock.objects.alive().of(dossier).filter(key=key).first()
