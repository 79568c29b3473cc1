"""A quarter's double-random inspection from plan to completed visits."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bureau.dates import today
from demo.days import office_day, office_days
from demo.stories import order as orders
from demo.stories import visit
from inspections.models import DrawPlan, Finding, InspectionTask
from inspections.services import draw as draws
from inspections.services import plan as plans
from publicity.models import Publication
from publicity.services import publish_draw

TERM = timedelta(days=28)  # all visits within twenty working days of the first, when results must be public
SOURCE = "澜州市福利彩票“澜江七星”第 {year}{issue:03d} 期开奖号码"


@dataclass(frozen=True)
class DrawTale:
    """One quarter. `begins` is the day the plan is drafted; `share` of the visits shows a problem, one in so many."""

    year: int
    quarter: int
    begins: date
    special: int = 2
    general: int | None = None
    one_in: int = 6
    title: str = ""
    hold: bool = False  # stays frozen: entering the public value is left to whoever tries the system


class DrawStory:
    """A draw under way, with the bureau's people."""

    def __init__(self, tale: DrawTale, cast, diary, *, light: bool = False):
        self.tale, self.cast, self.diary = tale, cast, diary
        self._general = 2 if light else tale.general
        self._rng = Random(f"双随机 {tale.quarter}")
        self._plan: int | None = None

    @property
    def plan(self) -> DrawPlan:
        """As the database has it now."""
        return DrawPlan.objects.get(pk=self._plan)

    def tell(self) -> Iterator[date]:
        """Plan, freeze, public value, visits, completion."""
        tale = self.tale
        yield office_day(tale.begins)
        self._draft()
        yield office_days(today(), 1)
        secret = hashlib.sha256(f"demo {tale.year} {tale.quarter}".encode()).hexdigest()
        draws.freeze(plan=self.plan, actor=self.cast.shenrc, secret=secret)
        publish_draw(draw=self.plan.active_draw, kind=Publication.Kind.DRAW_PLAN, actor=self.cast.heq)
        if tale.hold:
            return
        yield self.plan.public_due_on
        draws.reveal(plan=self.plan, actor=self.cast.heq, public_value=self._value())
        yield office_days(today(), 1)
        tasks = draws.issue(plan=self.plan, actor=self.cast.shenrc)
        for n, task in enumerate(tasks):
            self.diary.tell(self._visit(task.pk, n, self._visit_day(today(), task.due_on)), since=today())
        yield task.due_on
        while InspectionTask.objects.filter(result__draw__plan=self._plan).open().exists():
            yield office_days(today(), 1)
        draws.complete(plan=self.plan, actor=self.cast.heq)
        yield office_days(today(), 1)
        publish_draw(draw=self.plan.active_draw, kind=Publication.Kind.DRAW_RESULT, actor=self.cast.heq)

    def _draft(self) -> None:
        tale = self.tale
        issue = 30 * tale.quarter + self._rng.randint(1, 20)
        facts = {"take_special": tale.special, "title": tale.title, "due_on": tale.begins + TERM}
        if self._general is not None:
            facts.update(take_general=self._general, quota_reason="本季度执法力量集中用于专项行动，年内补足")
        plan = plans.create(
            office=self.cast.bureau,
            actor=self.cast.heq,
            year=tale.year,
            quarter=tale.quarter,
            public_source=SOURCE.format(year=tale.year, issue=issue),
            public_due_on=office_days(today(), 5),
            **facts,
        )
        self._plan = plan.pk
        plans.submit(plan=plan, actor=self.cast.heq)

    def _value(self) -> str:
        return " ".join(f"{n:02d}" for n in self._rng.sample(range(1, 31), 7))

    def _visit_day(self, first: date, last: date) -> date:
        return office_day(first + timedelta(days=1 + self._rng.randint(0, max(1, (last - first).days - 4))))

    def _visit(self, pk: int, n: int, day: date) -> Iterator[date]:
        yield day
        task = InspectionTask.objects.select_related("enterprise", "officer_a", "officer_b").get(pk=pk)
        onsite = task.mode == InspectionTask.Mode.ONSITE
        found = n % self.tale.one_in == 0 and onsite
        problem = (
            visit.PROBLEMS[(n // self.tale.one_in + self.tale.quarter) % len(visit.PROBLEMS)]
            if found
            else None
        )
        finding = visit.make(task, problem)
        if finding and finding.handling == Finding.Handling.ORDER:
            self.diary.tell(orders.after_finding(finding, self.cast), since=day)
