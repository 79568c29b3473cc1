"""How many enterprises of a category a quarter's draw takes, and by which rule."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from django.db import transaction
from django.db.models import Q

from bureau.law.services import keeping
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Rule
from bureau.workflow import Refusal, Refused
from inspections.models import Category, QuotaRule


@dataclass(frozen=True)
class Proposal:
    """The number a rule asks for (None if no rule says), and the arithmetic in words."""

    take: int | None
    why: str
    source: str = ""


@dataclass(frozen=True)
class Span:
    """A part of the year: its share of the year's number, and of what a quarter's ratio takes, in words too."""

    of_year: Fraction
    yearly_words: str
    quarterly_words: str

    @property
    def of_quarter(self) -> Fraction:
        """How many quarters it is."""
        return self.of_year * 4


YEAR = Span(Fraction(1), "", " × 4 季")
QUARTER = Span(Fraction(1, 4), " ÷ 4 季", "")
MONTH = Span(Fraction(1, 12), " ÷ 12 月", " ÷ 3 月")


@dataclass(frozen=True)
class Ratio:
    """The ratio that holds for a category on a day, and where it is written."""

    measure: str
    value: Decimal
    source: str
    kept: QuotaRule | None = None  # the bureau's own row; None for the rule of the land


def own_rule(*, office, category: str, on: date) -> QuotaRule | None:
    """The rule the bureau itself has set for a day, if any."""
    in_force = QuotaRule.objects.filter(
        Q(effective_to__isnull=True) | Q(effective_to__gt=on), effective_from__lte=on
    )
    return in_force.filter(office=office, category=category).order_by("-effective_from").first()


def ratio_of(*, office, category: str, on: date) -> Ratio | None:
    """The bureau's own ratio, else that of the land for counties or cities; None for special units without one."""
    if rule := own_rule(office=office, category=category, on=on):
        return Ratio(rule.measure, rule.value, rule.citation, rule)
    measure = {Category.KEY: QuotaRule.Measure.RATIO, Category.GENERAL: QuotaRule.Measure.PER_OFFICER}
    if category not in measure:
        return None
    level = "city" if office.kind == office.Kind.CITY else "county"
    law = timelimits.rule(f"random.{category}.{level}", on, office=office)
    return Ratio(measure[category], law.value, law.citation)


def propose(
    *,
    office,
    category: str,
    on: date,
    size: int,
    available: int,
    officers: int,
    span: Span = QUARTER,
    planned: int | None = None,
    plan_title: str = "",
) -> Proposal:
    """The quota of a category: `size` units in all, `available` in this pool, `officers` who may be sent.

    The approved yearly plan goes first (`planned` units a year), then the bureau's own ratio, then that of the land
    (a county's key units 25 % a quarter, general units 1:10 a year). A quota never exceeds the pool; the words say so.
    """
    if not size:
        return Proposal(0, "名录内没有这类企业")
    if planned is not None:
        take, why, source = (
            ceil(planned * span.of_year),
            f"年度计划 {planned} 家{span.yearly_words}",
            plan_title,
        )
    elif ratio := ratio_of(office=office, category=category, on=on):
        take, why = _by_ratio(ratio, size, officers, span)
        source = ratio.source
    else:
        return Proposal(None, "特殊监管对象的比例由本地规定，尚未设定")
    if take > available:
        return Proposal(available, f"{why} = {take} 家，本次名录只有 {available} 家", source)
    return Proposal(take, f"{why} = {take} 家", source)


def _by_ratio(ratio: Ratio, size: int, officers: int, span: Span) -> tuple[int, str]:
    shown = f"{ratio.value.normalize():f}"
    if ratio.measure == QuotaRule.Measure.RATIO:
        take = ceil(Fraction(ratio.value) / 100 * size * span.of_quarter)
        return take, f"{size} 家 × {shown}%{span.quarterly_words}"
    take = ceil(Fraction(ratio.value) * officers * span.of_year)
    return take, f"{officers} 人 × {shown} 家{span.yearly_words}"


@transaction.atomic
def set_rule(
    *,
    office,
    actor,
    category: str,
    measure: str,
    value,
    effective_from: date,
    source: str,
    verified: str = Rule.Verified.NO,
) -> QuotaRule:
    """Sets a ratio from a day on; the one before it ends that day. Raises Refused without the right 法规维护."""
    keeping.require_keeper(actor)
    if not office.path.startswith(actor.scope_path):
        raise Refused("设定抽查比例", [Refusal(f"{office} 的比例由该机构的法规维护人员设定。")])
    before = own_rule(office=office, category=category, on=effective_from)
    if before and before.effective_from < effective_from:
        before.effective_to = effective_from
        before.save(update_fields=["effective_to"])
    rule = QuotaRule(
        office=office,
        category=category,
        measure=measure,
        value=value,
        effective_from=effective_from,
        source=source,
        verified=verified,
    )
    rule.full_clean()
    rule.save()
    record.append(
        rule, actor=actor, verb="set_rule", label=f"设定抽查比例：{rule}", note=source, on=effective_from
    )
    return rule


@transaction.atomic
def verify_rule(*, rule: QuotaRule, actor, verified: str, source: str) -> QuotaRule:
    """Marks a ratio as compared with the published text, or not; the number itself is never rewritten."""
    keeping.require_own(rule, actor)
    rule.verified, rule.source = verified, source.strip()
    rule.full_clean()
    rule.save(update_fields=["verified", "source"])
    words = rule.get_verified_display()
    record.append(rule, actor=actor, verb="verify", label=f"核对抽查比例：{words}", note=rule.source)
    return rule
