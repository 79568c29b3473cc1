"""Money: payments of fines (缴款), refunds (退还), surcharge remitted by agreement (减免加处罚款)."""

from django.db import models
from django.db.models import F, Q


class Payment(models.Model):
    """One payment of a fine (行政处罚法 第67至71条). `amount` counts for the fine, `surcharge` for 加处罚款."""

    class Channel(models.TextChoices):
        BANK = "bank", "银行缴款"
        ELECTRONIC = "electronic", "电子支付"
        CASH = "cash", "当场收缴"
        COURT = "court", "法院执行到位"

    class CashGround(models.TextChoices):
        """Why an officer took the money himself (行政处罚法 第68、69条)."""

        SMALL = "small", "当场处罚，罚款在法定数额以下"
        HARD = "hard", "当场处罚，不当场收缴事后难以执行"
        REMOTE = "remote", "边远、水上、交通不便地区，当事人提出"

    decision = models.ForeignKey(
        "cases.Decision", on_delete=models.PROTECT, related_name="payments", verbose_name="处罚决定"
    )
    paid_on = models.DateField("缴款日期")
    amount = models.DecimalField("罚没款", max_digits=14, decimal_places=2)
    surcharge = models.DecimalField("加处罚款", max_digits=14, decimal_places=2, default=0)
    receipt_no = models.CharField("票据号", max_length=40, unique=True)
    channel = models.CharField("缴款方式", max_length=10, choices=Channel.choices, default=Channel.BANK)
    cash_ground = models.CharField("当场收缴的依据", max_length=8, choices=CashGround.choices, blank=True)
    collected_by = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="当场收缴人",
    )
    handed_in_on = models.DateField("交至机关日期", null=True, blank=True)
    banked_on = models.DateField("缴付银行日期", null=True, blank=True)
    recorded_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="登记人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "缴款"
        ordering = ["paid_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=0) & Q(surcharge__gte=0) & (Q(amount__gt=0) | Q(surcharge__gt=0)),
                name="cases_payment_positive",
                violation_error_message="缴款金额须大于零。",
            ),
            models.CheckConstraint(
                condition=~Q(channel="cash") | (~Q(cash_ground="") & Q(collected_by__isnull=False)),
                name="cases_payment_cash_ground",
                violation_error_message="当场收缴须写明依据和收缴人（行政处罚法 第68条、第69条）。",
            ),
            models.CheckConstraint(
                condition=Q(channel="cash")
                | Q(cash_ground="", handed_in_on__isnull=True, banked_on__isnull=True),
                name="cases_payment_cash_only",
                violation_error_message="只有当场收缴的罚款才登记上交和缴付日期。",
            ),
            models.CheckConstraint(
                condition=Q(handed_in_on__isnull=True) | Q(handed_in_on__gte=F("paid_on")),
                name="cases_payment_handed_in",
                violation_error_message="上交日期不能早于收缴日期。",
            ),
            models.CheckConstraint(
                condition=Q(banked_on__isnull=True) | Q(banked_on__gte=F("handed_in_on")),
                name="cases_payment_banked",
                violation_error_message="缴付银行须在交至机关之后（行政处罚法 第71条）。",
            ),
        ]

    def __str__(self):
        return f"{self.paid_on} {self.amount}"


class Refund(models.Model):
    """退还罚款: after a decision was quashed or changed the money goes back (with 退还罚款通知)."""

    decision = models.ForeignKey(
        "cases.Decision", on_delete=models.PROTECT, related_name="refunds", verbose_name="处罚决定"
    )
    on = models.DateField("通知日期")
    amount = models.DecimalField("退还金额", max_digits=14, decimal_places=2)
    reason = models.CharField("退还理由", max_length=300)
    account = models.CharField("收款账户", max_length=120)
    document = models.OneToOneField(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="+", verbose_name="退还罚款通知"
    )
    approved_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="批准人"
    )
    refunded_on = models.DateField("退库日期", null=True, blank=True)
    voucher_no = models.CharField("退库凭证号", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "退还罚款"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0) & ~Q(reason=""),
                name="cases_refund_positive",
                violation_error_message="退还须写明理由，金额须大于零。",
            ),
            models.CheckConstraint(
                condition=Q(refunded_on__isnull=True, voucher_no="")
                | (Q(refunded_on__gte=F("on")) & ~Q(voucher_no="")),
                name="cases_refund_done",
                violation_error_message="退库须有日期和凭证号，且不早于通知。",
            ),
            models.UniqueConstraint(
                fields=["voucher_no"],
                condition=~Q(voucher_no=""),
                name="cases_refund_voucher",
                violation_error_message="退库凭证号已被使用。",
            ),
        ]

    def __str__(self):
        return f"{self.on} {self.amount}"


class Remission(models.Model):
    """减免加处罚款 by an enforcement agreement: the party has taken remedial measures (行政强制法 第42条)."""

    decision = models.ForeignKey(
        "cases.Decision", on_delete=models.PROTECT, related_name="remissions", verbose_name="处罚决定"
    )
    on = models.DateField("协议日期")
    amount = models.DecimalField("减免的加处罚款", max_digits=14, decimal_places=2)
    measures = models.TextField("当事人采取的补救措施和协议内容")
    approved_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="批准人"
    )
    file = models.ForeignKey(
        "record.StoredFile", on_delete=models.PROTECT, related_name="+", verbose_name="执行协议"
    )

    class Meta:
        verbose_name = verbose_name_plural = "减免加处罚款"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0) & ~Q(measures=""),
                name="cases_remission_positive",
                violation_error_message="减免须写明补救措施，金额须大于零（行政强制法 第42条）。",
            )
        ]

    def __str__(self):
        return f"{self.on} {self.amount}"
