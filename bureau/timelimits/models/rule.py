"""The table of statutory limits: numbers, units, articles and the days on which they are law."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from bureau.kept import Kept, KeptQuerySet
from bureau.timelimits import counting


class RuleQuerySet(KeptQuerySet):
    """Questions about rules."""

    def national(self):
        """The rules of the whole country."""
        return self.filter(office__isnull=True)

    def local(self):
        """Rules of a place, which prevail over the national ones there (办法（令 30）第89条)."""
        return self.filter(office__isnull=False)


class Rule(Kept):
    """One version of one rule, for the country or for a place. Versions of a key follow each other in each scope."""

    version_of = ("key", "office")

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
        TIMES = "times", "次"
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
    office = models.ForeignKey(
        "staff.Office",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="适用机构",
        help_text="地方规定在这一机构及其下级优先适用；空为全国",
    )
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
    source = models.CharField("出处", max_length=120, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "时限规则"
        ordering = ["key", "-effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "effective_from"],
                condition=Q(office__isnull=True),
                name="timelimits_rule_version",
                violation_error_message="同一事项在同一天已有一个版本。",
            ),
            models.UniqueConstraint(
                fields=["key", "office", "effective_from"],
                name="timelimits_rule_local_version",
                violation_error_message="这一机构的同一事项在同一天已有一个版本。",
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
