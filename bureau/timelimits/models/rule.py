"""The table of statutory limits: numbers, units, articles and the days on which they are law."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from bureau.timelimits import counting


class RuleQuerySet(models.QuerySet):
    def in_force(self, on: date):
        """The versions that are law on a day."""
        return self.filter(effective_from__lte=on).filter(
            Q(effective_to__isnull=True) | Q(effective_to__gte=on)
        )

    def version(self, key: str, on: date):
        """The version of one key that is law on a day, or None."""
        return self.in_force(on).filter(key=key).first()


class Rule(models.Model):
    """One version of one rule. Several versions of a key follow each other without overlap."""

    class Unit(models.TextChoices):
        """Time units first; the rest measure money, people and shares. A unit is written, never inferred."""

        DAY = "cal", "日"
        WORKDAY = "wd", "个工作日"
        MONTH = "month", "个月"
        YEAR = "year", "年"
        HOUR = "hour", "小时"
        YUAN = "yuan", "元"
        PERSONS = "persons", "人"
        PERCENT = "percent", "%"
        TIMES_DAY = "times_day", "次/日"
        RATIO = "ratio", "比例"
        YES = "yes", "是/否"
        YEARLY = "yearly", "每年"
        FORMULA = "formula", "算法"

    class Verified(models.TextChoices):
        YES = "y", "已核对"
        PARTLY = "y*", "经地方文件核对"
        NO = "n", "未核对"

    key = models.CharField("键", max_length=60)
    label = models.CharField("事项", max_length=60)
    value = models.DecimalField("数值", max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField("单位", max_length=10, choices=Unit.choices)
    extensions = models.CharField(
        "可延长", max_length=30, blank=True, help_text="每次可延长的数值，同一单位，逗号分隔"
    )
    text = models.CharField("文字值", max_length=80, blank=True)
    trigger = models.CharField("起止", max_length=120, blank=True)
    rolls = models.BooleanField("末日休息顺延", default=True)
    effective_from = models.DateField("起用日")
    effective_to = models.DateField("止用日", null=True, blank=True)
    statute = models.CharField("法规", max_length=80)
    article = models.CharField("条款", max_length=80, blank=True)
    verified = models.CharField("核对", max_length=2, choices=Verified.choices, default=Verified.NO)
    source = models.CharField("出处", max_length=60, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "时限规则"
        ordering = ["key", "-effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "effective_from"],
                name="timelimits_rule_version",
                violation_error_message="同一事项在同一天已有一个版本。",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
                name="timelimits_rule_dates",
                violation_error_message="止用日不能早于起用日。",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(text=""),
                name="timelimits_rule_value",
                violation_error_message="规则须有数值或文字值。",
            ),
        ]

    def __str__(self):
        return f"{self.label}（{self.citation}）"

    @property
    def is_time(self) -> bool:
        """Whether a clock can run on this rule."""
        return self.unit in list(counting.Unit)

    @property
    def extension_values(self) -> tuple[int, ...]:
        """The extensions the law allows, in order, in the rule's unit."""
        return tuple(int(part) for part in self.extensions.split(",") if part.strip())

    @property
    def citation(self) -> str:
        """Statute and article as staff read them, as `行政处罚法 第60条`."""
        return f"{self.statute} {self.article}".strip()

    @property
    def shown_value(self) -> str:
        """The value with its unit in words."""
        if self.value is None or self.unit in (
            self.Unit.YEARLY,
            self.Unit.RATIO,
            self.Unit.YES,
            self.Unit.FORMULA,
        ):
            return self.text
        more = "".join(f" + {part}" for part in self.extension_values)
        return f"{number_text(self.value)}{more} {self.get_unit_display()}"


def number_text(value: Decimal) -> str:
    """A number without idle zeros, with thousands separators."""
    return f"{value.normalize():,f}"
