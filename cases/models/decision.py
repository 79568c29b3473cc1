"""Decision, service of papers, payment."""

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


class Service(models.Model):
    """送达 of one paper, with its receipt (行政处罚法 第61条; 民事诉讼法)."""

    class Mode(models.TextChoices):
        DIRECT = "direct", "直接送达"
        LEFT = "left", "留置送达"
        ENTRUSTED = "entrusted", "委托送达"
        POST = "post", "邮寄送达"
        FORWARDED = "forwarded", "转交送达"
        PUBLIC = "public", "公告送达"
        ELECTRONIC = "electronic", "电子送达"

    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        related_name="service",
        verbose_name="送达的文书",
    )
    case = models.ForeignKey(
        "cases.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="services",
        verbose_name="案件",
    )
    receipt = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="送达回证",
    )
    mode = models.CharField("送达方式", max_length=12, choices=Mode.choices, default=Mode.DIRECT)
    sent_on = models.DateField("发出或公告日期")
    served_on = models.DateField("送达日期")
    place = models.CharField("送达地点", max_length=160)
    receiver = models.CharField("签收人", max_length=60)
    witness = models.CharField("见证人", max_length=60, blank=True)
    consent = models.BooleanField("当事人已书面同意电子送达", default=False)
    officer_a = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="送达人"
    )
    officer_b = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="第二送达人"
    )
    note = models.CharField("备注", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "送达"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(officer_a=F("officer_b")),
                name="cases_service_two_officers",
                violation_error_message="送达人不得少于两人（行政处罚法 第42条）。",
            ),
            models.CheckConstraint(
                condition=Q(served_on__gte=F("sent_on")),
                name="cases_service_dates",
                violation_error_message="送达日期不能早于发出日期。",
            ),
            models.CheckConstraint(
                condition=~Q(mode="electronic") | Q(consent=True),
                name="cases_service_electronic_consent",
                violation_error_message="电子送达须当事人签订确认书同意（行政处罚法 第61条第2款）。",
            ),
            models.CheckConstraint(
                condition=~Q(mode="left") | ~Q(witness=""),
                name="cases_service_left_witness",
                violation_error_message="留置送达须有见证人或影像记录（民事诉讼法 第89条）。请填写见证人。",
            ),
        ]

    def __str__(self):
        return f"{self.document} {self.get_mode_display()}"


class Payment(models.Model):
    """One payment of a fine (行政处罚法 第67条)."""

    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="payments", verbose_name="处罚决定"
    )
    paid_on = models.DateField("缴款日期")
    amount = models.DecimalField("金额", max_digits=14, decimal_places=2)
    receipt_no = models.CharField("票据号", max_length=40, unique=True)
    recorded_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="登记人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "缴款"
        ordering = ["paid_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="cases_payment_positive",
                violation_error_message="缴款金额须大于零。",
            )
        ]

    def __str__(self):
        return f"{self.paid_on} {self.amount}"
