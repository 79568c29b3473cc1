"""Service of papers (送达), with its receipt; what was tried before; where the party wants its papers."""

from django.db import models
from django.db.models import F, Q


class Service(models.Model):
    """送达 of one paper, with its receipt (行政处罚法 第61条; 民事诉讼法 第85至95条).

    One registered wrongly is withdrawn with its reason and stays; the paper then has a second, right one.
    """

    class Mode(models.TextChoices):
        DIRECT = "direct", "直接送达"
        LEFT = "left", "留置送达"
        ENTRUSTED = "entrusted", "委托送达"
        POST = "post", "邮寄送达"
        FORWARDED = "forwarded", "转交送达"
        PUBLIC = "public", "公告送达"
        ELECTRONIC = "electronic", "电子送达"

    class Relation(models.TextChoices):
        """Who signed, as the law of service names them (民诉 第88条)."""

        SELF = "self", "本人"
        FAMILY = "family", "同住成年家属"
        REPRESENTATIVE = "representative", "法定代表人（主要负责人）"
        OFFICE = "office", "单位办公室（值班室）"
        MAILROOM = "mailroom", "单位收发室"
        AGENT = "agent", "委托代理人"
        NAMED = "named", "指定的代收人"

    document = models.ForeignKey(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        related_name="services",
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
    relation = models.CharField(
        "签收人与受送达人的关系", max_length=14, choices=Relation.choices, blank=True, default=""
    )
    identity = models.CharField("签收人身份（职务、证件）", max_length=60, blank=True)
    witness = models.CharField("见证人", max_length=60, blank=True)
    reason = models.CharField("拒收事由", max_length=200, blank=True)
    video = models.ForeignKey(
        "record.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="送达过程影像",
    )
    organ = models.CharField("受托送达机关或转交单位", max_length=60, blank=True)
    tracking_no = models.CharField("邮件号", max_length=40, blank=True)
    media = models.CharField("公告媒体或张贴处", max_length=120, blank=True)
    announcement = models.ForeignKey(
        "cases.Announcement",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="services",
        verbose_name="送达公告",
    )
    address = models.ForeignKey(
        "cases.ServiceAddress",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="services",
        verbose_name="送达地址确认书",
    )
    consent = models.BooleanField("当事人已书面同意电子送达", default=False)
    officer_a = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="送达人"
    )
    officer_b = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="第二送达人"
    )
    note = models.CharField("备注", max_length=200, blank=True)
    withdrawn_on = models.DateField("撤回登记日期", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="撤回登记人",
    )
    withdrawn_reason = models.CharField("撤回登记理由", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "送达"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(withdrawn_on__isnull=True),
                name="cases_service_once",
                violation_error_message="这份文书已登记送达。登记有误的，请先更正原登记。",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")),
                name="cases_service_withdrawn",
                violation_error_message="撤回送达登记须写明日期、登记人和理由。",
            ),
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
                condition=~Q(mode="left") | ~Q(witness="") | Q(video__isnull=False),
                name="cases_service_left_witness",
                violation_error_message="留置送达须有见证人或影像记录（民事诉讼法 第89条）。请填写见证人或上传影像。",
            ),
            models.CheckConstraint(
                condition=~Q(mode="left") | ~Q(reason=""),
                name="cases_service_left_reason",
                violation_error_message="留置送达须记明拒收事由（民事诉讼法 第89条）。",
            ),
            models.CheckConstraint(
                condition=~Q(mode__in=["entrusted", "forwarded"]) | ~Q(organ=""),
                name="cases_service_organ",
                violation_error_message="委托、转交送达须写明受托机关或转交单位（民事诉讼法 第91条至第94条）。",
            ),
            models.CheckConstraint(
                condition=~Q(mode="post") | ~Q(tracking_no=""),
                name="cases_service_tracking",
                violation_error_message="邮寄送达须有邮件号（民事诉讼法 第91条）。",
            ),
            models.CheckConstraint(
                condition=~Q(mode="public") | ~Q(media=""),
                name="cases_service_media",
                violation_error_message="公告送达须写明公告媒体（民事诉讼法 第95条）。",
            ),
        ]

    def __str__(self):
        return f"{self.document} {self.get_mode_display()}"

    @staticmethod
    def standing_of(document):
        """The service of a paper that was not withdrawn, or None; reads what was prefetched."""
        return next((one for one in document.services.all() if one.withdrawn_on is None), None)


