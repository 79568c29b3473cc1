"""Off-site supervision: whose monitoring data is looked at every day, and what was seen."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q


class WatchQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Watches of the user's bureau and below."""
        return self.filter(enterprise__office__path__startswith=user.scope_path)

    def in_force(self, on):
        """Watches that run on a day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=on), since__lte=on)

    def overlapping(self, first, beyond):
        """Watches with at least one day in the half-open range of days."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=first), since__lt=beyond)


class OnlineWatch(models.Model):
    """A period in which an enterprise's online data is reviewed daily instead of visits."""

    enterprise = models.ForeignKey(
        "inspections.Enterprise", on_delete=models.PROTECT, verbose_name="企业", related_name="watches"
    )
    since = models.DateField("起始日期")
    until = models.DateField("截止日期", null=True, blank=True)
    created_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = WatchQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "在线巡查对象"
        ordering = ["enterprise", "-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise"],
                condition=Q(until__isnull=True),
                name="inspections_onlinewatch_one_open",
                violation_error_message="这家企业已在每日在线巡查中。",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="inspections_onlinewatch_dates",
                violation_error_message="截止日期不能早于起始日期。",
            ),
        ]

    def __str__(self):
        return f"{self.enterprise} {self.since} 起"

    def days(self, first, beyond):
        """The days of this watch inside the half-open range."""
        start = max(self.since, first)
        stop = min(self.until + timedelta(days=1), beyond) if self.until else beyond
        return [start + timedelta(days=n) for n in range(max(0, (stop - start).days))]


class CheckQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Checks of the user's bureau and below."""
        return self.filter(enterprise__office__path__startswith=user.scope_path)

    def awaiting_explanation(self):
        """Abnormal data for which the written explanation has been asked and not come."""
        return self.filter(explanation_requested_on__isnull=False, explanation_received_on__isnull=True)

    def unsettled(self):
        """Abnormal data without an outcome."""
        return self.filter(abnormal=True, outcome="")


class OnlineCheck(models.Model):
    """One enterprise's data of one day, as looked at by the officer on duty."""

    class Outcome(models.TextChoices):
        EXPLAINED = "explained", "说明属实，已改正"
        DEVICE = "device", "设备故障，已修复"
        ONSITE = "onsite", "转现场检查"

    enterprise = models.ForeignKey(
        "inspections.Enterprise", on_delete=models.PROTECT, verbose_name="企业", related_name="online_checks"
    )
    day = models.DateField("数据日期", db_index=True)
    officer = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, verbose_name="值班人员", related_name="+"
    )
    checked_at = models.DateTimeField("查看时间")
    abnormal = models.BooleanField("数据异常", default=False)
    description = models.TextField("异常情况", blank=True)
    explanation_requested_on = models.DateField("要求书面说明", null=True, blank=True)
    explanation_received_on = models.DateField("收到书面说明", null=True, blank=True)
    explanation = models.TextField("企业说明", blank=True)
    outcome = models.CharField("处理结果", max_length=10, choices=Outcome.choices, blank=True)
    task = models.ForeignKey(
        "inspections.InspectionTask",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="现场检查",
        related_name="+",
    )

    objects = CheckQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "在线巡查记录"
        ordering = ["-day", "enterprise"]
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise", "day"],
                name="inspections_onlinecheck_once_a_day",
                violation_error_message="这家企业当日已有巡查记录。",
            ),
            models.CheckConstraint(
                condition=Q(abnormal=False, description="", outcome="")
                | (Q(abnormal=True) & ~Q(description="")),
                name="inspections_onlinecheck_abnormal_says_what",
                violation_error_message="数据异常须写明情况。",
            ),
            models.CheckConstraint(
                condition=Q(explanation_received_on__isnull=True)
                | Q(explanation_received_on__gte=F("explanation_requested_on")),
                name="inspections_onlinecheck_explanation_dates",
                violation_error_message="收到说明不能早于要求说明。",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="onsite") | Q(task__isnull=False),
                name="inspections_onlinecheck_onsite_has_task",
                violation_error_message="转现场检查须有检查任务。",
            ),
        ]

    def __str__(self):
        return f"{self.enterprise} {self.day}"
