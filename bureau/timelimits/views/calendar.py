"""The working-day calendar of a year: everyone reads it, the administrator corrects it with a reason."""

import calendar as months
from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from bureau.access import fills, reads, verb
from bureau.dates import parse_date, today
from bureau.staff.roles import ALL, Role
from bureau.timelimits import services
from bureau.timelimits.errors import ClockRefused
from bureau.timelimits.forms import DayForm, YearForm
from bureau.timelimits.models import CalendarYear, Holiday
from bureau.timelimits.services.calendar import known_years

YEARS = range(2004, 2100)
MARKS = {"off": "休", "work": "班", "plain": "改"}


@reads(*ALL)
def this_year(request):
    """To the calendar of the current year."""
    return redirect("timelimits:calendar", year=today().year)


@reads(*ALL)
def year(request, year):
    """Twelve months with days off and make-up days marked, and the list of them with source and reason."""
    _check(year)
    rows = list(Holiday.objects.of_year(year).select_related("changed_by"))
    found = CalendarYear.objects.filter(year=year).first()
    context = {
        "year": year,
        "rows": rows,
        "found": found,
        "months": _months(year, {row.date: row for row in rows}),
        "can_import": year in known_years(),
        "can_edit": request.user.has_role(Role.ADMIN),
    }
    return render(request, "timelimits/calendar.html", context)


@fills(Role.ADMIN)
def edit_day(request, year):
    """One day corrected, with a reason; clocks that run across it are computed anew."""
    _check(year)
    form = DayForm(request.POST or None, year=year, initial=_initial(request, year))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        moved = services.set_day(
            day=values["date"],
            kind=values["kind"],
            name=values["name"],
            reason=values["reason"],
            actor=request.user,
        )
        messages.success(request, f"已更改 {values['date']}，重算时限 {moved} 项")
        return redirect("timelimits:calendar", year=year)
    return _form_page(request, form, year, f"更改 {year} 年的一天", "更改并重算时限")


@fills(Role.ADMIN)
def publish(request, year):
    """The notice of a year is out and its days are entered: provisional due dates become final."""
    _check(year)
    form = YearForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        moved = services.publish_year(year=year, source=form.cleaned_data["source"], actor=request.user)
        messages.success(request, f"已登记 {year} 年放假安排，重算暂定时限 {moved} 项")
        return redirect("timelimits:calendar", year=year)
    note = "先逐日录入放假与调休上班的日子，再登记已公布；登记后暂定的时限按新安排重算。"
    return _form_page(request, form, year, f"登记 {year} 年放假安排", "登记已公布", note)


@verb(Role.ADMIN)
def import_days(request, year):
    """The days of a year from the installed holiday data."""
    _check(year)
    try:
        added = services.import_year(year=year, actor=request.user)
        messages.success(request, f"已导入 {year} 年放假安排，新增 {added} 日，人工更改的日子未动")
    except ClockRefused as refused:
        messages.error(request, refused.text)
    return redirect("timelimits:calendar", year=year)


def _check(year: int) -> None:
    if year not in YEARS:
        raise Http404


def _initial(request, year: int) -> dict:
    day = parse_date(request.GET.get("date", ""))
    row = Holiday.objects.filter(date=day).first() if day else None
    return {"date": day, "kind": row.kind if row else "off", "name": row.name if row else ""}


def _form_page(request, form, year, title, submit, *notes):
    context = {
        "form": form,
        "title": title,
        "submit": submit,
        "notes": notes,
        "subtitle": "",
        "refused": None,
        "back_url": reverse("timelimits:calendar", args=[year]),
        "back_label": f"{year} 年节假日",
    }
    return render(request, "components/form_page.html", context)


def _months(year: int, marked: dict[date, Holiday]) -> list[dict]:
    weeks = months.Calendar(months.MONDAY)
    return [
        {
            "number": month,
            "weeks": [
                [_cell(day, month, marked) for day in week] for week in weeks.monthdatescalendar(year, month)
            ],
        }
        for month in range(1, 13)
    ]


def _cell(day: date, month: int, marked: dict[date, Holiday]) -> dict:
    row = marked.get(day)
    css = row.kind if row else ("weekend" if day.weekday() >= months.SATURDAY else "")
    return {"day": day if day.month == month else None, "css": css, "mark": MARKS[row.kind] if row else ""}
