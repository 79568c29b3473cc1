"""工作台: what the law wants done by when, by me or by all of us. Visitors are shown the public site."""

from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from bureau.access import open_page, reads
from bureau.dates import parse_date, today
from bureau.dossiers import clocks_of
from bureau.paging import page_of
from bureau.staff.roles import STAFF, Role
from publicity.export import csv_response
from reports import cases_of, desk, todo

WEEKDAYS = "一二三四五六日"


@open_page
def home(request):
    """The first page of everyone: visitors, the administrator, staff."""
    user = request.user
    if not user.is_authenticated:
        return redirect(_public_site())
    if not user.has_role(*STAFF):
        return redirect("staff:people")
    return render(request, "reports/home.html", _desk(request))


def _public_site() -> str:
    return reverse("public:home")


def _asked(request):
    """Whose limits, which of them: from the address, with a sensible default for those who handle cases."""
    whose = request.GET.get("whose", "")
    due = request.GET.get("due", "")
    return whose == "mine", due if due in desk.NARROWINGS else "", parse_date(request.GET.get("on", ""))


def _whose(mine: bool) -> str:
    return "mine" if mine else "all"


def _desk(request) -> dict:
    user, now = request.user, today()
    mine, due, on = _asked(request)
    clocks = clocks_of(user, _whose(mine))
    chosen = desk.narrowed(clocks, due, on)
    page = page_of(request, chosen, key=("due_on", "pk"), size=10)
    soon = desk.near(clocks)
    return {
        "today": now,
        "weekday": WEEKDAYS[now.weekday()],
        "mine": mine,
        "due": due,
        "on": on,
        "due_label": desk.NARROWINGS.get(due, ""),
        "page": page,
        "lines": desk.due_lines(page),
        "tiles": {name: len(soon.of(name)) for name in desk.NARROWINGS},
        "overdue_labels": soon.words("over"),
        "today_labels": soon.words("today"),
        "mine_this_week": desk.narrowed(clocks_of(user, "mine"), "week").count(),
        "strip": desk.strip(soon, lambda day: f"?on={day}{'&whose=mine' if mine else ''}#due"),
        "waiting": todo.count(user),
        "cases": cases_of.own_lines(user),
        "starts": _starts(user),
    }


def _starts(user):
    """The acts one begins a day with, as far as the rooms offer them to this person."""
    wanted = (
        ("cases:clue-add", "登记线索", (Role.OFFICER, Role.CLERK, Role.LEADER)),
        ("inspections:today", "现场检查", (Role.OFFICER,)),
    )
    found = []
    for name, label, roles in wanted:
        if user.has_role(*roles):
            try:
                found.append((reverse(name), label))
            except NoReverseMatch:
                continue
    return found


@reads()
def steps(request):
    """What this person can do now, the nearest limit first: a part of home, or a page where no script runs."""
    context = {"steps": todo.steps_for(request.user)}
    if request.htmx:
        return render(request, "reports/_todo.html", context)
    context["groups"] = todo.groups(request.user)
    context["waiting"] = sum(group.count for group in context["groups"])
    return render(request, "reports/todo.html", context)


@reads()
def clocks_export(request):
    """The limits on the page as a file: all of them, in the same order."""
    mine, due, on = _asked(request)
    clocks = desk.narrowed(clocks_of(request.user, _whose(mine)), due, on).order_by("due_on", "pk")
    head = ["到期日", "还剩", "事项", "种类", "编号", "对象", "依据", "承办"]
    return csv_response(f"法定期限 {today()}.csv", head, _export_rows(clocks))


def _export_rows(clocks):
    start, size = 0, 500
    while lines := desk.due_lines(clocks[start : start + size]):
        for line in lines:
            facts = [line.dossier.kind, line.dossier.number, line.dossier.party]
            yield [
                line.clock.due_on,
                line.left.text,
                line.clock.label,
                *facts,
                line.clock.rule.citation,
                line.dossier.handler,
            ]
        start += size
