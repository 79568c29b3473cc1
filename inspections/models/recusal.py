"""Who may not inspect whom (回避名单, 行政处罚法 第43条)."""

from django.db import models
from django.db.models import F, Q


class RecusalQuerySet(models.QuerySet):
    def in_force(self, on):
        """Recusals that hold on a day."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on), decided_on__lte=on)


class Recusal(models.Model):
    """An officer keeps away from an enterprise; a head of the bureau has decided so. Ended, never deleted."""

    officer = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, verbose_name="执法人员", related_name="recusals"
    )
    enterprise = models.ForeignKey(
        "inspections.Enterprise", on_delete=models.PROTECT, verbose_name="企业", related_name="recusals"
    )
    reason = models.CharField("回避事由", max_length=120)
    decided_on = models.DateField("决定日期")
    decided_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, verbose_name="决定人", related_name="+"
    )
    ended_on = models.DateField("解除日期", null=True, blank=True)

    objects = RecusalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "回避"
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "enterprise"],
                condition=Q(ended_on__isnull=True),
                name="inspections_recusal_once",
                violation_error_message="这名执法人员已回避这家企业。",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("decided_on")),
                name="inspections_recusal_dates",
                violation_error_message="解除日期不能早于决定日期。",
            ),
        ]

    def __str__(self):
        return f"{self.officer} 回避 {self.enterprise}"
