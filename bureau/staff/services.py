"""Setting up offices and people; standing in for each other."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from bureau.staff.models import OffDuty, Office, RoleGrant, Substitution, User


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
def put_off_duty(*, person: User, first: date, last: date) -> OffDuty:
    """Off duty (暂停执法活动) from `first` to `last`: no certificate of the person counts on these days."""
    period = OffDuty(user=person, from_on=first, to_on=last)
    period.full_clean()
    period.save()
    return period


@transaction.atomic
def stand_in(
    *, absent: User, substitute: User, from_on: date, to_on: date, reason: str, by: User
) -> Substitution:
    """Arranges that a colleague looks after a person's dossiers on calendar days, both included.

    Raises ValidationError when one of them is already away on such a day, or the days are over or out of order.
    """
    row = Substitution(
        absent=absent, substitute=substitute, from_on=from_on, to_on=to_on, reason=reason, arranged_by=by
    )
    row.full_clean()
    if to_on < today():
        raise ValidationError({"to_on": f"没有安排：{to_on} 已过。请核对日期。"})
    meanwhile = Substitution.objects.filter(from_on__lte=to_on, to_on__gte=from_on, ended_on__isnull=True)
    for person, name in ((absent, "substitute"), (substitute, "substitute")):
        taken = meanwhile.filter(absent=person).first()
        if taken:
            text = f"没有安排：{person.name} 自 {taken.from_on} 至 {taken.to_on} 已由 {taken.substitute.name} 代办。"
            raise ValidationError({name: text})
    row.save()
    record.append(
        row,
        actor=by,
        verb="stand_in",
        label=f"安排 {substitute.name} 代办 {absent.name} 的案卷",
        data={"from": from_on, "to": to_on},
        note=reason,
    )
    return row


@transaction.atomic
def end_standing_in(*, row: Substitution, by: User) -> None:
    """Ends it before its last day; twice is once."""
    ended = Substitution.objects.filter(pk=row.pk, ended_on__isnull=True).update(ended_on=today())
    if ended:
        record.append(row, actor=by, verb="end_standing_in", label="结束代办")