class ServiceAttempt(models.Model):
    """A service that did not succeed: public notice is open only after other modes have failed (民诉 第95条)."""

    class Result(models.TextChoices):
        NOBODY = "nobody", "无人签收"
        MOVED = "moved", "已迁离，去向不明"
        RETURNED = "returned", "邮件退回"
        WRONG = "wrong", "地址不详或有误"
        UNREACHABLE = "unreachable", "无法联系"

    document = models.ForeignKey(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="attempts", verbose_name="文书"
    )
    case = models.ForeignKey(
        "cases.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="service_attempts",
        verbose_name="案件",
    )
    mode = models.CharField("送达方式", max_length=12, choices=Service.Mode.choices)
    tried_on = models.DateField("日期")
    place = models.CharField("地点", max_length=160)
    result = models.CharField("结果", max_length=12, choices=Result.choices)
    detail = models.CharField("经过", max_length=300)
    tracking_no = models.CharField("邮件号", max_length=40, blank=True)
    officer_a = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="送达人"
    )
    officer_b = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="第二送达人"
    )
    file = models.ForeignKey(
        "record.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="凭证",
    )

    class Meta:
        verbose_name = verbose_name_plural = "未成的送达"
        ordering = ["tried_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(officer_a=F("officer_b")),
                name="cases_serviceattempt_two_officers",
                violation_error_message="送达人不得少于两人（行政处罚法 第42条）。",
            ),
            models.CheckConstraint(
                condition=~Q(mode="public") & ~Q(detail=""),
                name="cases_serviceattempt_told",
                violation_error_message="请写明用哪种方式送达、为何没有送达；公告本身不是未成的送达。",
            ),
            models.CheckConstraint(
                condition=~Q(mode="post") | ~Q(tracking_no=""),
                name="cases_serviceattempt_tracking",
                violation_error_message="邮寄送达须有邮件号。",
            ),
        ]

    def __str__(self):
        return f"{self.tried_on} {self.get_mode_display()} {self.get_result_display()}"


class Announcement(models.Model):
    """送达公告: the paper that is published; its term runs from the day of publication."""

    document = models.ForeignKey(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        related_name="announcements",
        verbose_name="公告送达的文书",
    )
    case = models.ForeignKey(
        "cases.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="announcements",
        verbose_name="案件",
    )
    paper = models.OneToOneField(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="+", verbose_name="送达公告"
    )
    issued_on = models.DateField("制发日期")
    reason = models.CharField("公告送达的原因", max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "送达公告"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="cases_announcement_reason",
                violation_error_message="公告送达须记明原因和经过（民事诉讼法 第95条）。",
            )
        ]

    def __str__(self):
        return f"{self.issued_on} {self.paper}"


class ServiceAddress(models.Model):
    """送达地址确认书: where the party wants its papers, who may sign, and whether by electronic means."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="service_addresses", verbose_name="案件"
    )
    confirmed_on = models.DateField("确认日期")
    address = models.CharField("送达地址", max_length=160)
    receiver = models.CharField("收件人或代收人", max_length=60)
    phone = models.CharField("联系电话", max_length=30)
    postcode = models.CharField("邮政编码", max_length=6, blank=True)
    electronic = models.BooleanField("同意电子送达", default=False)
    electronic_address = models.CharField("电子送达地址（传真、电子邮箱等）", max_length=100, blank=True)
    signer = models.CharField("签名确认人", max_length=60)
    document = models.OneToOneField(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="+", verbose_name="送达地址确认书"
    )
    file = models.ForeignKey(
        "record.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="签字的确认书",
    )
    recorded_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="登记人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "送达地址确认"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(electronic=False) | ~Q(electronic_address=""),
                name="cases_serviceaddress_electronic",
                violation_error_message="同意电子送达的，须写明传真号、电子邮箱等地址（行政处罚法 第61条第2款）。",
            ),
            models.CheckConstraint(
                condition=Q(electronic=False) | Q(file__isnull=False),
                name="cases_serviceaddress_signed",
                violation_error_message="电子送达须有当事人签字的确认书（行政处罚法 第61条第2款）。请上传。",
            ),
        ]

    def __str__(self):
        return f"{self.confirmed_on} {self.address}"
