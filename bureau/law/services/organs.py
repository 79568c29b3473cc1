"""In whose name to decide on a day."""

from collections.abc import Iterable
from datetime import date

from bureau.law.models import Organ


class NoOrgan(LookupError):
    """No organ may decide on that day: nothing can be issued."""


def issuing_organ(on: date, among: Iterable[Organ] | None = None) -> Organ:
    """The organ on head, seal and sign-off of a paper issued on a day (法典 第53条). Raises NoOrgan.

    Who asks for many days hands in all organs, latest first as the table orders them, and no day costs a query.
    """
    rows = Organ.objects.on(on)[:1] if among is None else (organ for organ in among if organ.holds(on))
    found = next(iter(rows), None)
    if found is None:
        raise NoOrgan(f"{on} 没有可以作出决定的机关，请有法规维护权的人员登记作出机关。")
    return found
