"""What a clerk wrote about a doubtful record that cannot be mended."""

from django.db import models
from django.db.models import Q

from reports.models.annual import AnnualReport


class DoubtAnswer(models.Model):
    """The reason why a doubtful record stands as it is. Mended records need none: they leave the list."""

    report = models.ForeignKey(
        AnnualReport, on_delete=models.CASCADE, related_name="doubt_answers", verbose_name="报告"
    )
    kind = models.CharField("存疑种类", max_length=40)
    row = models.CharField("记录", max_length=90)
    reason = models.CharField("说明", max_length=300)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="说明人")
    at = models.DateTimeField("说明时间", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "存疑说明"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "kind", "row"],
                name="reports_doubtanswer_once",
                violation_error_message="这条记录已有说明。",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="reports_doubtanswer_reason",
                violation_error_message="说明不能为空。",
            ),
        ]

    def __str__(self):
        return f"{self.row} {self.reason}"
