"""The table of time limits as staff read it."""

from django.db.models import Q
from django.shortcuts import render

from bureau.access import reads
from bureau.dates import parse_date, today
from bureau.staff.roles import ALL
from bureau.timelimits.models import Rule


@reads(*ALL)
def rules(request):
    """Rules in force on a day (today), or all versions; by words, mark and scope (national, local)."""
    on = parse_date(request.GET.get("on", "")) or today()
    every, words = request.GET.get("all") == "1", request.GET.get("q", "").strip()
    verified, scope = request.GET.get("verified", ""), request.GET.get("scope", "")
    found = Rule.objects.all() if every else Rule.objects.in_force(on)
    if words:
        found = found.filter(
            Q(label__icontains=words) | Q(statute__icontains=words) | Q(key__icontains=words)
        )
    if verified in Rule.Verified.values:
        found = found.filter(verified=verified)
    if scope in ("national", "local"):
        found = found.national() if scope == "national" else found.local()
    context = {
        "rows": list(found.select_related("office").order_by("key", "office__path", "-effective_from")),
        "on": on,
        "every": every,
        "words": words,
        "verified": verified,
        "scope": scope,
        "scopes": [("national", "全国"), ("local", "地方")],
        "marks": Rule.Verified.choices,
        "today": today(),
    }
    return render(request, "timelimits/rules.html", context)
