"""Deferral and instalments of a fine (延期、分期缴纳罚款)."""

from django.db import models
from django.db.models import F, Q


class Deferral(models.Model):
    """An application of the party and its answer (行政处罚法 第66条第2款; 办法 令 8 第64条)."""

    class Kind(models.TextChoices):
        DEFER = "defer", "延期缴纳"
        INSTALMENTS = "instalments", "分期缴纳"

    decision = models.ForeignKey(
        "cases.Decision", on_delete=models.PROTECT, related_name="deferrals", verbose_name="处罚决定"
    )
    kind = models.CharField("种类", max_length=12, choices=Kind.choices)
    applied_on = models.DateField("申请日期")
    hardship = models.TextField("经济困难的情况")
    file = models.ForeignKey(
        "record.StoredFile", on_delete=models.PROTECT, related_name="+", verbose_name="书面申请"
    )
    recorded_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="登记人"
    )
    granted = models.BooleanField("是否同意", null=True, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    answered_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="批准人"
    )
    reason = models.TextField("理由", blank=True)
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="通知书",
    )

    class Meta:
        verbose_name = verbose_name_plural = "延期（分期）缴纳"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(granted__isnull=True, answered_on__isnull=True, document__isnull=True)
                | Q(
                    granted__isnull=False,
                    answered_on__isnull=False,
                    answered_by__isnull=False,
                    document__isnull=False,
                ),
                name="cases_deferral_answered",
                violation_error_message="答复延期、分期申请须有日期、批准人和通知书。",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("applied_on")),
                name="cases_deferral_dates",
                violation_error_message="答复日期不能早于申请日期。",
            ),
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(granted__isnull=True),
                name="cases_deferral_one_open",
                violation_error_message="已有一份申请没有答复。",
            ),
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(granted=True),
                name="cases_deferral_granted_once",
                violation_error_message="已同意过延期或者分期缴纳。",
            ),
        ]

    def __str__(self):
        return f"{self.applied_on} {self.get_kind_display()}"


class Instalment(models.Model):
    """One part of a deferred fine with its last day."""

    deferral = models.ForeignKey(
        Deferral, on_delete=models.PROTECT, related_name="instalments", verbose_name="延期（分期）"
    )
    due_on = models.DateField("缴款期限")
    amount = models.DecimalField("金额", max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = verbose_name_plural = "分期"
        ordering = ["due_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["deferral", "due_on"],
                name="cases_instalment_day",
                violation_error_message="同一天只能有一期。",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="cases_instalment_positive",
                violation_error_message="每期金额须大于零。",
            ),
        ]

    def __str__(self):
        return f"{self.due_on} {self.amount}"
