"""The yearly cap of visits on site: which rule holds, how a firm stands, and the place each visit takes.

Places of one firm and year are given out under the lock of the firm's row, and are unique in the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Count, F, Min

from bureau.record import services as record
from bureau.workflow import Refusal
from inspections.models import CapRule, Enterprise, InspectionTask

NOTICE = "涉企行政检查意见（54 号）"


def rule_on(office, on: date) -> CapRule | None:
    """The cap that holds for an office on a day, its own before those above it; None where none is set."""
    found = CapRule.objects.in_force(on).select_related("office")
    here = [rule for rule in found if office.path.startswith(rule.office.path)]
    return max(here, key=lambda rule: len(rule.office.path), default=None)


@dataclass
class Standing:
    """How often a firm has been visited, or is about to be, in one year."""

    year: int
    rule: CapRule | None
    places: set[int] = field(default_factory=set)

    @property
    def count(self) -> int:
        """Counted visits, those given out included."""
        return len(self.places)

    @property
    def most(self) -> int | None:
        """The cap, or None."""
        return self.rule.most if self.rule else None

    @property
    def next_place(self) -> int:
        """The lowest free place; a cancelled visit gives its place back."""
        return next(n for n in range(1, self.count + 2) if n not in self.places)

    @property
    def is_full(self) -> bool:
        """Whether one more visit would be over the cap."""
        return self.most is not None and self.next_place > self.most

    @property
    def text(self) -> str:
        """As shown beside the firm's name."""
        return f"{self.year} 年计入 {self.count} 次 / 上限 {f'{self.most} 次' if self.rule else '未设定'}"

    def refusal(self, name: str) -> Refusal:
        """Why no further visit may be given out without a decision."""
        return Refusal(f"{name} {self.text}（{self.rule.citation}）。", NOTICE)


def standings(enterprises: Iterable[Enterprise], year: int, *, on: date) -> dict[int, Standing]:
    """Enterprise id -> its standing in a year by the rule of a day. Two queries however many firms."""
    firms, rules = list(enterprises), {}
    if not firms:
        return {}
    for firm in firms:
        if firm.office_id not in rules:
            rules[firm.office_id] = rule_on(firm.office, on)
    found = {firm.pk: Standing(year, rules[firm.office_id]) for firm in firms}
    counted = InspectionTask.objects.counted(year).filter(enterprise__in=firms).order_by()
    for firm, place in counted.values_list("enterprise", "cap_place"):
        found[firm].places.add(place)
    return found


def standing(enterprise: Enterprise, on: date) -> Standing:
    """How a firm stands on a day."""
    return standings([enterprise], on.year, on=on)[enterprise.pk]


def locked(enterprises: Iterable[Enterprise], on: date) -> dict[int, Standing]:
    """The standings under the locks of the firms' rows, always taken in the same order. Inside a transaction only."""
    keys = {firm.pk for firm in enterprises}
    rows = Enterprise.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys)
    return standings(rows.select_related("office").order_by("pk"), on.year, on=on)


def counts(task: InspectionTask, rule: CapRule | None) -> bool:
    """Whether a visit counts: on site, not case-based, and special ones unless the rule says otherwise."""
    if task.mode != InspectionTask.Mode.ONSITE or task.basis == InspectionTask.Basis.TRIGGER:
        return False
    return rule.counts(task.basis) if rule else True


def take(task: InspectionTask, found: Standing) -> None:
    """Gives the visit its place of the year. The caller holds the lock and has judged whether it may be over."""
    task.cap_year, task.cap_place, task.cap_most = found.year, found.next_place, found.most
    found.places.add(task.cap_place)


def give_back(task: InspectionTask) -> None:
    """The visit counts no more."""
    task.cap_year = task.cap_place = task.cap_most = None


def carry_over(task: InspectionTask, on: date) -> None:
    """A visit begun in another year than it was given out in counts in the year of the visit. Guards have judged it."""
    if task.cap_year and task.cap_year != on.year:
        take(task, locked([task.enterprise], on)[task.enterprise_id])


def join(loser: Enterprise, winner: Enterprise) -> None:
    """Two entries are one firm: the visits of the one are counted after those of the other. Both rows are locked.

    They were given out when nobody knew, so a place beyond the cap is no fault of theirs: the cap is not held to them.
    """
    used: dict[int, int] = {}
    for year, place in InspectionTask.objects.filter(enterprise=winner, cap_year__isnull=False).values_list(
        "cap_year", "cap_place"
    ):
        used[year] = max(place, used.get(year, 0))
    for year, last in used.items():
        InspectionTask.objects.counted(year).filter(enterprise=loser).update(
            cap_place=F("cap_place") + last, cap_most=None
        )


@transaction.atomic
def set_rule(
    *, office, actor, most: int, special_counts: bool, effective_from: date, source: str, verified: str = "n"
) -> CapRule:
    """Sets a cap from a day on; the office's one before it ends that day. Raises ValidationError."""
    before = CapRule.objects.in_force(effective_from).filter(office=office).first()
    if before and before.effective_from < effective_from:
        before.effective_to = effective_from
        before.save(update_fields=["effective_to"])
    later = CapRule.objects.filter(office=office, effective_from__gt=effective_from)
    rule = CapRule(
        office=office,
        most=most,
        special_counts=special_counts,
        effective_from=effective_from,
        effective_to=later.order_by("effective_from").values_list("effective_from", flat=True).first(),
        source=source.strip(),
        verified=verified,
    )
    rule.full_clean()
    rule.save()
    record.append(
        rule, actor=actor, verb="set_rule", label=f"设定检查频次上限：{rule}", note=source, on=effective_from
    )
    return rule


def visited_often(user, year: int, *, on: date) -> list[tuple[Enterprise, Standing]]:
    """Firms at their cap or over it, most visited first."""
    least = CapRule.objects.in_force(on).aggregate(least=Min("most"))["least"]
    if least is None:
        return []
    counted = InspectionTask.objects.visible_to(user).counted(year).order_by().values("enterprise")
    often = counted.annotate(visits=Count("pk")).filter(visits__gte=least).values("enterprise")
    firms = Enterprise.objects.filter(pk__in=often).select_related("office")
    found = standings(firms, year, on=on)
    rows = [(firm, found[firm.pk]) for firm in firms if found[firm.pk].is_full]
    return sorted(rows, key=lambda row: (-row[1].count, row[0].code))
