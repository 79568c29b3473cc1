"""Samples (采样取证登记单) and what the laboratory found in them."""

from decimal import ROUND_HALF_UP, Decimal

from django.db import models
from django.db.models import F, Q

from cases.investigation.models.acting import SignedRecord


class Sampling(SignedRecord):
    """One taking of samples. It belongs to a scene record: sampling that no record speaks of is fatal error 6."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="samplings", verbose_name="案件"
    )
    scene = models.ForeignKey(
        "cases.SceneRecord",
        on_delete=models.PROTECT,
        related_name="samplings",
        verbose_name="现场检查（勘察）笔录",
    )
    party_witness = models.CharField("当事人在场见证人", max_length=60)
    laboratory = models.CharField("送检机构", max_length=80)
    sealed = models.CharField("封样情况", max_length=120, blank=True)

    class Meta(SignedRecord.Meta):
        verbose_name = verbose_name_plural = "采样取证登记单"
        ordering = ["started_at", "pk"]

    def __str__(self):
        return "采样取证登记单"


class SamplePoint(models.Model):
    """One sample: where, of what, in what, kept how."""

    sampling = models.ForeignKey(
        Sampling, on_delete=models.CASCADE, related_name="points", verbose_name="采样取证登记单"
    )
    code = models.CharField("样品编号", max_length=30)
    point = models.CharField("采样点位", max_length=80)
    medium = models.CharField("介质", max_length=30)
    quantity = models.CharField("数量", max_length=30, blank=True)
    container = models.CharField("容器", max_length=40)
    preservation = models.CharField("保存方法", max_length=60)
    taken_at = models.DateTimeField("采样时间")
    items = models.CharField("检测项目", max_length=120)

    class Meta:
        verbose_name = verbose_name_plural = "样品"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sampling", "code"],
                name="cases_samplepoint_code",
                violation_error_message="同一登记单中样品编号不能重复。",
            )
        ]

    def __str__(self):
        return f"{self.code} {self.point}"


class TestReport(models.Model):
    """A test result: laboratory, CMA mark, task, method (办法 第35条). Its evidence is told to the party (第29条)."""

    __test__ = False  # not a test of pytest

    class Origin(models.TextChoices):
        SAMPLING = "sampling", "现场采样"
        AUTOMATIC = "automatic", "自动监测数据"
        OTHER = "other", "其他来源"

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="test_reports", verbose_name="案件"
    )
    origin = models.CharField("来源", max_length=10, choices=Origin.choices)
    sampling = models.ForeignKey(
        Sampling,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name="采样取证登记单",
    )
    origin_note = models.CharField("来源说明", max_length=200, blank=True)
    laboratory = models.CharField("检测机构", max_length=80)
    cma = models.CharField("CMA 编号", max_length=40, blank=True)
    number = models.CharField("报告编号", max_length=60)
    task_number = models.CharField("任务编号", max_length=60, blank=True)
    method = models.CharField("检测方法", max_length=160)
    reported_on = models.DateField("报告日期")
    evidence = models.OneToOneField(
        "cases.Evidence", on_delete=models.PROTECT, related_name="test_report", verbose_name="证据"
    )

    class Meta:
        verbose_name = verbose_name_plural = "检测报告"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(origin="sampling", sampling__isnull=False)
                | (~Q(origin="sampling") & Q(sampling__isnull=True) & ~Q(origin_note="")),
                name="cases_testreport_origin",
                violation_error_message="须有采样取证登记单；自动监测数据和其他来源须写明来源（办法（令 30）第30条）。",
            ),
            models.CheckConstraint(
                condition=~Q(origin="sampling") | ~Q(cma=""),
                name="cases_testreport_cma",
                violation_error_message="采样检测报告须载明检测机构的 CMA 编号（办法（令 30）第29条）。",
            ),
        ]

    def __str__(self):
        return f"检测报告 {self.number}"


class TestValue(models.Model):
    """One measured value against its limit. `over_by` is the excess as a multiple of the limit (超标倍数)."""

    __test__ = False

    report = models.ForeignKey(
        TestReport, on_delete=models.CASCADE, related_name="values", verbose_name="检测报告"
    )
    point = models.CharField("点位", max_length=80)
    item = models.CharField("项目", max_length=40)
    value = models.DecimalField("结果", max_digits=14, decimal_places=4)
    unit = models.CharField("单位", max_length=20)
    limit = models.DecimalField("限值", max_digits=14, decimal_places=4, null=True, blank=True)
    lower_limit = models.DecimalField("下限", max_digits=14, decimal_places=4, null=True, blank=True)
    standard = models.CharField("执行标准", max_length=120, blank=True)
    automatic_value = models.DecimalField(
        "同时段自动监测数据", max_digits=14, decimal_places=4, null=True, blank=True
    )

    class Meta:
        verbose_name = verbose_name_plural = "检测结果"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(limit__isnull=True) | Q(lower_limit__isnull=True) | Q(limit__gt=F("lower_limit")),
                name="cases_testvalue_limits",
                violation_error_message="上限须大于下限。",
            ),
            models.CheckConstraint(
                condition=(Q(limit__isnull=True) & Q(lower_limit__isnull=True)) | ~Q(standard=""),
                name="cases_testvalue_standard",
                violation_error_message="有限值的，须写明执行标准。",
            ),
        ]

    def __str__(self):
        return f"{self.item} {self.value} {self.unit}"

    @property
    def exceeds(self) -> bool:
        """Above the limit or below the lower one (pH); equal is within."""
        high = self.limit is not None and self.value > self.limit
        return high or (self.lower_limit is not None and self.value < self.lower_limit)

    @property
    def over_by(self) -> Decimal | None:
        """(value − limit) ÷ limit, two decimals; None where nothing exceeds or a multiple says nothing (pH)."""
        if not self.exceeds or self.lower_limit is not None or not self.limit:
            return None
        return ((self.value - self.limit) / self.limit).quantize(Decimal("0.01"), ROUND_HALF_UP)
