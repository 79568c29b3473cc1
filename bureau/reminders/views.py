"""The inbox of reminders and what one does with them."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from bureau import dossiers
from bureau.access import fills, reads, verb
from bureau.dates import today
from bureau.paging import page_of, safe_next
from bureau.reminders import alarm, inbox, services
from bureau.reminders.forms import MuteForm
from bureau.reminders.models import Mute, Reminder, ReminderStep
from bureau.staff.roles import Role
from bureau.timelimits.models import Clock
from bureau.workflow import Refused

REMINDED = (Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.CLERK)


@dataclass(frozen=True)
class Line:
    """A limit with what was said about it to this person."""

    clock: Clock
    left: object
    dossier: dossiers.Shown
    level: str
    escalated: bool
    day: object
    muted: Mute | None


@reads()
def inbox_page(request):
    """The limits this person was reminded of, the nearest first."""
    view = request.GET.get("view", "")
    view = view if view in inbox.VIEWS else "waiting"
    page = page_of(request, inbox.clocks(request.user, view), key=("due_on", "pk"), size=30)
    context = {
        "view": view,
        "views": inbox.VIEWS,
        "page": page,
        "lines": _lines(page.rows, request.user),
        "status": alarm.status(),
        "may_act": request.user.has_role(*REMINDED),
    }
    return render(request, "reminders/inbox.html", context)


def _lines(clocks, user) -> list[Line]:
    now = today()
    shown = dossiers.shown_of(clocks)
    labels = {step.level: step.label for step in ReminderStep.objects.in_force(now)}
    mutes = {mute.clock_id: mute for mute in Mute.objects.on(now).filter(user=user, clock__in=clocks)}
    latest = {}
    for row in Reminder.objects.filter(recipient=user, clock__in=clocks).order_by("day", "pk"):
        latest[row.clock_id] = row
    return [
        Line(
            clock,
            clock.left(now),
            shown.get((clock.dossier_kind, clock.dossier_id), dossiers.UNKNOWN),
            labels.get(latest[clock.pk].level, "") if clock.pk in latest else "",
            clock.pk in latest and latest[clock.pk].audience != ReminderStep.Audience.HOLDER,
            latest[clock.pk].day if clock.pk in latest else None,
            mutes.get(clock.pk),
        )
        for clock in clocks
    ]


@reads()
def steps(request):
    """Who is reminded when: the table of steps."""
    return render(request, "reminders/steps.html", {"rows": ReminderStep.objects.in_force(today())})


def _clock_told(user, pk: int) -> Clock:
    """A running clock this person was reminded of, or 404."""
    rows = Clock.objects.alive().filter(reminders__recipient=user, pk=pk)
    found = rows.first()
    if found is None:
        raise Http404
    return found


@verb(*REMINDED)
def acknowledge(request, pk):
    """This person knows of the limit."""
    clock = _clock_told(request.user, pk)
    services.acknowledge(clock=clock, actor=request.user)
    messages.success(request, f"已确认：{clock.label}，届满日 {clock.due_on}。超期后每日再提醒")
    return redirect(safe_next(request, reverse("reminders:inbox")))


@verb(*REMINDED)
def acknowledge_all(request):
    """This person knows of everything that waits."""
    count = services.acknowledge_all(actor=request.user)
    messages.success(request, f"已确认提醒 {count} 条。期限不因确认而改变")
    return redirect("reminders:inbox")


@fills(*REMINDED)
def mute(request, pk):
    """No reminders of one limit until a day."""
    clock = _clock_told(request.user, pk)
    form, refused = MuteForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            services.mute(clock=clock, actor=request.user, **form.cleaned_data)
        except Refused as found:
            refused = found
        else:
            messages.success(
                request, f"已静默至 {form.cleaned_data['until']}：{clock.label}。升级提醒不受影响"
            )
            return redirect("reminders:inbox")
    context = {
        "form": form,
        "title": f"静默：{clock.label}",
        "subtitle": f"届满日 {clock.due_on}（{clock.rule.citation}）",
        "submit": "静默本人的提醒",
        "notes": ["只停止发给本人的提醒；期限照常计算，临近未确认和超期仍会提醒股室负责人和局领导。"],
        "refused": refused,
        "back_url": reverse("reminders:inbox"),
        "back_label": "期限提醒",
    }
    status = 409 if refused else 422 if form.is_bound else 200
    return render(request, "components/form_page.html", context, status=status)


@verb(*REMINDED)
def unmute(request, pk):
    """Hears of the limit again."""
    services.unmute(clock=_clock_told(request.user, pk), actor=request.user)
    messages.success(request, "已恢复提醒")
    return redirect(safe_next(request, reverse("reminders:inbox")))
