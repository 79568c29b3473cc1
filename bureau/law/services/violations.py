"""Which penalty basis a violation has on a day, and which of two laws applies to an older act."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bureau.law import ranges
from bureau.law.models import Violation, ViolationBasis

ARTICLES = "行政处罚法 第37条、法典 第1057条"


class NoBasis(LookupError):
    """The law of that day has no penalty basis on file for the violation."""


@dataclass(frozen=True)
class Applicable:
    """The law proposed for an act. `proposed` None: the officer chooses between `old` and `code`, with
    reasons.
    """

    proposed: ViolationBasis | None
    old: ViolationBasis | None
    new: ViolationBasis | None
    old_range: ranges.Range | None
    new_range: ranges.Range | None
    reason: str
    article: str = ARTICLES

    @property
    def must_choose(self) -> bool:
        """Whether the choice is the officer's."""
        return self.proposed is None

    @property
    def options(self) -> list[ViolationBasis]:
        """The bases to show, the proposed one first."""
        return sorted((b for b in (self.old, self.new) if b), key=lambda b: b != self.proposed)


def bases(violation: Violation, on: date) -> list[ViolationBasis]:
    """All ranges of a violation that are law on a day: tiers and responsible persons too."""
    return list(violation.bases.in_force(on))


def basis(violation: Violation, on: date, *, tier: str = "") -> ViolationBasis:
    """The firm's range on a day; without a range of its own the tier falls back to the ordinary one.

    Raises NoBasis when the law of that day has none on file.
    """
    found = _by_tier(violation.bases.in_force(on).of_entities(), tier)
    if found is None:
        raise NoBasis(f"{on} 施行的法律中没有录入“{violation}”的处罚依据。")
    return found


def applicable(
    violation: Violation, *, act_on: date, decide_on: date, tier: str = "", amount: Decimal | None = None
) -> Applicable:
    """The law for an act on `act_on` (its end, when it continued) decided on `decide_on`: old or lighter.

    `amount` is the total investment or disposal cost in yuan where a range counts from it. Raises NoBasis
    when neither law has a basis on file.
    """
    old = _by_tier(violation.bases.in_force(min(act_on, _last_old_day())).of_entities(), tier)
    new = _by_tier(violation.bases.filter(regime=ViolationBasis.Regime.CODE).of_entities(), tier)
    question = ranges.regime_question(act_on, decide_on)
    if question is ranges.Choice.CODE:
        return _single(violation, None, new, amount, "违法行为发生在生态环境法典施行以后，适用法典。")
    if question is ranges.Choice.OLD:
        return _single(violation, old, None, amount, "行为与决定均在生态环境法典施行以前，适用行为时的法律。")
    if old is None and new is None:
        raise NoBasis(f"没有录入“{violation}”的处罚依据。")
    old_range, new_range = old and old.range(amount), new and new.range(amount)
    choice = ranges.old_or_lighter(old_range, new_range)
    proposed = {ranges.Choice.OLD: old, ranges.Choice.CODE: new}.get(choice)
    reason = _reason(choice, old, new, old_range, new_range)
    return Applicable(proposed, old, new, old_range, new_range, reason)


def _last_old_day() -> date:
    return ranges.CODE_FROM.replace(day=ranges.CODE_FROM.day - 1)


def _by_tier(found, tier: str) -> ViolationBasis | None:
    rows = {row.tier: row for row in found}
    return rows.get(tier) or rows.get("")


def _single(violation, old, new, amount, reason) -> Applicable:
    only = old or new
    if only is None:
        raise NoBasis(f"没有录入“{violation}”的处罚依据。{reason}")
    return Applicable(only, old, new, old and old.range(amount), new and new.range(amount), reason)


def _reason(choice, old, new, old_range, new_range) -> str:
    if choice is ranges.Choice.CODE:
        return "法典规定的处罚较轻，适用法典（从旧兼从轻）。"
    if choice is ranges.Choice.OLD and old_range == new_range:
        return "两法幅度相同，适用行为时的法律。"
    if choice is ranges.Choice.OLD:
        return "法典规定的处罚不轻于行为时的法律，适用行为时的法律（从旧兼从轻）。"
    if old is None:
        return "没有录入行为时的处罚依据，须核对行为时是否已属违法，由办案人员选择并说明理由。"
    if new is None:
        return "法典中没有录入对应条款，须核对法典是否仍认为违法，由办案人员选择并说明理由。"
    if old_range is None or new_range is None:
        return "幅度取决于投资额、费用或具体行为，尚不能比较，由办案人员选择并说明理由。"
    return "两法幅度上下交错，由办案人员选择并说明理由。"
