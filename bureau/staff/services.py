"""Setting up offices and people."""

from datetime import date

from django.db import transaction

from bureau.staff.models import Office, RoleGrant, User


@transaction.atomic
def add_office(*, name: str, short_name: str, kind: str, parent: Office | None = None) -> Office:
    """An office below `parent`. Its path is made of ids, so it never changes with the name."""
    office = Office(name=name, short_name=short_name, kind=kind, parent=parent, path=f"new-{name}"[:120])
    office.save()
    office.path = f"{parent.path if parent else ''}{office.pk}."
    office.save(update_fields=["path"])
    return office


@transaction.atomic
def add_person(
    *, username: str, name: str, office: Office, roles=(), password: str | None = None, by=None, **facts
) -> User:
    """A person with roles. Without a password the account cannot sign in until one is set."""
    user = User(username=username, name=name, office=office, **facts)
    if password:
        user.set_password(password)
    else:
        user.set_unusable_password()
    user.save()
    for role in roles:
        RoleGrant.objects.create(user=user, role=role, granted_by=by)
    return user


@transaction.atomic
def suspend_certificates(*, person: User, first: date, last: date) -> None:
    """Off duty (暂停执法活动) from `first` to `last`: no certificate of the person counts on these days."""
    for certificate in person.certificates.select_for_update():
        certificate.suspended_from, certificate.suspended_to = first, last
        certificate.full_clean()
        certificate.save(update_fields=["suspended_from", "suspended_to"])
