"""Discretion benchmarks (裁量基准): by whom, from when, in which of the three models, with which factors."""

from django.db import models
from django.db.models import F, Q

from bureau.kept import Kept, KeptQuerySet
from bureau.law import discretion
from bureau.law.models.violation import Violation, ViolationBasis


class BenchmarkQuerySet(KeptQuerySet):
    """Questions about benchmarks."""

    def about(self, violation: Violation):
        """Those for one violation, and the general ones that name none."""
        return self.filter(Q(violation=violation) | Q(violation__isnull=True))


class DiscretionBenchmark(Kept):
    """One version of one benchmark. Published before use (行政处罚法 第34条)."""

    class Model(models.TextChoices):
        PERCENT = "A", "百分比累加"
        BAND = "B", "分档"
        GRADES = "C", "二维叠加"

    Verified = ViolationBasis.Verified
    version_of = ("code",)

    code = models.SlugField("代码", max_length=40)
    name = models.CharField("名称", max_length=80)
    issuer = models.CharField("制定机关", max_length=60)
    province = models.CharField("适用地区", max_length=20, blank=True)
    office = models.ForeignKey(
        "staff.Office",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="适用机构",
        help_text="选填：只在这一机构及其下级适用",
    )
    model = models.CharField("模型", max_length=1, choices=Model.choices)
    violation = models.ForeignKey(
        Violation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="benchmarks",
        verbose_name="案由",
        help_text="选填：不选则为通用规则",
    )
    heavier_cap = models.DecimalField("从重不超过上限的 %", max_digits=5, decimal_places=2, default=20)
    lighter_cap = models.DecimalField("从轻不超过上限的 %", max_digits=5, decimal_places=2, default=20)
    mitigation_cap = models.DecimalField("减轻不超过下限的 %", max_digits=5, decimal_places=2, default=50)
    note = models.CharField("说明", max_length=200, blank=True)
    effective_from = models.DateField("起用日")
    effective_to = models.DateField("止用日", null=True, blank=True)
    source = models.CharField("出处", max_length=120)
    verified = models.CharField(
        "核对", max_length=2, choices=ViolationBasis.Verified.choices, default=ViolationBasis.Verified.NO
    )
    invented = models.BooleanField("虚构示例", default=False)

    objects = BenchmarkQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "裁量基准"
        ordering = ["violation__order", "name", "-effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "effective_from"],
                name="law_discretionbenchmark_version",
                violation_error_message="同一裁量基准在同一天已有一个版本。",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
                name="law_discretionbenchmark_dates",
                violation_error_message="止用日不能早于起用日。",
            ),
            models.CheckConstraint(
                condition=Q(
                    heavier_cap__range=(0, 100), lighter_cap__range=(0, 100), mitigation_cap__range=(0, 100)
                ),
                name="law_discretionbenchmark_caps",
                violation_error_message="从重、从轻、减轻的幅度须在 0 至 100% 之间。",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def caps(self) -> discretion.Caps:
        """How far circumstances may move the fine."""
        return discretion.Caps(self.heavier_cap, self.lighter_cap, self.mitigation_cap)


class DiscretionFactor(models.Model):
    """One question of a benchmark, in the order it is asked."""

    benchmark = models.ForeignKey(
        DiscretionBenchmark, on_delete=models.CASCADE, related_name="factors", verbose_name="裁量基准"
    )
    name = models.CharField("因素", max_length=60)
    order = models.PositiveSmallIntegerField("次序")
    required = models.BooleanField("必选", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "裁量因素"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["benchmark", "name"],
                name="law_discretionfactor_once",
                violation_error_message="同一裁量基准中已有这项因素。",
            )
        ]

    def __str__(self):
        return self.name


class DiscretionOption(models.Model):
    """One answer: a percent of the maximum (A), a degree (B) or a grade 1–5 (C)."""

    class Degree(models.TextChoices):
        LIGHTER = "lighter", "从轻"
        NORMAL = "normal", "一般"
        HEAVIER = "heavier", "从重"

    factor = models.ForeignKey(
        DiscretionFactor, on_delete=models.CASCADE, related_name="options", verbose_name="裁量因素"
    )
    label = models.CharField("情形", max_length=80)
    order = models.PositiveSmallIntegerField("次序")
    percent = models.DecimalField("百分比", max_digits=5, decimal_places=2, null=True, blank=True)
    grade = models.PositiveSmallIntegerField("等级", null=True, blank=True)
    degree = models.CharField("档次", max_length=8, choices=Degree.choices, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "裁量情形"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["factor", "label"],
                name="law_discretionoption_once",
                violation_error_message="同一因素中已有这一情形。",
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=False, grade__isnull=True, degree="")
                | Q(percent__isnull=True, grade__isnull=False, degree="")
                | Q(percent__isnull=True, grade__isnull=True) & ~Q(degree=""),
                name="law_discretionoption_value",
                violation_error_message="每一情形须有百分比、等级、档次中的一项。",
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__range=(0, 100)),
                name="law_discretionoption_percent",
                violation_error_message="百分比须在 0 至 100 之间。",
            ),
            models.CheckConstraint(
                condition=Q(grade__isnull=True) | Q(grade__range=(1, 5)),
                name="law_discretionoption_grade",
                violation_error_message="等级须为 1 至 5。",
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def shown_value(self) -> str:
        """`12%`, `3 级` or `从重`."""
        if self.percent is not None:
            return f"{discretion.plain(self.percent)}%"
        return f"{self.grade} 级" if self.grade else self.get_degree_display()
