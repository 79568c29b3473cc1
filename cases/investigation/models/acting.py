"""Two certified officers on every act (行政处罚法 第42、55条), and records that are signed."""

from django.db import models
from django.db.models import F, Q


class OfficerPair(models.Model):
    """Two officers; the number of the certificate valid on the day of the act is written into the row."""

    officer_a = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="执法人员"
    )
    officer_b = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="第二执法人员"
    )
    certificate_a = models.CharField("执法证号", max_length=30)
    certificate_b = models.CharField("第二执法证号", max_length=30)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(officer_a=F("officer_b")),
                name="%(app_label)s_%(class)s_two_officers",
                violation_error_message="执法人员不得少于两人（行政处罚法 第42条）。",
            ),
            models.CheckConstraint(
                condition=~Q(certificate_a="") & ~Q(certificate_b=""),
                name="%(app_label)s_%(class)s_certified",
                violation_error_message="没有记载两名执法人员当日有效的执法证号（行政处罚法 第42条、第55条）。",
            ),
        ]

    @property
    def officer_names(self) -> str:
        """Both names, as printed."""
        return f"{self.officer_a.name}、{self.officer_b.name}"


class SignedRecord(OfficerPair):
    """A record with hours, made by two officers: drafted, printed for signing, signed; immutable from then on.

    A signed record is corrected by a further one that `supplements` it.
    """

    class Signing(models.TextChoices):
        SIGNED = "signed", "逐页签名"
        REFUSED = "refused", "拒绝签名"
        ABSENT = "absent", "不在现场"

    started_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("结束时间")
    place = models.CharField("地点", max_length=160)
    certificates_shown = models.BooleanField("已出示执法证", default=False)
    rights_told = models.BooleanField("已告知申请回避的权利和配合调查的义务", default=False)
    note = models.CharField("备注", max_length=200, blank=True)
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="送签的纸质件",
    )
    signing = models.CharField("签名情况", max_length=8, choices=Signing.choices, blank=True)
    signing_reason = models.CharField("拒签或不在现场的原因", max_length=200, blank=True)
    witness = models.CharField("见证人", max_length=60, blank=True)
    corrections = models.CharField("涂改处及捺印说明", max_length=200, blank=True)
    signed_on = models.DateField("签名日期", null=True, blank=True)
    scan = models.OneToOneField(
        "record.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="签名后的扫描件",
    )
    evidence = models.OneToOneField(
        "cases.Evidence",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s",
        verbose_name="证据",
    )
    created_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta(OfficerPair.Meta):
        abstract = True
        constraints = [
            *OfficerPair.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ended_at__gt=F("started_at")),
                name="%(app_label)s_%(class)s_times",
                violation_error_message="结束时间须晚于开始时间（办法（令 30）第28条）。",
            ),
            models.CheckConstraint(
                condition=Q(certificates_shown=True, rights_told=True),
                name="%(app_label)s_%(class)s_rights",
                violation_error_message="须出示执法证并告知申请回避的权利（行政处罚法 第55条；办法（令 30）第28条）。",
            ),
            models.CheckConstraint(
                condition=Q(signing="", signed_on__isnull=True)
                | Q(
                    signing="signed",
                    signed_on__isnull=False,
                    document__isnull=False,
                    scan__isnull=False,
                    evidence__isnull=False,
                )
                | (
                    Q(
                        signing__in=["refused", "absent"],
                        signed_on__isnull=False,
                        document__isnull=False,
                        scan__isnull=False,
                        evidence__isnull=False,
                    )
                    & ~Q(signing_reason="")
                    & ~Q(witness="")
                ),
                name="%(app_label)s_%(class)s_signing",
                violation_error_message="签名须有纸质件和扫描件；拒签或不在现场的，须写明原因并有见证人。",
            ),
        ]

    @property
    def is_signed(self) -> bool:
        """Signed, refused or absent, with the scan: nothing may be changed any more."""
        return bool(self.signing)

    @property
    def is_printed(self) -> bool:
        """Printed for signing: changed only after the printed paper is voided."""
        return self.document_id is not None

    @property
    def stage(self) -> str:
        """起草, 待签 or 已固定."""
        return "已固定" if self.is_signed else "待签名" if self.is_printed else "起草"
