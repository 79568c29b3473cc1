"""The worked cases as a page: how the system counts, one example a line."""

from django.shortcuts import render

from bureau.access import reads
from bureau.dates import today
from bureau.staff.roles import ALL
from bureau.timelimits.worked import worked_cases


@reads(*ALL)
def worked(request):
    """Worked cases, searched by words in the matter, the rule, the reason or the article."""
    words = request.GET.get("q", "").strip()
    rows = [
        case
        for case in worked_cases()
        if not words or words in f"{case.matter} {case.key} {case.reason} {case.article}"
    ]
    return render(request, "timelimits/worked.html", {"rows": rows, "words": words, "today": today()})
