"""Case review and legal review."""

from django.db import models
from django.utils import timezone


class CaseReview(models.Model):
    """案件审查 by someone who did not investigate (办法 第38、39条). `points`: the checklist, {key, ok, note}."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="reviews", verbose_name="案件"
    )
    reviewer = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="审查人"
    )
    reviewed_on = models.DateField("审查日期")
    passed = models.BooleanField("通过")
    opinion = models.TextField("审查意见")
    points = models.JSONField("审查要点", default=list, blank=True)
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="case_review",
        verbose_name="案件审查表",
    )

    class Meta:
        verbose_name = verbose_name_plural = "案件审查"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.case} 审查"


class LegalReview(models.Model):
    """法制审核 before the decision (行政处罚法 第58条; contents 办法 第50条), of one intended fine."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="legal_reviews", verbose_name="案件"
    )
    reviewer = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="审核人"
    )
    reviewed_on = models.DateField("审核日期")
    agreed = models.BooleanField("同意")
    opinion = models.TextField("审核意见")
    points = models.JSONField("审核要点", default=list, blank=True)
    fine = models.DecimalField("所审核的罚款", max_digits=14, decimal_places=2, null=True, blank=True)
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="legal_review",
        verbose_name="法制审核意见书",
    )
    created_at = models.DateTimeField("登记时间", default=timezone.now, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "法制审核"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.case} 法制审核"
