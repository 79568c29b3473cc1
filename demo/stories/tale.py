"""A case as planned, and the pace at which its steps are taken."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from demo.days import office_day

Step = tuple[str, "int | date", Callable[[], object]]


@dataclass(frozen=True)
class CaseTale:
    """One case. Days are found by gaps after the step before, or set by name in `days`; it ends after step `stop`.

    `defence`: rejected, accepted or open. `hearing`: held, called or asked. `sealing`: corrected, extended, seized,
    emergency or open.
    `end`: declined (the clue), not_filed, cancelled, terminated, suspended, transferred or crime
    (the case). `records`: signed
    on paper. `extra`: factors of discretion beyond the usual. `refuses`: found not to have corrected, ordered again, a
    daily penalty opened after the decision. `after`: deferral, demand, court, review, suit, corrected or annulled.
    """

    firm: str
    violation: str
    start: date
    handlers: tuple[str, str] = ("chenxl", "zhouya")
    source: str = "inspection"
    outcome: str = "normal"
    extra: tuple[tuple[str, int], ...] = ()
    sealing: str = ""
    defence: str = ""
    hearing: str = ""
    is_complex: bool = False
    end: str = ""
    recheck: bool = True
    refuses: bool = False
    stop: str = ""
    days: dict[str, date] = field(default_factory=dict)
    reporter: str = ""
    records: bool = False
    after: str = ""


class Pace:
    """Steps of a tale on their days."""

    def __init__(self, tale: CaseTale):
        self._tale, self._cursor = tale, tale.start
        self._rng = Random(f"{tale.firm} {tale.violation} {tale.start.month}-{tale.start.day}")

    def walk(self, steps: Iterator[Step]) -> Iterator[date]:
        """The days of the steps, each done when its day has come."""
        for name, when, act in steps:
            self._cursor = self.day_of(name, when)
            yield self._cursor
            act()
            if name == self._tale.stop:
                return

    def day_of(self, name: str, when: "int | date") -> date:
        """The day set for a step; else `when` itself, or so many days after the step before, on an office day."""
        if name in self._tale.days:
            return max(self._tale.days[name], self._cursor)
        if isinstance(when, date):
            return office_day(max(when, self._cursor))
        late = self._rng.randint(0, 1) if when > 1 else 0
        return office_day(self._cursor + timedelta(days=when + late))
