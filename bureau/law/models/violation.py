"""Violations (案由) and what the law of each regime says of them."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from bureau.kept import Kept, KeptQuerySet
from bureau.law import ranges


class Violation(models.Model):
    """A violation as cases name it."""

    by_hand = models.BooleanField("本局维护", default=False, editable=False)

    code = models.SlugField("代码", max_length=40, unique=True)
    name = models.CharField("案由", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField("次序")
    is_active = models.BooleanField("可选用", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "案由"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name


class BasisQuerySet(KeptQuerySet):
    """Questions about penalty bases."""

    def of_entities(self):
        """What the firm itself may be fined, not the responsible persons."""
        return self.filter(subject=ViolationBasis.Subject.ENTITY)


class ViolationBasis(Kept):
    """One range of one violation under one regime: for the firm or its people, ordinary or aggravated."""

    class Regime(models.TextChoices):
        OLD = "old", "法典施行前"
        CODE = "code", "生态环境法典"

    class Tier(models.TextChoices):
        ORDINARY = "", "一般"
        REFUSES = "refuses", "拒不改正、逾期不改正"
        SERIOUS = "serious", "情节严重"
        GRAVE = "grave", "后果特别严重"

    class Subject(models.TextChoices):
        ENTITY = "entity", "单位"
        PERSON = "person", "责任人员"

    class BaseKind(models.TextChoices):
        FIXED = "fixed", "定额"
        INVESTMENT = "investment", "总投资额百分比"
        COST = "cost", "处置费用倍数"
        BY_ACT = "by_act", "按所涉行为定"

    class Verified(models.TextChoices):
        YES = "y", "已核对"
        PARTLY = "y*", "据第三方文本，待核对官方文本"
        NO = "n", "未核对"

    version_of = ("violation", "regime", "tier", "subject")

    violation = models.ForeignKey(
        Violation, on_delete=models.PROTECT, related_name="bases", verbose_name="案由"
    )
    regime = models.CharField("适用法", max_length=4, choices=Regime.choices)
    tier = models.CharField("情节", max_length=10, choices=Tier.choices, blank=True)
    subject = models.CharField("对象", max_length=8, choices=Subject.choices, default=Subject.ENTITY)
    duty_articles = models.CharField("违反条款", max_length=120, blank=True)
    penalty_article = models.CharField("处罚条款", max_length=120)
    base = models.CharField("计算基数", max_length=12, choices=BaseKind.choices, default=BaseKind.FIXED)
    fine_min = models.DecimalField("下限", max_digits=14, decimal_places=2, null=True, blank=True)
    fine_max = models.DecimalField("上限", max_digits=14, decimal_places=2, null=True, blank=True)
    cost_floor = models.DecimalField("费用最低按", max_digits=14, decimal_places=2, null=True, blank=True)
    extra = models.CharField("并处与说明", max_length=120, blank=True)
    effective_from = models.DateField("起用日", null=True, blank=True)
    effective_to = models.DateField("止用日", null=True, blank=True)
    source = models.CharField("出处", max_length=120)
    verified = models.CharField("核对", max_length=2, choices=Verified.choices, default=Verified.NO)

    objects = BasisQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "处罚依据"
        ordering = ["violation__order", "-regime", "subject", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["violation", "regime", "tier", "subject", "effective_from"],
                name="law_violationbasis_once",
                violation_error_message="同一案由的同一情节在同一天已有依据。",
            ),
            models.CheckConstraint(
                condition=Q(fine_min__lte=F("fine_max"), fine_min__gte=0) | Q(base="by_act"),
                name="law_violationbasis_range",
                violation_error_message="罚款下限不能高于上限。",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True)
                | Q(effective_from__isnull=True)
                | Q(effective_to__gte=F("effective_from")),
                name="law_violationbasis_dates",
                violation_error_message="止用日不能早于起用日。",
            ),
        ]

    def __str__(self):
        return f"{self.violation} {self.penalty_article}"

    def range(self, amount: Decimal | None = None) -> ranges.Range | None:
        """The fine in yuan; `amount` is the total investment or the disposal cost where the law counts
        from it.
        """
        return ranges.fine_range(
            self.base, self.fine_min, self.fine_max, floor=self.cost_floor, amount=amount
        )

    @property
    def shown_range(self) -> str:
        """The range in words, as `2 万元以上 20 万元以下`."""
        return shown_range(self)


def _wan(amount: Decimal) -> str:
    return f"{(amount / 10000).normalize():f} 万元"


def shown_range(basis: ViolationBasis) -> str:
    """The range of a basis in the words of the statute."""
    low, high = basis.fine_min, basis.fine_max
    if basis.base == ViolationBasis.BaseKind.BY_ACT:
        return "按所涉行为的条款处罚"
    if basis.base == ViolationBasis.BaseKind.INVESTMENT:
        return f"总投资额 {low.normalize():f}% 以上 {high.normalize():f}% 以下"
    if basis.base == ViolationBasis.BaseKind.COST:
        floor = (
            f"，费用不足 {_wan(basis.cost_floor)}的按 {_wan(basis.cost_floor)}计算"
            if basis.cost_floor
            else ""
        )
        return f"处置费用 {low.normalize():f} 倍以上 {high.normalize():f} 倍以下{floor}"
    return f"{_wan(low)}以上 {_wan(high)}以下" if low else f"{_wan(high)}以下"
