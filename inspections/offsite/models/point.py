"""Where is measured, what, and what the standard allows on which days."""

from django.db import models
from django.db.models import F, Q

from bureau.dates import today


class PointQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Points of the user's bureau and below."""
        return self.filter(enterprise__office__path__startswith=user.scope_path)

    def in_use(self):
        """Points that are connected."""
        return self.filter(ended_on__isnull=True)


class MonitoringPoint(models.Model):
    """One outlet with automatic monitoring, named by its number in the discharge permit."""

    class Medium(models.TextChoices):
        WATER = "water", "废水"
        AIR = "air", "废气"

    class Kind(models.TextChoices):
        MAIN = "main", "主要排放口"
        GENERAL = "general", "一般排放口"
        INLET = "inlet", "设施进口"
        RAIN = "rain", "雨水排放口"
        BOUNDARY = "boundary", "厂界"

    enterprise = models.ForeignKey(
        "inspections.Enterprise", on_delete=models.PROTECT, verbose_name="企业", related_name="points"
    )
    code = models.CharField(
        "点位编号",
        max_length=40,
        unique=True,
        help_text="排污许可证或联网平台上的编号；导入和接口按它识别",
        error_messages={"unique": "已有这个编号的监测点位。"},
    )
    name = models.CharField("点位名称", max_length=60)
    medium = models.CharField("介质", max_length=6, choices=Medium.choices)
    kind = models.CharField("类型", max_length=10, choices=Kind.choices, default=Kind.MAIN)
    connected_on = models.DateField("联网日期", help_text="自这一天起应有数据")
    ended_on = models.DateField("停用日期", null=True, blank=True)
    last_at = models.DateTimeField("最近数据", null=True, blank=True, editable=False)

    objects = PointQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "监测点位"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("connected_on")),
                name="inspections_monitoringpoint_dates",
                violation_error_message="停用日期不能早于联网日期。",
            ),
            models.CheckConstraint(
                condition=Q(medium__in=["water", "air"]),
                name="inspections_monitoringpoint_medium",
                violation_error_message="介质只有废水、废气两种。",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_in_use(self) -> bool:
        """Whether data is still expected."""
        return self.ended_on is None or self.ended_on >= today()


class Parameter(models.Model):
    """What one point measures."""

    point = models.ForeignKey(MonitoringPoint, on_delete=models.PROTECT, related_name="parameters")
    name = models.CharField("监测因子", max_length=30, help_text="如 化学需氧量、氨氮、二氧化硫")
    unit = models.CharField("单位", max_length=20, blank=True, help_text="如 mg/L、mg/m³；无量纲的空着")

    class Meta:
        verbose_name = verbose_name_plural = "监测因子"
        ordering = ["point", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["point", "name"],
                name="inspections_parameter_once",
                violation_error_message="这个点位已有这个监测因子。",
            )
        ]

    def __str__(self):
        return self.name


class Limit(models.Model):
    """What a standard or permit allows from a day on. A change is a further row."""

    parameter = models.ForeignKey(Parameter, on_delete=models.PROTECT, related_name="limits")
    effective_from = models.DateField("起用日")
    hourly = models.DecimalField("小时均值限值", max_digits=12, decimal_places=4, null=True, blank=True)
    daily = models.DecimalField("日均值限值", max_digits=12, decimal_places=4, null=True, blank=True)
    low = models.DecimalField(
        "下限", max_digits=12, decimal_places=4, null=True, blank=True, help_text="只有 pH 一类有下限的填写"
    )
    standard = models.CharField("标准或许可证", max_length=120, help_text="名称、编号和表号")

    class Meta:
        verbose_name = verbose_name_plural = "限值"
        ordering = ["parameter", "-effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["parameter", "effective_from"],
                name="inspections_limit_version",
                violation_error_message="这个因子在同一天已有限值。",
            ),
            models.CheckConstraint(
                condition=Q(hourly__isnull=False) | Q(daily__isnull=False),
                name="inspections_limit_says_something",
                violation_error_message="小时均值限值和日均值限值至少填一项。",
            ),
            models.CheckConstraint(
                condition=~Q(standard=""),
                name="inspections_limit_cites",
                violation_error_message="须写明标准或许可证。",
            ),
        ]

    def __str__(self):
        return f"{self.parameter} {self.effective_from} 起"
