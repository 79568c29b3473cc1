"""How many enterprises of a category a quarter's draw takes, and by which rule."""

from dataclasses import dataclass
from datetime import date
from math import ceil

from django.db import transaction
from django.db.models import Q

from bureau.record import services as record
from bureau.timelimits import services as timelimits
from inspections.models import Category, QuotaRule


@dataclass(frozen=True)
class Proposal:
    """The number a rule asks for (None if no rule says), and the arithmetic in words."""

    take: int | None
    why: str
    source: str = ""


def own_rule(*, office, category: str, on: date) -> QuotaRule | None:
    """The rule the bureau itself has set for a day, if any."""
    in_force = QuotaRule.objects.filter(
        Q(effective_to__isnull=True) | Q(effective_to__gt=on), effective_from__lte=on
    )
    return in_force.filter(office=office, category=category).order_by("-effective_from").first()


def propose(*, office, category: str, on: date, size: int, available: int, officers: int) -> Proposal:
    """The quota of a category: `size` units in all, `available` in this pool, `officers` who may be sent.

    The bureau's own rule goes before the house's (law: 25 % of key units a quarter, general units 1:10 a year).
    A quota never exceeds the pool; the words say so when it was cut.
    """
    if not size:
        return Proposal(0, "名录内没有这类企业")
    rule = own_rule(office=office, category=category, on=on)
    if rule:
        measure, value, source = rule.measure, rule.value, rule.source
    elif category == Category.KEY:
        law = timelimits.rule("random.key.county", on, office=office)
        measure, value, source = QuotaRule.Measure.RATIO, law.value, law.citation
    elif category == Category.GENERAL:
        law = timelimits.rule("random.general.county", on, office=office)
        measure, value, source = QuotaRule.Measure.PER_OFFICER, law.value, law.citation
    else:
        return Proposal(None, "特殊监管对象的比例由本地规定，尚未设定")
    if measure == QuotaRule.Measure.RATIO:
        take, why = ceil(size * value / 100), f"{size} 家 × {value.normalize():f}%"
    else:
        take, why = ceil(officers * value / 4), f"{officers} 人 × {value.normalize():f} 家 ÷ 4 季"
    if take > available:
        return Proposal(available, f"{why} = {take} 家，本次名录只有 {available} 家", source)
    return Proposal(take, f"{why} = {take} 家", source)


@transaction.atomic
def set_rule(
    *, office, actor, category: str, measure: str, value, effective_from: date, source: str
) -> QuotaRule:
    """Sets a rule from a day on; the one before it ends that day."""
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
    )
    rule.full_clean()
    rule.save()
    record.append(
        rule, actor=actor, verb="set_rule", label=f"设定抽查比例：{rule}", note=source, on=effective_from
    )
    return rule
