"""Which bureau a person's figures are about."""

from django.db.models import QuerySet

from bureau.paging import key_in
from bureau.staff.models import Office


def bureau_of(user) -> Office:
    """The bureau whose subtree the person sees."""
    return Office.objects.get(path=user.scope_path)


def bureaus_of(user) -> QuerySet:
    """The person's bureau and the bureaus below it, which figures may be narrowed to."""
    return Office.objects.under(bureau_of(user)).exclude(kind=Office.Kind.SECTION).order_by("path")


def asked_office(request) -> Office:
    """The bureau named in the address if it lies in the person's subtree, else the person's own."""
    asked = key_in(request.GET.get("office", ""))
    return (bureaus_of(request.user).filter(pk=asked).first() if asked else None) or bureau_of(request.user)
