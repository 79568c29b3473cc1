"""The worksheet of discretion (行政处罚裁量表)."""

from django.db import models
from django.db.models import F, Q


class DiscretionSheet(models.Model):
    """One computation of the fine of a case: benchmark by date and place, options with evidence, result, deviation.

    `data` is the frozen worksheet (`bureau.law.discretion.Worksheet.as_data`): later benchmarks do not reach it. Its
    `past` says which earlier penalties of the party were on record that day.
    """

    proposal = models.ForeignKey(
        "cases.Proposal", on_delete=models.PROTECT, related_name="sheets", verbose_name="处罚建议"
    )
    benchmark = models.ForeignKey(
        "law.DiscretionBenchmark", on_delete=models.PROTECT, related_name="+", verbose_name="裁量基准"
    )
    basis = models.ForeignKey(
        "law.ViolationBasis", on_delete=models.PROTECT, related_name="+", verbose_name="处罚依据"
    )
    adjustment = models.DecimalField("从重（+）、从轻（−）%", max_digits=5, decimal_places=2, default=0)
    mitigation = models.DecimalField("减轻 %", max_digits=5, decimal_places=2, default=0)
    amount = models.DecimalField("裁量结果", max_digits=14, decimal_places=2)
    fine = models.DecimalField("建议罚款", max_digits=14, decimal_places=2)
    data = models.JSONField("计算过程", default=dict)
    deviation_reason = models.TextField("偏离裁量结果的理由", blank=True)
    made_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="填写人"
    )
    made_on = models.DateField("填写日期")

    class Meta:
        verbose_name = verbose_name_plural = "裁量表"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fine=F("amount")) | ~Q(deviation_reason=""),
                name="cases_discretionsheet_deviation",
                violation_error_message="建议罚款与裁量结果不一致，须写明理由（行政处罚法 第34条）。",
            )
        ]

    def __str__(self):
        return f"{self.proposal.case} 裁量表"

    @property
    def deviates(self) -> bool:
        """Whether the officer left the computed amount."""
        return self.fine != self.amount


class DiscretionChoice(models.Model):
    """The option chosen for one factor, and the evidence for it."""

    sheet = models.ForeignKey(
        DiscretionSheet, on_delete=models.CASCADE, related_name="choices", verbose_name="裁量表"
    )
    option = models.ForeignKey(
        "law.DiscretionOption", on_delete=models.PROTECT, related_name="+", verbose_name="情形"
    )
    factor_name = models.CharField("因素", max_length=60)
    option_label = models.CharField("情形", max_length=80)
    evidence = models.ManyToManyField("cases.Evidence", related_name="+", verbose_name="证据", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "裁量因素选择"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "factor_name"],
                name="cases_discretionchoice_once",
                violation_error_message="同一裁量因素只能选一种情形。",
            )
        ]

    def __str__(self):
        return f"{self.factor_name}：{self.option_label}"
