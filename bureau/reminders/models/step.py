"""When whom to remind: rows with dates and units, filled from `data/steps.csv`. House rules, not law."""

from datetime import date

from django.db import models
from django.db.models import F, Q


class StepQuerySet(models.QuerySet):
    def in_force(self, on: date):
        """The steps that apply on a day."""
        return self.filter(effective_from__lte=on).filter(
            Q(effective_to__isnull=True) | Q(effective_to__gte=on)
        )


class ReminderStep(models.Model):
    """One step of reminding: so many days before or after the last day, to whom, once or every day from then on.

    `unless_acknowledged`: only while nobody in charge has said that they know. `party_terms`: for terms given to the
    party, whose end is no failure of the bureau.
    """

    class Audience(models.TextChoices):
        HOLDER = "holder", "承办人"
        HEAD = "head", "股室负责人"
        LEADER = "leader", "局领导"

    class Side(models.TextChoices):
        BEFORE = "before", "届满前"
        AFTER = "after", "届满后"

    class Unit(models.TextChoices):
        DAY = "cal", "日"
        WORKDAY = "wd", "个工作日"

    level = models.CharField("级别", max_length=20)
    label = models.CharField("名称", max_length=30)
    audience = models.CharField("对象", max_length=10, choices=Audience.choices)
    side = models.CharField("时点", max_length=6, choices=Side.choices)
    days = models.PositiveSmallIntegerField("天数")
    unit = models.CharField("单位", max_length=3, choices=Unit.choices)
    every_day = models.BooleanField("此后每日", default=False)
    unless_acknowledged = models.BooleanField("承办人未确认时", default=False)
    party_terms = models.BooleanField("用于当事人的期限", default=False)
    effective_from = models.DateField("起用日")
    effective_to = models.DateField("止用日", null=True, blank=True)
    source = models.CharField("依据", max_length=80)
    note = models.CharField("说明", max_length=120, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "提醒步骤"
        ordering = ["party_terms", "audience", "-side", "-days", "-effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["level", "effective_from"],
                name="reminders_reminderstep_version",
                violation_error_message="同一级别在同一天已有一个版本。",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
                name="reminders_reminderstep_dates",
                violation_error_message="止用日不能早于起用日。",
            ),
            models.CheckConstraint(
                condition=Q(side="before", every_day=False) | Q(side="after", days__gt=0),
                name="reminders_reminderstep_side",
                violation_error_message="届满前的提醒只发一次；届满后的提醒至少隔一日。",
            ),
        ]

    def __str__(self):
        return f"{self.label}：{self.when}"

    @property
    def when(self) -> str:
        """The moment in words."""
        if self.side == self.Side.BEFORE and self.days == 0:
            return "届满当日"
        text = f"{self.get_side_display()} {self.days} {self.get_unit_display()}"
        return text + ("起每日" if self.every_day else "")
