"""Collective decision on a measure (案件审查委员会集体审议)."""

from django.db import models
from django.db.models import Q


class MeasureDiscussion(models.Model):
    """集体审议 of a sealing in a major case (查封扣押办法 第10条) or of a restriction of production."""

    sealing = models.ForeignKey(
        "cases.Sealing",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="discussions",
        verbose_name="查封扣押",
    )
    restriction = models.ForeignKey(
        "cases.Restriction",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="discussions",
        verbose_name="限产停产",
    )
    held_on = models.DateField("审议日期")
    chair = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="主持人")
    members = models.ManyToManyField("staff.User", related_name="+", verbose_name="参加人员")
    minutes = models.TextField("审议记录")
    agreed = models.BooleanField("同意采取措施")

    class Meta:
        verbose_name = verbose_name_plural = "采取措施集体审议"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sealing__isnull=False, restriction__isnull=True)
                | Q(sealing__isnull=True, restriction__isnull=False),
                name="cases_measurediscussion_of_one",
                violation_error_message="集体审议只针对一项措施。",
            )
        ]

    def __str__(self):
        return f"{self.held_on} 集体审议"
