"""The worksheet of a daily penalty: every day counted, with its date and why."""

from django.http import Http404
from django.shortcuts import render

from bureau.access import reads
from bureau.timelimits import services as timelimits
from cases.measures import listed, rounds
from cases.models import DailyPenalty
from cases.perms import case_for

RULES = ("daily.recheck", "daily.days", "daily.fine")


@reads()
def daily_worksheet(request, pk):
    """按日连续处罚计罚表: rounds, days, sum, rules, and refusals that do not count with the reason."""
    case = case_for(request.user, pk)
    daily = DailyPenalty.objects.select_related("original_decision__document").filter(case=case).first()
    if daily is None:
        raise Http404
    rows = list(daily.rounds.select_related("order__document", "order__violation", "recheck"))
    on = daily.opened_on
    context = {
        "case": case,
        "daily": daily,
        "total": daily.total(),
        "rounds": _numbered(rows),
        "excluded": _excluded(rows),
        "listed": listed.listed(listed.DAILY, case.violation.code, rows[0].served_on) if rows else None,
        "rules": [timelimits.rule(key, on, office=case.office) for key in RULES],
    }
    return render(request, "cases/daily/worksheet.html", context)


def _numbered(rows) -> list:
    """(round, [(number, day)]): numbers run through all rounds; a day two rounds share is numbered once."""
    numbers: dict = {}
    return [
        (row, [(numbers.setdefault(day, len(numbers) + 1), day) for day in row.span.each()]) for row in rows
    ]


def _excluded(rows) -> list:
    """Refusals of the same chain that are not counted here."""
    if not rows:
        return []
    counted = {row.recheck_id for row in rows}
    return [judged for judged in rounds.of_chain(rows[0].order) if judged.recheck.pk not in counted]
