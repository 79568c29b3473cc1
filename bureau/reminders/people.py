"""Who hears of a clock: those in charge of its dossier and who stands in for them, the head of their section, the
leaders of the bureau.
"""

from collections import defaultdict
from datetime import date

from django.apps import apps

from bureau import dossiers
from bureau.reminders.models import ReminderStep
from bureau.staff.models import Office, Substitution, User
from bureau.staff.roles import Role

A = ReminderStep.Audience


class Directory:
    """Everyone of the house on one day, read once for a whole run: four queries."""

    def __init__(self, on: date):
        people = User.objects.active().select_related("office").prefetch_related("grants")
        self.people = {user.pk: user for user in people}
        self.offices = {office.pk: office for office in Office.objects.all()}
        self.substitutes = defaultdict(set)
        for row in Substitution.objects.on(on):
            self.substitutes[row.absent_id].add(row.substitute_id)

    def in_charge(self, ids) -> set[int]:
        """The active ones of some people, and who stands in for them."""
        every = {pk for pk in ids if pk} | {s for pk in ids for s in self.substitutes.get(pk, ())}
        return {pk for pk in every if pk in self.people}

    def with_role(self, office_id: int, *roles) -> set[int]:
        """The people of an office's bureau who hold a role there."""
        path = self.offices[office_id].bureau_path
        return {
            user.pk
            for user in self.people.values()
            if user.office.bureau_path == path and user.has_role(*roles)
        }

    def heads(self, holders: set[int]) -> set[int]:
        """The heads of the sections of those in charge; a head is not asked to remind himself."""
        found = {self.people[pk].office.head_id for pk in holders}
        return {pk for pk in found if pk in self.people and pk not in holders}


class Audiences:
    """The people of each audience for the clocks of one batch."""

    def __init__(self, directory: Directory, clocks):
        self.directory = directory
        self.facts = _facts(clocks)

    def of(self, clock) -> dict[str, set[int]]:
        """Audience -> ids of people; empty for a dossier that is gone."""
        key = (clock.dossier_kind, clock.dossier_id)
        if key not in self.facts:
            return {}
        office, people = self.facts[key]
        leaders = self.directory.with_role(office, Role.LEADER)
        holders = self._holders(clock.dossier_kind, office, people) or leaders
        heads = self.directory.heads(holders) or leaders - holders
        return {A.HOLDER: holders, A.HEAD: heads, A.LEADER: leaders - holders}

    def _holders(self, kind_key: str, office: int, people) -> set[int]:
        kind = dossiers.kind_of(kind_key)
        if kind and kind.duty:
            return self.directory.with_role(office, *kind.duty)
        return self.directory.in_charge(people)


def _facts(clocks) -> dict[tuple[str, int], tuple[int, tuple[int, ...]]]:
    """(kind, id) -> (office, people in charge): one query per kind. A kind no room registered has its office alone."""
    wanted = defaultdict(set)
    for clock in clocks:
        wanted[clock.dossier_kind].add(clock.dossier_id)
    found = {}
    for key, ids in wanted.items():
        kind, model = dossiers.kind_of(key), apps.get_model(key)
        if not any(field.name == "office" for field in model._meta.fields):
            continue
        own, others = (kind.people, kind.otherwise) if kind else ((), ())
        rows = model._base_manager.filter(pk__in=ids).values_list("pk", "office_id", *own, *others)
        for pk, office, *people in rows:
            first = tuple(people[: len(own)])
            found[key, pk] = (office, first if any(first) else tuple(people[len(own) :]))
    return found
