"""Everyone who investigated a case (调查人员), for good: who investigated neither reviews nor decides."""

from django.db import models
from django.db.models import F, Q


class Investigator(models.Model):
    """One person in one capacity. `until` ends the task, not the bar of 办法 第38条."""

    class Capacity(models.TextChoices):
        HANDLER = "handler", "承办人"
        CO_HANDLER = "co_handler", "协办人"
        RECORDER = "recorder", "笔录制作人"
        COLLECTOR = "collector", "取证人"

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="investigators", verbose_name="案件"
    )
    user = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="investigations", verbose_name="调查人员"
    )
    capacity = models.CharField("身份", max_length=12, choices=Capacity.choices)
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "调查人员"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user", "capacity", "since"],
                name="cases_investigator_once",
                violation_error_message="此人已以同一身份登记为本案调查人员。",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="cases_investigator_dates",
                violation_error_message="调查人员的终止日期不能早于开始日期。",
            ),
        ]

    def __str__(self):
        return f"{self.user} {self.get_capacity_display()}"
