"""Which penalty basis a violation has on a day, and which of two laws applies to an older act."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bureau.law import ranges
from bureau.law.models import Violation, ViolationBasis

ARTICLES = "行政处罚法 第37条、法典 第1057条"
CODE_WORDS = {"new": "法典"}
CHANGED_WORDS = {"new": "决定时的法律"}


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
    question = ranges.regime_question(act_on, decide_on)
    then = _by_tier(violation.bases.in_force(act_on).of_entities(), tier)
    now = _by_tier(violation.bases.in_force(max(act_on, decide_on)).of_entities(), tier)
    if question is not ranges.Choice.ASK:
        return _same_regime(violation, question, then, now, amount)
    if then is None and now is None:
        raise NoBasis(f"没有录入“{violation}”的处罚依据。")
    return _compared(then, now, amount, CODE_WORDS)


def candidate_bases(violation: Violation, *, act_on: date, decide_on: date):
    """The rows an officer may choose from: the firm's ranges in force on the day of the act or of the decision."""
    bases = violation.bases.of_entities()
    return bases.in_force(act_on) | bases.in_force(decide_on)


def _same_regime(violation, question, then, now, amount) -> Applicable:
    """Act and decision on the same side of the Code; the law may still have changed in between."""
    if question is ranges.Choice.CODE:
        if then and now and then.pk != now.pk:
            return _compared(then, now, amount, CHANGED_WORDS)
        return _single(violation, None, now or then, amount, "违法行为发生在生态环境法典施行以后，适用法典。")
    if then and now and then.pk != now.pk:
        return _compared(then, now, amount, CHANGED_WORDS)
    return _single(violation, then, None, amount, "行为与决定均在生态环境法典施行以前，适用行为时的法律。")


def _compared(old, new, amount, words: dict) -> Applicable:
    old_range, new_range = old and old.range(amount), new and new.range(amount)
    choice = ranges.old_or_lighter(old_range, new_range)
    proposed = {ranges.Choice.OLD: old, ranges.Choice.CODE: new}.get(choice)
    reason = _reason(choice, old, new, old_range, new_range, words)
    return Applicable(proposed, old, new, old_range, new_range, reason)


def _by_tier(found, tier: str) -> ViolationBasis | None:
    rows = {row.tier: row for row in found}
    return rows.get(tier) or rows.get("")


def _single(violation, old, new, amount, reason) -> Applicable:
    only = old or new
    if only is None:
        raise NoBasis(f"没有录入“{violation}”的处罚依据。{reason}")
    return Applicable(only, old, new, old and old.range(amount), new and new.range(amount), reason)


def _reason(choice, old, new, old_range, new_range, words: dict) -> str:
    if choice is ranges.Choice.CODE:
        return f"{words['new']}规定的处罚较轻，适用{words['new']}（从旧兼从轻）。"
    if choice is ranges.Choice.OLD and old_range == new_range:
        return "两法幅度相同，适用行为时的法律。"
    if choice is ranges.Choice.OLD:
        return f"{words['new']}规定的处罚不轻于行为时的法律，适用行为时的法律（从旧兼从轻）。"
    if old is None:
        return "没有录入行为时的处罚依据，须核对行为时是否已属违法，由办案人员选择并说明理由。"
    if new is None:
        return f"{words['new']}中没有录入对应条款，须核对是否仍认为违法，由办案人员选择并说明理由。"
    if old_range is None or new_range is None:
        return "幅度取决于投资额、费用或具体行为，尚不能比较，由办案人员选择并说明理由。"
    return "两法幅度上下交错，由办案人员选择并说明理由。"
