"""Payments of fines (缴款)."""

from django.db import models
from django.db.models import Q


class Payment(models.Model):
    """One payment of a fine (行政处罚法 第67条)."""

    decision = models.ForeignKey(
        "cases.Decision", on_delete=models.PROTECT, related_name="payments", verbose_name="处罚决定"
    )
    paid_on = models.DateField("缴款日期")
    amount = models.DecimalField("金额", max_digits=14, decimal_places=2)
    receipt_no = models.CharField("票据号", max_length=40, unique=True)
    recorded_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="登记人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "缴款"
        ordering = ["paid_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="cases_payment_positive",
                violation_error_message="缴款金额须大于零。",
            )
        ]

    def __str__(self):
        return f"{self.paid_on} {self.amount}"
