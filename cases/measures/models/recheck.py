"""Re-inspection (复查) of an order to correct: one row a round, with the record made on the spot."""

from django.db import models
from django.db.models import F, Q


class RecheckQuerySet(models.QuerySet):
    def refused(self):
        """Rounds that found a refusal to correct (按日办法 第13条)."""
        return self.exclude(finding=Recheck.Finding.CORRECTED)


class Recheck(models.Model):
    """One round. Rounds before records were structured have neither times nor method (按日办法 第10、13条)."""

    class Finding(models.TextChoices):
        CORRECTED = "corrected", "已改正"
        CONTINUES = "continues", "仍在继续违法"
        OBSTRUCTED = "obstructed", "拒绝、阻挠复查"

    class Method(models.TextChoices):
        COVERT = "covert", "暗查"
        OPEN = "open", "现场核查（事先告知）"
        UNKNOWN = "unknown", "未记录"

    order = models.ForeignKey(
        "cases.CorrectionOrder", on_delete=models.PROTECT, related_name="rechecks", verbose_name="责令改正"
    )
    on = models.DateField("复查日期")
    due_on = models.DateField("复查期限", null=True, blank=True)
    from_time = models.TimeField("开始时间", null=True, blank=True)
    to_time = models.TimeField("结束时间", null=True, blank=True)
    place = models.CharField("复查地点", max_length=160, blank=True)
    method = models.CharField("方式", max_length=8, choices=Method.choices, default=Method.COVERT)
    finding = models.CharField("结论", max_length=12, choices=Finding.choices)
    result = models.TextField("复查情况")
    sampling = models.CharField("采样、监测", max_length=200, blank=True)
    party_present = models.CharField("当事人到场情况", max_length=100, blank=True)
    officer_a = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="执法人员"
    )
    officer_b = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="第二执法人员"
    )
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recheck",
        verbose_name="复查笔录",
    )
    created_at = models.DateTimeField("登记时间", auto_now_add=True)

    objects = RecheckQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "复查"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(officer_a=F("officer_b")),
                name="cases_recheck_two_officers",
                violation_error_message="复查的执法人员不得少于两人（行政处罚法 第42条）。",
            ),
            models.CheckConstraint(
                condition=~Q(result=""),
                name="cases_recheck_result",
                violation_error_message="复查须写明情况。",
            ),
            models.CheckConstraint(
                condition=Q(from_time__isnull=True) | Q(to_time__gte=F("from_time")),
                name="cases_recheck_times",
                violation_error_message="复查结束时间不能早于开始时间。",
            ),
        ]

    def __str__(self):
        return f"{self.on} 复查：{self.get_finding_display()}"

    @property
    def is_refusal(self) -> bool:
        """Whether it found a refusal to correct."""
        return self.finding != self.Finding.CORRECTED

    @property
    def is_late(self) -> bool:
        """Whether it came after the thirty days (fatal error 23)."""
        return self.due_on is not None and self.on > self.due_on
