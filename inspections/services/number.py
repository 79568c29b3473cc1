"""Numbers without gap or reuse."""

from django.db import transaction

from bureau.staff.models import Office
from inspections.models import NumberSeries


@transaction.atomic
def next_numbers(*, office: Office, kind: str, year: int, count: int = 1) -> range:
    """The next `count` numbers of a series, under the lock of its row; given back if the transaction fails."""
    NumberSeries.objects.get_or_create(office=office, kind=kind, year=year)
    series = NumberSeries.objects.select_for_update().get(office=office, kind=kind, year=year)
    first = series.last + 1
    series.last += count
    series.save(update_fields=["last"])
    return range(first, series.last + 1)


def bureau_of(user) -> Office:
    """The bureau a person belongs to: the owner of what the person creates."""
    return Office.objects.get(path=user.scope_path)
