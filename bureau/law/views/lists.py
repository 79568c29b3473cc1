"""The lists of the register: everyone reads them, with search, filters and the day asked for."""

from django.db.models import Prefetch, Q
from django.shortcuts import render

from bureau.access import reads
from bureau.dates import parse_date, today
from bureau.law.models import DiscretionBenchmark, Organ, Statute, Violation, ViolationBasis
from bureau.staff.roles import ALL

MARKS = ViolationBasis.Verified.choices


def _asked(request) -> dict:
    """What every list may be asked: words, a day, all versions, the mark."""
    mark = request.GET.get("verified", "")
    return {
        "words": request.GET.get("q", "").strip(),
        "on": parse_date(request.GET.get("on", "")) or today(),
        "every": request.GET.get("all") == "1",
        "verified": mark if mark in ViolationBasis.Verified.values else "",
        "marks": MARKS,
        "today": today(),
    }


def _narrowed(rows, asked: dict, *fields: str):
    """Rows by day, mark and words in any of the fields."""
    if not asked["every"]:
        rows = rows.in_force(asked["on"])
    if asked["verified"]:
        rows = rows.filter(verified=asked["verified"])
    if asked["words"]:
        wanted = Q()
        for field in fields:
            wanted |= Q(**{f"{field}__icontains": asked["words"]})
        rows = rows.filter(wanted)
    return rows


@reads(*ALL)
def violations(request):
    """Every violation with its ranges before the Code and under it, side by side."""
    asked = _asked(request)
    bases = ViolationBasis.objects.all()
    if not asked["every"]:
        bases = _shown_side_by_side(bases, asked["on"])
    found = Violation.objects.prefetch_related(Prefetch("bases", queryset=bases))
    if words := asked["words"]:
        named = Q(name__icontains=words) | Q(bases__penalty_article__icontains=words)
        found = found.filter(named | Q(bases__duty_articles__icontains=words)).distinct()
    if asked["verified"]:
        found = found.filter(bases__verified=asked["verified"]).distinct()
    rows = [both_sides(violation) for violation in found]
    return render(request, "law/violations.html", {**asked, "rows": rows})


def _shown_side_by_side(bases, on):
    """Of each regime the version of the day: the old law up to its end, the Code from its beginning."""
    return bases.filter(
        Q(effective_to__isnull=True)
        | Q(effective_to__gte=on)
        | Q(regime=ViolationBasis.Regime.OLD, effective_to__lt=on)
    ).exclude(regime=ViolationBasis.Regime.OLD, effective_from__gt=on)


def both_sides(violation: Violation) -> dict:
    """The bases of a violation by regime; the ordinary range of the firm comes first."""
    order = ["", *[tier for tier in ViolationBasis.Tier.values if tier]]
    bases = sorted(violation.bases.all(), key=lambda b: (b.subject != "entity", order.index(b.tier)))
    sides = {regime: [b for b in bases if b.regime == regime] for regime in ViolationBasis.Regime.values}
    return {"violation": violation, "old": sides["old"], "code": sides["code"]}


@reads(*ALL)
def statutes(request):
    """The statutes the house cites, with the short titles screens use; a line for each version."""
    asked = _asked(request)
    asked["every"] = "on" not in request.GET
    level = request.GET.get("level", "")
    rows = _narrowed(Statute.objects.all(), asked, "title", "short_title", "number")
    if level in Statute.Level.values:
        rows = rows.filter(level=level)
    context = {**asked, "rows": list(rows), "levels": Statute.Level.choices, "level": level}
    return render(request, "law/statutes.html", context)


@reads(*ALL)
def organs(request):
    """In whose name decisions are made, by date."""
    rows = list(Organ.objects.select_related("office"))
    return render(request, "law/organs.html", {"rows": rows, "today": today()})


@reads(*ALL)
def benchmarks(request):
    """Discretion benchmarks by model, place and violation."""
    asked = _asked(request)
    rows = _narrowed(
        DiscretionBenchmark.objects.all(), asked, "name", "issuer", "province", "violation__name"
    )
    model = request.GET.get("model", "")
    if model in DiscretionBenchmark.Model.values:
        rows = rows.filter(model=model)
    rows = rows.select_related("violation", "office").prefetch_related("factors__options")
    context = {**asked, "rows": list(rows), "models": DiscretionBenchmark.Model.choices, "model": model}
    return render(request, "law/benchmarks.html", context)
