"""Every draft ever rendered of a report. Approved copies are issued documents with number and verification code."""

from django.db import models
from django.db.models import Q

from reports.models.annual import AnnualReport


class Rendering(models.Model):
    """One run of the renderer over the text and figures as they were when the worker got to it."""

    report = models.ForeignKey(
        AnnualReport, on_delete=models.CASCADE, related_name="renderings", verbose_name="报告"
    )
    job = models.ForeignKey(
        "jobs.Job",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="后台任务",
    )
    file = models.FileField("文件", max_length=200, blank=True)
    sha256 = models.CharField("指纹", max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField("页数", null=True, blank=True)
    created_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="发起人"
    )
    created_at = models.DateTimeField("发起时间", auto_now_add=True)
    finished_at = models.DateTimeField("完成时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "报告草稿"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(file="", sha256="", pages__isnull=True, finished_at__isnull=True)
                | (~Q(file="") & ~Q(sha256="") & Q(pages__gt=0, finished_at__isnull=False)),
                name="reports_rendering_whole",
                violation_error_message="文件、指纹、页数须同时写入。",
            )
        ]

    def __str__(self):
        return f"{self.report} 草稿 #{self.pk}"

    @property
    def is_ready(self) -> bool:
        """Whether the file is there."""
        return bool(self.sha256)

    @property
    def file_name(self) -> str:
        """The name under which it is downloaded."""
        return f"{self.report.year}年度法治政府建设工作报告（草稿{self.pk}）.pdf"
