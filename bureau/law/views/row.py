"""One row of the register: what it says, its versions, its history; a violation with both regimes compared."""

from datetime import timedelta
from decimal import Decimal, InvalidOperation

from django.shortcuts import get_object_or_404, render

from bureau.access import reads
from bureau.dates import parse_date, today
from bureau.kept import Kept
from bureau.law import ranges, services
from bureau.law.models import Violation, ViolationBasis
from bureau.law.registers import register_or_404
from bureau.law.services.changes import history, words
from bureau.law.services.keeping import may_correct, may_keep
from bureau.law.views.lists import both_sides
from bureau.staff.roles import ALL


@reads(*ALL)
def row(request, kind, pk):
    """One version with the others and every change made to any of them."""
    register = register_or_404(kind)
    found = get_object_or_404(register.model, pk=pk)
    context = {
        "register": register,
        "row": found,
        "facts": [(label, text) for label, text in words(found).items() if label != "因素与情形"],
        "versions": list(found.versions.order_by("-effective_from")) if isinstance(found, Kept) else [],
        "history": history(found),
        "may_keep": may_keep(found, request.user),
        "correctable": may_correct(found),
        "today": today(),
    }
    return render(request, "law/row.html", context)


@reads(*ALL)
def violation(request, pk):
    """A violation with every range of both regimes, and which law an older act falls under."""
    found = get_object_or_404(Violation.objects.prefetch_related("bases"), pk=pk)
    act_on = parse_date(request.GET.get("act_on", "")) or ranges.CODE_FROM - timedelta(days=1)
    decide_on = parse_date(request.GET.get("decide_on", "")) or max(today(), ranges.CODE_FROM)
    amount = _amount(request.GET.get("amount", ""))
    context = {
        **both_sides(found),
        "act_on": act_on,
        "decide_on": decide_on,
        "amount": amount,
        "counts": any(b.base in ("investment", "cost") for b in found.bases.all()),
        "comparisons": _comparisons(found, act_on, decide_on, amount),
        "benchmarks": services.benchmarks(found, decide_on, office=request.user.office),
        "history": history(found),
        "today": today(),
    }
    return render(request, "law/violation.html", context)


def _amount(text: str) -> Decimal | None:
    try:
        amount = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 < amount < Decimal(10) ** 12 else None


def _comparisons(found: Violation, act_on, decide_on, amount) -> list[dict]:
    """Old or lighter for each tier that either law knows."""
    present = {b.tier for b in found.bases.all() if b.subject == ViolationBasis.Subject.ENTITY}
    lines = []
    for tier in [tier for tier in ViolationBasis.Tier.values if tier in present]:
        label = ViolationBasis.Tier(tier).label
        try:
            choice = services.applicable(found, act_on=act_on, decide_on=decide_on, tier=tier, amount=amount)
        except services.NoBasis as missing:
            lines.append({"tier": label, "missing": str(missing)})
            continue
        lines.append({"tier": label, "choice": choice})
    return lines
