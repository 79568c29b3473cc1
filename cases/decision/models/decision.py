"""The decision (处罚决定)."""

from django.db import models
from django.db.models import F, Q, Sum


class Decision(models.Model):
    """行政处罚决定 or 不予行政处罚决定. Needs a served notice or an exemption; never heavier than noticed."""

    class Kind(models.TextChoices):
        PENALTY = "penalty", "行政处罚"
        EXEMPT = "exempt", "不予行政处罚"

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="decision", verbose_name="案件"
    )
    kind = models.CharField("种类", max_length=8, choices=Kind.choices)
    notice = models.OneToOneField(
        "cases.PriorNotice",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decision",
        verbose_name="事先告知",
    )
    document = models.OneToOneField(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="decision", verbose_name="文书"
    )
    decided_on = models.DateField("决定日期", db_index=True)
    decided_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="批准人"
    )
    fine = models.DecimalField("罚款", max_digits=14, decimal_places=2)
    confiscation = models.DecimalField("没收违法所得", max_digits=14, decimal_places=2, default=0)
    noticed_fine = models.DecimalField("告知的罚款", max_digits=14, decimal_places=2, null=True, blank=True)
    outcome = models.CharField("裁量结论", max_length=14)
    warning = models.BooleanField("警告", default=False)
    reasons = models.TextField("理由")
    defence_handling = models.TextField("陈述申辩和听证意见采纳情况")
    served_on = models.DateField("送达日期", null=True, blank=True)
    pay_until = models.DateField("缴款期限", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "处罚决定"
        indexes = [models.Index(fields=["kind", "decided_on"], name="cases_decision_kind")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="penalty", notice__isnull=False) | Q(kind="exempt", fine=0, confiscation=0),
                name="cases_decision_noticed_first",
                violation_error_message="未经事先告知不得作出处罚决定（行政处罚法 第44、62条）。",
            ),
            models.CheckConstraint(
                condition=Q(noticed_fine__isnull=True) | Q(fine__lte=F("noticed_fine")),
                name="cases_decision_not_heavier",
                violation_error_message="不得因当事人陈述、申辩而给予更重的处罚（行政处罚法 第45条）；加重须重新告知。",
            ),
            models.CheckConstraint(
                condition=Q(served_on__isnull=True) | Q(served_on__gte=F("decided_on")),
                name="cases_decision_dates",
                violation_error_message="送达日期不能早于决定日期。",
            ),
            models.CheckConstraint(
                condition=Q(fine__gte=0) & Q(confiscation__gte=0),
                name="cases_decision_amounts",
                violation_error_message="金额不能为负。",
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.get_kind_display()}"

    @property
    def due_amount(self):
        """What the party has to pay, in yuan."""
        return self.fine + self.confiscation

    @property
    def paid_amount(self):
        """What has been paid, in yuan."""
        return self.payments.aggregate(total=Sum("amount"))["total"] or 0
