"""Suspension (中止) and termination (终止) of an investigation, 办法 第35、36条."""

from django.db import models
from django.db.models import F, Q


class Suspension(models.Model):
    """While it lasts the clock of the case stands still and no step is taken."""

    class Ground(models.TextChoices):
        OTHER_CASE = "other_case", "须以其他案件的处理结果为依据，其他案件尚未办结"
        LEGAL_QUESTION = "legal", "涉及法律适用问题，须送请有权机关解释或者确认"
        FORCE_MAJEURE = "force", "因不可抗力致使案件暂时无法调查"
        PARTY_MISSING = "missing", "当事人下落不明致使案件暂时无法调查"
        OTHER = "other", "其他应当中止调查的情形"

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="suspensions", verbose_name="案件"
    )
    ground = models.CharField("中止情形", max_length=12, choices=Ground.choices)
    reason = models.TextField("具体情况")
    suspended_on = models.DateField("中止日期")
    approved_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="批准人"
    )
    document = models.OneToOneField(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="+", verbose_name="中止调查审批表"
    )
    resumed_on = models.DateField("恢复日期", null=True, blank=True)
    resume_reason = models.TextField("恢复理由", blank=True)
    resumed_by = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="批准恢复人",
    )

    class Meta:
        verbose_name = verbose_name_plural = "中止调查"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(resumed_on__isnull=True),
                name="cases_suspension_one",
                violation_error_message="案件已在中止调查中。",
            ),
            models.CheckConstraint(
                condition=Q(resumed_on__isnull=True, resumed_by__isnull=True, resume_reason="")
                | (Q(resumed_on__gte=F("suspended_on"), resumed_by__isnull=False) & ~Q(resume_reason="")),
                name="cases_suspension_resumed",
                violation_error_message="恢复调查须有批准人、理由和日期，且不早于中止日期。",
            ),
        ]

    def __str__(self):
        return f"中止调查：{self.get_ground_display()}"


class Termination(models.Model):
    """Why an investigation ended without a decision."""

    class Ground(models.TextChoices):
        DEATH = "death", "涉嫌违法的公民死亡"
        DISSOLVED = "dissolved", "涉嫌违法的法人或者其他组织终止，无权利义务承受人"
        OTHER = "other", "其他应当终止调查的情形"

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="termination", verbose_name="案件"
    )
    ground = models.CharField("终止情形", max_length=12, choices=Ground.choices)
    reason = models.TextField("具体情况")
    terminated_on = models.DateField("终止日期")
    approved_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="批准人"
    )
    document = models.OneToOneField(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="+", verbose_name="终止调查审批表"
    )

    class Meta:
        verbose_name = verbose_name_plural = "终止调查"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="cases_termination_reason",
                violation_error_message="终止调查须写明具体情况（办法（令 30）第36条）。",
            )
        ]

    def __str__(self):
        return f"终止调查：{self.get_ground_display()}"
