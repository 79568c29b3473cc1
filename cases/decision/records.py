"""What the bureau's own records say about a party: earlier penalties for the same violation, damage made good."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from bureau.timelimits import services as timelimits
from cases.models import Case, DamageClaim, Decision


def earlier_penalties(case: Case) -> QuerySet:
    """Penalty decisions against the same party in other cases that still stand, newest first."""
    same = Q(case__party_name=case.party_name)
    if case.enterprise_id:
        same |= Q(case__enterprise=case.enterprise_id)
    if case.party_code:
        same |= Q(case__party_code=case.party_code)
    return (
        Decision.objects.filter(same, kind=Decision.Kind.PENALTY, annulled_on__isnull=True)
        .exclude(case=case.pk)
        .select_related("document", "case__violation")
        .order_by("-decided_on")
    )


def same_kind(case: Case) -> QuerySet:
    """Those for the same violation."""
    return earlier_penalties(case).filter(case__violation=case.violation_id)


@dataclass(frozen=True)
class Past:
    """Penalties of the party in the period discretion looks back over (环执法〔2019〕42号); `times` weigh heavier."""

    since: date
    until: date
    times: int
    penalties: list[Decision]
    same: list[Decision]

    @property
    def is_repeated(self) -> bool:
        """Whether those for the same violation are as many as ask for a heavier penalty."""
        return len(self.same) >= self.times

    @property
    def words(self) -> str:
        """The period with every penalty in it, as the worksheet records it."""
        period = f"{self.since} 至 {self.until}"
        if not self.penalties:
            return f"{period}，没有受过本局行政处罚的记录。"
        each = "；".join(
            f"{d.document.number}（{d.decided_on}，{d.case.violation.name}）" for d in self.penalties
        )
        return (
            f"{period}，受过行政处罚 {len(self.penalties)} 次，其中同类违法行为 {len(self.same)} 次：{each}。"
        )


def past(case: Case, on: date) -> Past | None:
    """The penalties before `on` that count for discretion; None while no rule asks for them. One query for the rows."""
    times = timelimits.rule_or_none("discretion.repeat", on, office=case.office)
    span = timelimits.rule_or_none("discretion.repeat.span", on, office=case.office)
    if times is None or span is None:
        return None
    since = _years_before(on, int(span.value))
    found = list(earlier_penalties(case).filter(decided_on__range=(since, on)))
    same = [d for d in found if d.case.violation_id == case.violation_id]
    return Past(since, on, int(times.value), found, same)


def _years_before(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if leap else day.day)


def damage_claims(case: Case) -> QuerySet:
    """Claims for ecological damage of the case, or of the firm's case beside it; compensation made mitigates."""
    return DamageClaim.objects.filter(case__in=[case, case.firm_case or case]).order_by("pk")


def damage_words(claim: DamageClaim) -> str:
    """How far a claim has come: only one performed in full is a circumstance (法典 第1056条)."""
    if claim.performed_on:
        amount = f"，赔偿 {claim.agreed_amount:,.2f} 元" if claim.agreed_amount else ""
        return f"{claim.performed_on} 已履行完毕{amount}"
    if claim.settling == DamageClaim.Settling.AGREEMENT:
        return f"{claim.settled_on} 达成协议，赔偿 {claim.agreed_amount:,.2f} 元，没有履行完毕"
    return claim.state_label
