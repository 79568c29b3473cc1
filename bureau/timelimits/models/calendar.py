"""The working-day calendar: one row per exceptional day, one per year."""

from django.db import models
from django.db.models import Q

from bureau.timelimits.workdays import Calendar


class HolidayQuerySet(models.QuerySet):
    def of_year(self, year: int):
        """The exceptional days of a year."""
        return self.filter(date__year=year)


class Holiday(models.Model):
    """A day the State Council's notice made a day off, or a weekend day it made a working day (调休).

    `plain` is a day an administrator struck out again: it stays, with its reason, and counts as any weekday
    or weekend.
    """

    class Kind(models.TextChoices):
        OFF = "off", "放假"
        WORK = "work", "调休上班"
        PLAIN = "plain", "照平日"

    date = models.DateField("日期", unique=True)
    kind = models.CharField("类别", max_length=5, choices=Kind.choices)
    name = models.CharField("名称", max_length=30)
    source = models.CharField("来源", max_length=120)
    reason = models.CharField("更改理由", max_length=200, blank=True)
    changed_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="更改人"
    )
    changed_at = models.DateTimeField("更改时间", auto_now=True)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "放假与调休日"
        ordering = ["date"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["off", "work", "plain"]),
                name="timelimits_holiday_kind",
                violation_error_message="类别只能是放假、调休上班或照平日。",
            ),
            models.CheckConstraint(
                condition=Q(changed_by__isnull=True) | ~Q(reason=""),
                name="timelimits_holiday_reason",
                violation_error_message="更改放假日须写明理由。",
            ),
        ]

    def __str__(self):
        return f"{self.date} {self.get_kind_display()} {self.name}"


class CalendarYear(models.Model):
    """Whether the State Council's notice for a year is out. Due dates that need an unpublished year are
    provisional.
    """

    year = models.PositiveSmallIntegerField("年度", unique=True)
    published = models.BooleanField("已公布", default=False)
    source = models.CharField("来源", max_length=120, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "年度放假安排"
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published=False) | ~Q(source=""),
                name="timelimits_calendaryear_source",
                violation_error_message="已公布的年度须写明来源。",
            )
        ]

    def __str__(self):
        return f"{self.year} 年"


def load_calendar() -> Calendar:
    """The whole calendar as a pure value: two queries, whatever the number of clocks."""
    named: dict[str, dict] = {kind: {} for kind in Holiday.Kind.values}
    for day, kind, name in Holiday.objects.values_list("date", "kind", "name"):
        named[kind][day] = name
    years = CalendarYear.objects.filter(published=True).values_list("year", flat=True)
    return Calendar(off=named["off"], work=named["work"], published=frozenset(years))
