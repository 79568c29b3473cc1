"""What situations are made of: a case as far as its execution, parts of it, and rows that stand for what was asked."""

from copy import copy
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace

TODAY = date(2026, 11, 23)
BEFORE, AFTER = TODAY - timedelta(days=400), TODAY + timedelta(days=30)
GONE = object()  # a part that is not there: asking for it raises AttributeError, as Django does


class Rows(list):
    """The answer to any question about related rows: always these."""

    def filter(self, *args, **kwargs):
        """The same rows."""
        return self

    all = exclude = order_by = select_related = usable = decided = ongoing = standing = filter

    def exists(self) -> bool:
        """Whether there are any."""
        return bool(self)

    def first(self):
        """The first, or None."""
        return self[0] if self else None

    def last(self):
        """The last, or None."""
        return self[-1] if self else None

    def count(self, *args) -> int:
        """How many."""
        return len(self)

    def values_list(self, name, flat=True) -> list:
        """One column."""
        return [getattr(row, name) for row in self]


class Row(SimpleNamespace):
    """Any row; `pk` is 1 unless said otherwise."""

    def __init__(self, **facts):
        super().__init__(**{"pk": 1, "state": "", "state_label": "", **facts})

    def __str__(self):
        return "某件"


class Over:
    """A row of the database with some facts changed for a moment, so that no constraint forbids the situation."""

    def __init__(self, base, **facts):
        self.__dict__.update({name: fact for name, fact in facts.items() if fact is not GONE}, _base=base)
        self._gone = {name for name, fact in facts.items() if fact is GONE}

    def __copy__(self):
        made = Over(self._base)
        made.__dict__.update(self.__dict__)
        return made

    def __getattr__(self, name):
        if name in self._gone:
            raise AttributeError(name)
        return getattr(self._base, name)

    def __str__(self):
        return str(self._base)


@dataclass
class Met:
    """A dossier, a person, what they typed."""

    dossier: object
    actor: object = None
    data: dict = field(default_factory=dict)


class World:
    """One case under execution, and its people."""

    def __init__(self, case, cast):
        self.case, self.cast = case, cast

    def over(self, **facts) -> Over:
        """The case with facts changed."""
        return Over(self.case, **facts)

    def part(self, **facts) -> Row:
        """A measure or another part of the case."""
        known = {"case": self.case, "case_id": self.case.pk, "office": self.case.office}
        return Row(**{**known, **facts})

    def of(self, name: str, **facts) -> Over:
        """The case with a part of it changed: `of("notice", waived_on=None)`."""
        return self.over(**{name: Over(getattr(self.case, name), **facts)})

    def real(self, **cached):
        """The row itself, with what it would ask the database for already answered."""
        made = copy(self.case)
        made.__dict__.update(cached)
        return made

    def ended(self, archived: bool):
        """A closed case, archived or not."""
        made = self.real()
        made.pk, made.state = (self.case.pk if archived else 0), "closed"
        return made
