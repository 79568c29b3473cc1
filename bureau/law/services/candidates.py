"""The violations an officer may name when a case is asked for, each with the law of the day of the act."""

from datetime import date

from django.db.models import Prefetch

from bureau.law.models import Violation, ViolationBasis


def candidate_violations(on: date, *, keep: Violation | None = None):
    """Violations in use, and `keep`; `candidates` of each are its ordinary bases in force on a day, maybe none."""
    rows = Violation.objects.filter(is_active=True) | Violation.objects.filter(pk=keep.pk if keep else None)
    bases = ViolationBasis.objects.of_entities().in_force(on).filter(tier="").order_by("pk")
    return rows.prefetch_related(Prefetch("bases", queryset=bases, to_attr="candidates"))


def candidate_words(violation: Violation, on: date) -> str:
    """Name, duty and penalty article of a violation as a line of a list; what the register lacks is said."""
    if not violation.candidates:
        return f"{violation.name}（{on} 没有处罚依据）"
    basis = violation.candidates[0]
    duty = f"违反{basis.duty_articles}" if basis.duty_articles else "违反条款未录入"
    doubt = "" if basis.verified == ViolationBasis.Verified.YES else "，依据待核对"
    return f"{violation.name}（{duty}；处罚{basis.penalty_article}{doubt}）"
