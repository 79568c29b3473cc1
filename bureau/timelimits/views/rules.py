"""The table of time limits as staff read it."""

from django.db.models import Q
from django.shortcuts import render

from bureau.access import reads
from bureau.dates import parse_date, today
from bureau.staff.roles import ALL
from bureau.timelimits.models import Rule


@reads(*ALL)
def rules(request):
    """Rules in force on a day (today), or all versions; searched by words, filtered by verified mark."""
    on = parse_date(request.GET.get("on", "")) or today()
    every, words = request.GET.get("all") == "1", request.GET.get("q", "").strip()
    verified = request.GET.get("verified", "")
    found = Rule.objects.all() if every else Rule.objects.in_force(on)
    if words:
        found = found.filter(
            Q(label__icontains=words) | Q(statute__icontains=words) | Q(key__icontains=words)
        )
    if verified in Rule.Verified.values:
        found = found.filter(verified=verified)
    context = {
        "rows": list(found.order_by("key", "-effective_from")),
        "on": on,
        "every": every,
        "words": words,
        "verified": verified,
        "marks": Rule.Verified.choices,
    }
    return render(request, "timelimits/rules.html", context)
