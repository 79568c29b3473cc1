"""What the bureau's own records say about a party: earlier penalties for the same violation."""

from datetime import date

from django.db.models import Q, QuerySet

from cases.models import Case, Decision

REPEAT_YEARS, REPEAT_TIMES = 2, 3  # 裁量意见（42 号）: three penalties for the same kind within two years


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


def is_repeated(case: Case, on: date) -> bool:
    """Whether three penalties for the same violation fall into the two years before `on`."""
    since = on.replace(year=on.year - REPEAT_YEARS, day=min(on.day, 28))
    return same_kind(case).filter(decided_on__range=(since, on)).count() >= REPEAT_TIMES
