"""Screens of the law: violations under both regimes, statutes, issuing organs."""

from django.shortcuts import render

from bureau.access import reads
from bureau.dates import today
from bureau.law.models import Organ, Statute, Violation, ViolationBasis
from bureau.staff.roles import ALL


@reads(*ALL)
def violations(request):
    """Every violation with its ranges before the Code and under it, side by side."""
    words = request.GET.get("q", "").strip()
    found = Violation.objects.prefetch_related("bases")
    if words:
        found = found.filter(name__icontains=words)
    rows = [_both(violation) for violation in found]
    return render(request, "law/violations.html", {"rows": rows, "words": words})


def _both(violation: Violation) -> dict:
    """The bases of a violation by regime; the ordinary range of the firm comes first."""
    order = ["", *[tier for tier in ViolationBasis.Tier.values if tier]]
    bases = sorted(violation.bases.all(), key=lambda b: (b.subject != "entity", order.index(b.tier)))
    sides = {regime: [b for b in bases if b.regime == regime] for regime in ViolationBasis.Regime.values}
    return {"violation": violation, "old": sides["old"], "code": sides["code"]}


@reads(*ALL)
def statutes(request):
    """The statutes the house cites, with the short titles screens use."""
    return render(request, "law/statutes.html", {"rows": list(Statute.objects.all())})


@reads(*ALL)
def organs(request):
    """In whose name decisions are made, by date."""
    return render(request, "law/organs.html", {"rows": list(Organ.objects.all()), "today": today()})
