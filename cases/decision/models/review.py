"""Proposed penalty and discretion, case review, legal review, collective discussion."""

from django.db import models
from django.db.models import Q


class Proposal(models.Model):
    """What the investigators propose and the review confirms: legal basis, discretion, amount."""

    class Outcome(models.TextChoices):
        NORMAL = "normal", "一般处罚"
        LIGHTER = "lighter", "从轻处罚"
        MITIGATED = "mitigated", "减轻处罚"
        HEAVIER = "heavier", "从重处罚"
        FIRST_EXEMPT = "first_exempt", "首违不罚"
        SLIGHT_EXEMPT = "slight_exempt", "轻微不予处罚"

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="proposal", verbose_name="案件"
    )
    basis = models.ForeignKey(
        "law.ViolationBasis", on_delete=models.PROTECT, related_name="+", verbose_name="处罚依据"
    )
    law_choice_reason = models.CharField("适用新旧法的理由", max_length=300, blank=True)
    outcome = models.CharField("裁量结论", max_length=14, choices=Outcome.choices, default=Outcome.NORMAL)
    factors = models.JSONField("裁量因素", default=list, blank=True)
    reasons = models.TextField("裁量理由")
    range_min = models.DecimalField("幅度下限", max_digits=14, decimal_places=2, null=True, blank=True)
    range_max = models.DecimalField("幅度上限", max_digits=14, decimal_places=2, null=True, blank=True)
    fine = models.DecimalField("罚款", max_digits=14, decimal_places=2, default=0)
    confiscation = models.DecimalField("没收违法所得", max_digits=14, decimal_places=2, default=0)
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "处罚建议"
        constraints = [
            models.CheckConstraint(
                condition=Q(fine__gte=0) & Q(confiscation__gte=0),
                name="cases_proposal_amounts",
                violation_error_message="金额不能为负。",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["first_exempt", "slight_exempt"]) | Q(fine=0, confiscation=0),
                name="cases_proposal_exempt_is_free",
                violation_error_message="不予处罚的案件罚款须为零。",
            ),
            models.CheckConstraint(
                condition=Q(range_max__isnull=True) | Q(fine__lte=models.F("range_max")),
                name="cases_proposal_within_maximum",
                violation_error_message="罚款超过法定上限。请按幅度填写。",
            ),
            models.CheckConstraint(
                condition=Q(range_min__isnull=True)
                | Q(fine__gte=models.F("range_min"))
                | Q(outcome__in=["mitigated", "first_exempt", "slight_exempt"]),
                name="cases_proposal_below_minimum_needs_ground",
                violation_error_message="罚款低于法定下限，须有减轻处罚情形（行政处罚法 第32条）。",
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.get_outcome_display()}"

    @property
    def is_exempt(self) -> bool:
        """No penalty at all."""
        return self.outcome in (self.Outcome.FIRST_EXEMPT, self.Outcome.SLIGHT_EXEMPT)


class CaseReview(models.Model):
    """案件审查 by someone who did not investigate (办法 第38、39条)."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="reviews", verbose_name="案件"
    )
    reviewer = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="审查人"
    )
    reviewed_on = models.DateField("审查日期")
    passed = models.BooleanField("通过")
    opinion = models.TextField("审查意见")

    class Meta:
        verbose_name = verbose_name_plural = "案件审查"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.case} 审查"


class LegalReview(models.Model):
    """法制审核 before the decision (行政处罚法 第58条)."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="legal_reviews", verbose_name="案件"
    )
    reviewer = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="审核人"
    )
    reviewed_on = models.DateField("审核日期")
    agreed = models.BooleanField("同意")
    opinion = models.TextField("审核意见")
    created_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "法制审核"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.case} 法制审核"


class CollectiveDiscussion(models.Model):
    """集体讨论 (行政处罚法 第57条第2款; 办法 第52条)."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="discussions", verbose_name="案件"
    )
    held_on = models.DateField("讨论日期")
    place = models.CharField("地点", max_length=80)
    chair = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="主持人")
    members = models.ManyToManyField("staff.User", related_name="+", verbose_name="参加讨论人员")
    minutes = models.TextField("讨论记录")
    conclusion = models.TextField("讨论结论")
    fine = models.DecimalField("议定罚款", max_digits=14, decimal_places=2, default=0)

    class Meta:
        verbose_name = verbose_name_plural = "集体讨论"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.case} 集体讨论"
