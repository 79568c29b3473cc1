"""Which bureau a person's figures are about."""

from bureau.staff.models import Office


def bureau_of(user) -> Office:
    """The bureau whose subtree the person sees."""
    return Office.objects.get(path=user.scope_path)
