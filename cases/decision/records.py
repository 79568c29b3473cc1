"""What the bureau's own records say about a party: earlier penalties for the same violation, damage made good."""

from django.db.models import Q, QuerySet

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
