"""Service of papers (送达), with its receipt."""

from django.db import models
from django.db.models import F, Q


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
