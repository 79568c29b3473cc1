"""In whose name to decide on a day."""

from datetime import date

from bureau.law.models import Organ


class NoOrgan(LookupError):
    """No organ may decide on that day: nothing can be issued."""


def issuing_organ(on: date) -> Organ:
    """The organ on head, seal and sign-off of a paper issued on a day (法典 第53条). Raises NoOrgan."""
    found = Organ.objects.on(on).first()
    if found is None:
        raise NoOrgan(f"{on} 没有可以作出决定的机关，请有法规维护权的人员登记作出机关。")
    return found
