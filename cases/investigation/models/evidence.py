"""Evidence (证据), by the eight kinds of 行政处罚法 第46条, and which part of the facts each piece proves."""

from django.db import models
from django.db.models import F, Q


class EvidenceQuerySet(models.QuerySet):
    def usable(self):
        """Not withdrawn."""
        return self.filter(withdrawn_on__isnull=True)


class Evidence(models.Model):
    """One piece: what it is, who gave it, when, what it proves. Withdrawn with a reason, never deleted."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", "书证"
        OBJECT = "object", "物证"
        AUDIOVISUAL = "audiovisual", "视听资料"
        ELECTRONIC = "electronic", "电子数据"
        WITNESS = "witness", "证人证言"
        PARTY = "party", "当事人的陈述"
        EXPERT = "expert", "鉴定意见"
        SCENE = "scene", "勘验笔录、现场笔录"

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="evidence", verbose_name="案件"
    )
    kind = models.CharField("种类", max_length=12, choices=Kind.choices)
    title = models.CharField("名称", max_length=120)
    obtained_on = models.DateField("取得日期")
    provider = models.CharField("提供人", max_length=60)
    proves = models.CharField("证明内容", max_length=300)
    pages = models.CharField("页码", max_length=20, blank=True)
    place = models.CharField("取得地点", max_length=120, blank=True)
    collected_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="取证人"
    )
    second_collector = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="第二取证人"
    )
    certificate_a = models.CharField("取证人执法证号", max_length=30)
    certificate_b = models.CharField("第二取证人执法证号", max_length=30)
    file = models.OneToOneField(
        "record.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name="文件",
    )
    taken_at = models.DateTimeField("形成时间", null=True, blank=True)
    embedded_at = models.DateTimeField("文件内记载的形成时间", null=True, blank=True)
    started_at = models.DateTimeField("笔录开始时间", null=True, blank=True)
    ended_at = models.DateTimeField("笔录结束时间", null=True, blank=True)
    device = models.CharField("制作设备", max_length=80, blank=True)
    original_at = models.CharField("原始载体存放处", max_length=120, blank=True)
    is_identity = models.BooleanField("当事人身份证明", default=False)
    is_copy = models.BooleanField("复制件，经核对与原件无误", default=False)
    checked_on = models.DateField("核对日期", null=True, blank=True)
    checked_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="核对人"
    )
    provider_signed = models.BooleanField("提供人已签名或者盖章", default=False)
    is_test_result = models.BooleanField("监测、检测、检验结果", default=False)
    told_on = models.DateField("结果告知当事人日期", null=True, blank=True)
    told_how = models.CharField("告知方式", max_length=60, blank=True)
    told_receipt = models.CharField("告知回执", max_length=120, blank=True)
    withdrawn_on = models.DateField("不予采用日期", null=True, blank=True)
    withdrawn_reason = models.CharField("不予采用理由", max_length=200, blank=True)
    created_at = models.DateTimeField("登记时间", auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "证据"
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["started_at", "ended_at"],
                condition=Q(started_at__isnull=False),
                name="cases_evidence_sittings",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(started_at__isnull=True, ended_at__isnull=True)
                | Q(started_at__isnull=False, ended_at__isnull=False, ended_at__gt=F("started_at")),
                name="cases_evidence_hours",
                violation_error_message="笔录须有起止时间，结束时间晚于开始时间（办法（令 30）第28条）。",
            ),
            models.CheckConstraint(
                condition=~Q(collected_by=F("second_collector")),
                name="cases_evidence_two_officers",
                violation_error_message="调查取证的执法人员不得少于两人（行政处罚法 第42条）。",
            ),
            models.CheckConstraint(
                condition=~Q(certificate_a="") & ~Q(certificate_b=""),
                name="cases_evidence_certified",
                violation_error_message="没有记载两名取证人当日有效的执法证号（行政处罚法 第42条、第55条）。",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_reason="")),
                name="cases_evidence_withdrawn_says_why",
                violation_error_message="不予采用的证据须写明理由。",
            ),
            models.CheckConstraint(
                condition=Q(checked_on__isnull=True, checked_by__isnull=True)
                | Q(checked_on__isnull=False, checked_by__isnull=False, is_copy=True),
                name="cases_evidence_checked",
                violation_error_message="复制件的核对须有核对人和核对日期。",
            ),
            models.CheckConstraint(
                condition=Q(told_on__isnull=True) | Q(told_on__gte=F("obtained_on")),
                name="cases_evidence_told_after",
                violation_error_message="结果告知不能早于取得结果的日期（办法（令 30）第29条）。",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def time_differs(self) -> bool:
        """Whether the time in the file (EXIF) is not the time entered, to the minute."""
        if not (self.taken_at and self.embedded_at):
            return False
        return abs((self.taken_at - self.embedded_at).total_seconds()) >= 60


class Proof(models.Model):
    """One part of the facts proved by one piece of evidence (fatal errors 5 and 6: facts without evidence)."""

    class Element(models.TextChoices):
        TIME = "time", "时间"
        PLACE = "place", "地点"
        ACT = "act", "行为"
        CIRCUMSTANCES = "circumstances", "情节"
        CONSEQUENCE = "consequence", "后果"

    evidence = models.ForeignKey(
        Evidence, on_delete=models.PROTECT, related_name="proofs", verbose_name="证据"
    )
    element = models.CharField("案情要素", max_length=13, choices=Element.choices)

    class Meta:
        verbose_name = verbose_name_plural = "证明关系"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "element"],
                name="cases_proof_once",
                violation_error_message="这份证据已关联此案情要素。",
            )
        ]

    def __str__(self):
        return f"{self.evidence}：{self.get_element_display()}"
