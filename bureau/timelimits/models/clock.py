"""Clocks: one statutory limit running on one dossier, with the intervals in which it stood still."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from bureau.dossier import AboutDossier, AboutQuerySet
from bureau.timelimits import counting
from bureau.timelimits.left import PARTY_TERMS, Left, left_of
from bureau.timelimits.models.calendar import load_calendar
from bureau.timelimits.models.rule import Rule
from bureau.timelimits.workdays import Calendar


class SharedCalendar:
    """One calendar for all clocks of one query, read when the first of them needs it."""

    def __init__(self):
        self._calendar = None

    @property
    def calendar(self) -> Calendar:
        """The calendar; two queries the first time."""
        if self._calendar is None:
            self._calendar = load_calendar()
        return self._calendar


class ClockQuerySet(AboutQuerySet):
    def __iter__(self):
        """Rows of one query share one calendar, so a list of any length costs the same number of queries."""
        shared = SharedCalendar()
        for row in super().__iter__():
            if isinstance(row, Clock):
                row.shared_calendar = shared
            yield row

    def running(self):
        """Clocks that run, the nearest first."""
        return self.filter(state=Clock.State.RUNNING).order_by("due_on", "pk")

    def alive(self):
        """Clocks that run or stand still; met and cancelled ones are over."""
        return self.filter(state__in=[Clock.State.RUNNING, Clock.State.STOPPED])

    def due_by(self, day: date):
        """Running clocks that end on or before a day."""
        return self.running().filter(due_on__lte=day)

    def overdue(self, today: date):
        """Running clocks whose last day has passed, but for terms of the party, whose end opens the next step."""
        return self.running().filter(due_on__lt=today).exclude(key__in=PARTY_TERMS)


class ClockManager(models.Manager.from_queryset(ClockQuerySet)):
    def get_queryset(self):
        """The rule comes along: every screen that shows a clock shows its article."""
        return super().get_queryset().select_related("rule")


class Clock(AboutDossier):
    """A limit that runs. It keeps the version of the rule it started with."""

    class State(models.TextChoices):
        RUNNING = "running", "计时中"
        STOPPED = "stopped", "中止"
        MET = "met", "办毕"
        CANCELLED = "cancelled", "撤销"

    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="clocks", verbose_name="规则")
    key = models.CharField("键", max_length=60)
    label = models.CharField("事项", max_length=60)
    started_on = models.DateField("起算日")
    started_at = models.DateTimeField("起算时刻", null=True, blank=True)
    due_on = models.DateField("届满日", null=True, blank=True)
    due_at = models.DateTimeField("届满时刻", null=True, blank=True)
    provisional = models.BooleanField("暂定", default=False)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.RUNNING)
    met_on = models.DateField("办毕日", null=True, blank=True)
    reason = models.CharField("撤销理由", max_length=200, blank=True)
    created_by = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="起算登记人",
    )
    # What a calendar programme needs to see that an entry was moved: RFC 5545 SEQUENCE and LAST-MODIFIED.
    revision = models.PositiveIntegerField("修订次数", default=0)
    changed_at = models.DateTimeField("最近修订", default=timezone.now)

    objects = ClockManager()
    shared_calendar = None

    class Meta:
        verbose_name = verbose_name_plural = "时钟"
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["dossier_kind", "dossier_id"], name="timelimits_clock_about"),
            # Not partial: SQLite cannot match a bound parameter with the condition of a partial index.
            models.Index(fields=["state", "due_on", "id"], name="timelimits_clock_state_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier_kind", "dossier_id", "key", "label"],
                condition=Q(state__in=["running", "stopped"]),
                name="timelimits_clock_alive_once",
                violation_error_message="同一事项的时钟已在走。",
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(due_on__isnull=False),
                name="timelimits_clock_running_due",
                violation_error_message="计时中的时钟须有届满日。",
            ),
            models.CheckConstraint(
                condition=Q(state="met", met_on__isnull=False) | (~Q(state="met") & Q(met_on__isnull=True)),
                name="timelimits_clock_met_on",
                violation_error_message="办毕的时钟须有办毕日，其他状态不得有。",
            ),
            models.CheckConstraint(
                condition=Q(met_on__isnull=True) | Q(met_on__gte=F("started_on")),
                name="timelimits_clock_met_after_start",
                violation_error_message="办毕日不能早于起算日。",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""),
                name="timelimits_clock_reason",
                violation_error_message="撤销时钟须写明理由。",
            ),
            models.CheckConstraint(
                condition=Q(due_at__isnull=True) | Q(started_at__isnull=False),
                name="timelimits_clock_hours",
                violation_error_message="按小时计的时钟须有起算时刻。",
            ),
        ]

    def __str__(self):
        return f"{self.label} {self.due_on or self.get_state_display()}"

    @property
    def calendar(self) -> Calendar:
        """The calendar shared with the other clocks of the same query, or one of its own."""
        if self.shared_calendar is None:
            self.shared_calendar = SharedCalendar()
        return self.shared_calendar.calendar

    def revise(self) -> None:
        """Counts a change of due date or state; does not save."""
        self.revision, self.changed_at = self.revision + 1, timezone.now()

    def left(self, today: date, now=None) -> Left:
        """What is left on `today`: level, words and CSS classes. `now` sharpens clocks that run in hours."""
        return left_of(self, today, now=now)

    def arithmetic(self) -> counting.Due:
        """The whole calculation with its steps, from the stored start, stops and extensions."""
        if self.rule.unit == Rule.Unit.HOUR:
            return counting.due_at(self.started_at, int(self.rule.value))
        stops, extensions = ([], []) if self.pk is None else (self.stops.all(), self.extensions.all())
        return counting.due(
            self.started_on,
            int(self.rule.value),
            counting.Unit(self.rule.unit),
            self.calendar,
            extensions=[extension.value for extension in extensions],
            stops=[counting.Stop(s.from_on, s.to_on, s.reason) for s in stops],
            rolls=self.rule.rolls,
        )


class ClockStop(models.Model):
    """An interval out of the clock, both end days included; `to_on` is empty while it lasts."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="stops", verbose_name="时钟")
    from_on = models.DateField("自")
    to_on = models.DateField("至", null=True, blank=True)
    reason = models.CharField("理由", max_length=200)
    document = models.CharField("文书", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "扣除期间"
        ordering = ["from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="timelimits_clockstop_dates",
                violation_error_message="扣除期间的止日不能早于起日。",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="timelimits_clockstop_reason",
                violation_error_message="扣除期间须写明理由。",
            ),
            models.UniqueConstraint(
                fields=["clock"],
                condition=Q(to_on__isnull=True),
                name="timelimits_clockstop_one_open",
                violation_error_message="时钟已在中止中。",
            ),
        ]

    def __str__(self):
        return f"{self.from_on} 至 {self.to_on or '今'}"


class ClockExtension(models.Model):
    """One extension the law allows and somebody approved."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="extensions", verbose_name="时钟")
    value = models.PositiveSmallIntegerField("延长")
    on = models.DateField("批准日")
    reason = models.CharField("理由", max_length=200)
    approved_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="批准人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "延长"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__gt=0) & ~Q(reason=""),
                name="timelimits_clockextension_reason",
                violation_error_message="延长须写明理由。",
            )
        ]

    def __str__(self):
        return f"延长 {self.value}"
