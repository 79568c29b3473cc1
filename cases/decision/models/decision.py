"""The decision (处罚决定), its correction and its end."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q, Sum

# The highest amount any law ever allowed on the spot (行政处罚法 第51条); the limit of the day is in the rule table.
ON_THE_SPOT_MOST = Decimal(3000)


class Decision(models.Model):
    """行政处罚决定 or 不予行政处罚决定. Needs a served notice, an exemption, or the summary procedure (`on_the_spot`).

    Never heavier than noticed. An annulled decision stays on file without effect.
    """

    class AnnulGround(models.TextChoices):
        OWN = "own", "本机关自行撤销"
        REVIEW = "review", "行政复议决定撤销"
        COURT = "court", "人民法院判决撤销"
        SUPERIOR = "superior", "上级机关决定撤销"

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
    on_the_spot = models.BooleanField("当场处罚", default=False)
    education = models.TextField("批评教育、约谈情况", blank=True, default="")
    served_on = models.DateField("送达日期", null=True, blank=True)
    pay_until = models.DateField("缴款期限", null=True, blank=True)
    annulled_on = models.DateField("撤销日期", null=True, blank=True)
    annul_ground = models.CharField(
        "撤销方式", max_length=8, choices=AnnulGround.choices, blank=True, default=""
    )
    annul_reason = models.TextField("撤销理由", blank=True, default="")
    annulled_by = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="撤销登记人",
    )
    annul_document = models.ForeignKey(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="撤销决定书",
    )

    class Meta:
        verbose_name = verbose_name_plural = "处罚决定"
        indexes = [models.Index(fields=["kind", "decided_on"], name="cases_decision_kind")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="penalty", notice__isnull=False)
                | Q(kind="penalty", on_the_spot=True, confiscation=0, fine__lte=ON_THE_SPOT_MOST)
                | Q(kind="exempt", fine=0, confiscation=0),
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
            models.CheckConstraint(
                condition=Q(annulled_on__isnull=True, annul_ground="")
                | (
                    Q(annulled_on__isnull=False, annulled_on__gte=F("decided_on"))
                    & ~Q(annul_ground="")
                    & ~Q(annul_reason="")
                ),
                name="cases_decision_annulled_says_why",
                violation_error_message="撤销决定须写明日期、方式和理由，且不早于决定日期。",
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.get_kind_display()}"

    @property
    def original_amount(self):
        """Fine and confiscation as decided, in yuan, whatever became of the decision."""
        return self.fine + self.confiscation

    @property
    def due_amount(self):
        """What the party has to pay, in yuan; nothing once the decision is annulled."""
        return Decimal(0) if self.annulled_on else self.original_amount

    @property
    def paid_amount(self):
        """What has been paid, in yuan."""
        return self.payments.aggregate(total=Sum("amount"))["total"] or 0


class DecisionCorrection(models.Model):
    """补正: a clerical slip in an issued decision is put right by a paper of its own; penalty and facts stay."""

    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="corrections", verbose_name="决定"
    )
    corrected_on = models.DateField("补正日期")
    corrected_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="批准人"
    )
    wrong = models.CharField("原文", max_length=300)
    right = models.CharField("更正为", max_length=300)
    reason = models.CharField("说明", max_length=200, blank=True)
    document = models.OneToOneField(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="+", verbose_name="补正通知书"
    )

    class Meta:
        verbose_name = verbose_name_plural = "决定补正"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(wrong=F("right")),
                name="cases_decisioncorrection_differs",
                violation_error_message="更正后的文字与原文相同。",
            )
        ]

    def __str__(self):
        return f"{self.decision} 补正"
