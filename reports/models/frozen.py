"""Figures as they stood when a leader approved the report. Rows are only ever added."""

from django.db import models
from django.db.models import Q

from reports.models.annual import AnnualReport


class ReportFigure(models.Model):
    """One frozen figure: its value, which rows were counted (by digest), and by which definition."""

    report = models.ForeignKey(
        AnnualReport, on_delete=models.PROTECT, related_name="figures", verbose_name="报告"
    )
    round = models.PositiveSmallIntegerField("审定次序")
    key = models.CharField("代号", max_length=60)
    label = models.CharField("名称", max_length=60)
    unit = models.CharField("单位", max_length=10)
    basis = models.CharField("口径", max_length=300)
    version = models.PositiveSmallIntegerField("口径版本")
    value = models.DecimalField("值", max_digits=18, decimal_places=4, null=True)
    text = models.CharField("印出的值", max_length=400)
    ids_count = models.PositiveIntegerField("记录数")
    ids_sha256 = models.CharField("记录编号指纹", max_length=64)
    frozen_at = models.DateTimeField("冻结时间")

    class Meta:
        verbose_name = verbose_name_plural = "冻结数字"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "round", "key"],
                name="reports_reportfigure_once",
                violation_error_message="同一次审定中数字重复。",
            ),
            models.CheckConstraint(
                condition=Q(round__gte=1, version__gte=1),
                name="reports_reportfigure_version",
                violation_error_message="审定次序和口径版本从 1 起。",
            ),
        ]

    def __str__(self):
        return f"{self.label} {self.text}"
