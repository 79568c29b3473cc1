"""The officers of a bureau with what each has in hand. Every number opens the list it counts."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count

from bureau.dates import today
from bureau.staff.models import Certificate, Substitution, User
from bureau.staff.roles import Role
from bureau.timelimits.models import Clock
from cases.file.services.handover import OPEN_ORDERS
from cases.models import Case, CorrectionOrder
from inspections.models import InspectionTask

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Load:
    """One officer's load."""

    person: User
    handled: int
    co_handled: int
    overdue: int
    soon: int
    orders: int
    visits: int
    certified_until: object
    substitution: Substitution | None

    @property
    def total(self) -> int:
        """Running cases, as first or second officer."""
        return self.handled + self.co_handled


def colleagues(user):
    """The officers a person looks at: those of the bureau for heads and reviewers, of the own section for officers."""
    rows = User.objects.in_bureau_of(user).with_role(Role.OFFICER).select_related("office")
    if user.has_role(Role.LEADER, Role.REVIEWER, Role.CLERK, Role.SUPERVISOR):
        return rows.order_by("office__path", "name")
    return rows.filter(office_id=user.office_id).order_by("name")


def _by(rows, column: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(column).annotate(count=Count("pk")))


def _of_pair(rows, first: str, second: str) -> dict[int, int]:
    found = _by(rows, first)
    for person, count in _by(rows, second).items():
        found[person] = found.get(person, 0) + count
    return found


def loads(user) -> list[Load]:
    """The load of each colleague; the number of queries does not depend on how many there are."""
    day, people = today(), list(colleagues(user))
    running = Case.objects.visible_to(user).ongoing()
    late = Clock.objects.overdue(day).filter(dossier_kind="cases.case").order_by().values("dossier_id")
    handled, co_handled = _by(running, "handler"), _by(running, "co_handler")
    overdue = _of_pair(running.filter(pk__in=late), "handler", "co_handler")
    soon = _of_pair(running.filter(next_due_on__range=(day, day + SOON)), "handler", "co_handler")
    orders = CorrectionOrder.objects.visible_to(user).filter(state__in=OPEN_ORDERS)
    loose = _of_pair(orders, "officer_a", "officer_b")
    visits = _of_pair(InspectionTask.objects.visible_to(user).open(), "officer_a", "officer_b")
    valid = Certificate.objects.valid(day).filter(user__in=people)
    until = dict(valid.order_by("expires_on").values_list("user_id", "expires_on"))
    away = Substitution.objects.not_over(day).filter(absent__in=people).select_related("substitute")
    standing_in = {row.absent_id: row for row in away}
    counts = (handled, co_handled, overdue, soon, loose, visits)
    return [
        Load(p, *(found.get(p.pk, 0) for found in counts), until.get(p.pk), standing_in.get(p.pk))
        for p in people
    ]
