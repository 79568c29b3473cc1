"""The numbers of a yearly plan: what it asks of each category, what the ratios ask, what was drawn and done so far."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from inspections.models import Category, DrawResult, Enterprise, InspectionTask, YearPlan
from inspections.services.pool import officers_on
from inspections.services.quota import YEAR, Proposal, propose


@dataclass(frozen=True)
class CategoryLine:
    """One category: units in the register, items, the plan's number, the rule's, and how far the year has come."""

    category: str
    size: int
    items: int
    planned: int | None
    rule: Proposal
    drawn: int
    done: int

    @property
    def label(self) -> str:
        """重点, 特殊 or 一般."""
        return Category(self.category).label

    @property
    def asked(self) -> int | None:
        """What the year asks: the plan's number, else the rule's."""
        return self.rule.take if self.planned is None else self.planned

    @property
    def is_below(self) -> bool:
        """Whether the plan asks for less than the rule."""
        return self.planned is not None and self.rule.take is not None and self.planned < self.rule.take

    @property
    def percent(self) -> int | None:
        """Share of what is asked that has been visited, rounded half up."""
        return min(100, (200 * self.done // self.asked + 1) // 2) if self.asked else None


def lines_of(plan: YearPlan, on: date) -> list[CategoryLine]:
    """Every category of the register with its numbers; a fixed number of queries."""
    firms = Enterprise.objects.in_use().filter(office__path__startswith=plan.office.path).order_by()
    sizes = dict(firms.values_list("category").annotate(n=Count("pk")))
    rows = plan.items.order_by().values_list("category").annotate(n=Count("pk"), most=Max("quota"))
    items = {category: (count, most) for category, count, most in rows}
    drawn, done = _drawn(plan)
    officers = len(officers_on(plan.office, on))
    found = []
    for category in Category.values:
        size, (count, most) = sizes.get(category, 0), items.get(category, (0, None))
        rule = propose(
            office=plan.office,
            category=category,
            on=on,
            size=size,
            available=size,
            officers=officers,
            span=YEAR,
        )
        found.append(
            CategoryLine(category, size, count, most, rule, drawn.get(category, 0), done.get(category, 0))
        )
    return found


def _drawn(plan: YearPlan) -> tuple[dict[str, int], dict[str, int]]:
    """Units selected, and visited, in the draws under the plan."""
    drawn = DrawResult.objects.filter(draw__plan__year_plan=plan, draw__active=True, place="selected")
    done = InspectionTask.objects.done().filter(result__draw__plan__year_plan=plan)
    return (
        dict(drawn.order_by().values_list("stratum").annotate(n=Count("pk"))),
        dict(done.order_by().values_list("result__stratum").annotate(n=Count("pk"))),
    )
