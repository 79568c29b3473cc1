"""Evidence (证据), by the eight kinds of 行政处罚法 第46条."""

from django.db import models
from django.db.models import Q


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
    collected_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="取证人"
    )
    second_collector = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="第二取证人"
    )
    file = models.OneToOneField(
        "record.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name="文件",
    )
    is_copy = models.BooleanField("复制件，经核对与原件无误", default=False)
    is_test_result = models.BooleanField("监测、检测、检验结果", default=False)
    told_on = models.DateField("结果告知当事人日期", null=True, blank=True)
    withdrawn_on = models.DateField("不予采用日期", null=True, blank=True)
    withdrawn_reason = models.CharField("不予采用理由", max_length=200, blank=True)
    created_at = models.DateTimeField("登记时间", auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "证据"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(collected_by=models.F("second_collector")),
                name="cases_evidence_two_officers",
                violation_error_message="调查取证的执法人员不得少于两人（行政处罚法 第42条）。",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_reason="")),
                name="cases_evidence_withdrawn_says_why",
                violation_error_message="不予采用的证据须写明理由。",
            ),
        ]

    def __str__(self):
        return self.title
