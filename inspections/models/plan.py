"""A quarter's draw plan (抽查计划), its exclusions, and the dated ratios it starts from."""

from django.db import models
from django.db.models import F, Q

from bureau.dates import today
from bureau.dossier import Dossier, DossierQuerySet
from bureau.timelimits.models import Rule
from inspections.models.enterprise import Category


class QuotaRule(models.Model):
    """How many of a category a quarter's draw takes, by date; overrides the house's rule for one office.

    `ratio`: percent of the category each quarter. `per_officer`: units a year for each officer, one quarter at a time.
    """

    class Measure(models.TextChoices):
        RATIO = "ratio", "每季度按比例（%）"
        PER_OFFICER = "per_officer", "每名执法人员每年检查家数"

    office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, verbose_name="机构", related_name="+"
    )
    category = models.CharField("类别", max_length=10, choices=Category.choices)
    measure = models.CharField("计法", max_length=12, choices=Measure.choices)
    value = models.DecimalField("数值", max_digits=6, decimal_places=2)
    effective_from = models.DateField("施行日期")
    effective_to = models.DateField("失效日期", null=True, blank=True)
    source = models.CharField("依据", max_length=120)
    verified = models.CharField("核对", max_length=2, choices=Rule.Verified.choices, default=Rule.Verified.NO)

    class Meta:
        verbose_name = verbose_name_plural = "抽查比例"
        ordering = ["category", "-effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "category", "effective_from"],
                name="inspections_quotarule_once",
                violation_error_message="同一类别同一施行日期已有比例。",
            ),
            models.CheckConstraint(
                condition=Q(value__gt=0) & (~Q(measure="ratio") | Q(value__lte=100)),
                name="inspections_quotarule_value",
                violation_error_message="比例须大于 0，按比例的不超过 100。",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gt=F("effective_from")),
                name="inspections_quotarule_dates",
                violation_error_message="失效日期须晚于施行日期。",
            ),
        ]

    def __str__(self):
        return f"{self.get_category_display()} {self.value}（{self.get_measure_display()}）"

    @property
    def citation(self) -> str:
        """The source, marked while nobody has compared it with the published text."""
        return f"{self.source}，未核对" if self.verified == Rule.Verified.NO else self.source


class DrawPlanQuerySet(DossierQuerySet):
    def of_year(self, year: int):
        """The plans of a year."""
        return self.filter(year=year)

    def open(self):
        """Plans still under way."""
        return self.exclude(state__in=[DrawPlan.State.COMPLETED, DrawPlan.State.CANCELLED])


class DrawPlan(Dossier):
    """One quarter's (or month's) double-random inspection, e.g. 双随机〔2026〕1号."""

    class State(models.TextChoices):
        DRAFTING = "drafting", "拟订"
        SUBMITTED = "submitted", "待批准"
        FROZEN = "frozen", "已冻结"
        DRAWN = "drawn", "待复核"
        RUNNING = "running", "检查中"
        COMPLETED = "completed", "已完成"
        CANCELLED = "cancelled", "已撤销"

    state = models.CharField(
        "状态", max_length=30, choices=State.choices, default=State.DRAFTING, db_index=True
    )
    year = models.PositiveSmallIntegerField("年度")
    quarter = models.PositiveSmallIntegerField(
        "季度", choices=[(1, "第一季度"), (2, "第二季度"), (3, "第三季度"), (4, "第四季度")]
    )
    month = models.PositiveSmallIntegerField(
        "月份", null=True, blank=True, choices=[(n, f"{n} 月") for n in range(1, 13)]
    )
    year_plan = models.ForeignKey(
        "inspections.YearPlan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="年度计划",
        related_name="draw_plans",
    )
    sequence = models.PositiveIntegerField("顺序号")
    number = models.CharField("编号", max_length=40)
    title = models.CharField("名称", max_length=80)
    take_key = models.PositiveIntegerField("重点抽取家数", null=True, blank=True)
    take_special = models.PositiveIntegerField("特殊抽取家数", null=True, blank=True)
    take_general = models.PositiveIntegerField("一般抽取家数", null=True, blank=True)
    quota_reason = models.CharField("家数调整理由", max_length=200, blank=True)
    skip_drawn = models.BooleanField("本年已抽中的不再抽", default=False)
    public_source = models.CharField("公开值来源", max_length=120, blank=True)
    public_due_on = models.DateField("公开值产生日期", null=True, blank=True)
    due_on = models.DateField("检查完成期限", null=True, blank=True)

    objects = DrawPlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "双随机抽查计划"
        ordering = ["-year", "-quarter", "-sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "sequence"],
                name="inspections_drawplan_number",
                violation_error_message="这个编号已用。",
            ),
            models.CheckConstraint(
                condition=Q(quarter__gte=1, quarter__lte=4),
                name="inspections_drawplan_quarter",
                violation_error_message="季度为 1 至 4。",
            ),
            models.CheckConstraint(
                condition=Q(month__isnull=True)
                | Q(month__gte=F("quarter") * 3 - 2, month__lte=F("quarter") * 3),
                name="inspections_drawplan_month",
                violation_error_message="月份须在所属季度之内。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["drafting", "submitted", "cancelled"])
                | (Q(public_due_on__isnull=False) & ~Q(public_source="")),
                name="inspections_drawplan_names_public_value",
                violation_error_message="冻结前须写明采用哪一个将来的公开值及其产生日期。",
            ),
        ]

    def __str__(self):
        return self.number

    def taken(self, category: str) -> int | None:
        """The number set by hand for a category, or None for the rule's."""
        return getattr(self, f"take_{category}")

    @property
    def span(self) -> str:
        """The part of the year it is for: 11 月, or 第四季度."""
        return self.get_month_display() if self.month else self.get_quarter_display()

    @property
    def next_step(self) -> str:
        """What is to be done now and by when, in a line."""
        state = self.State
        if self.state == state.FROZEN:
            out = self.public_due_on <= today()
            return (
                f"公开值 {self.public_due_on} 已产生，登记并抽取"
                if out
                else f"等 {self.public_due_on} 的公开值"
            )
        words = {
            state.DRAFTING: "核对家数和名录，报批",
            state.SUBMITTED: "局领导批准并冻结名录",
            state.DRAWN: "局领导复核，下达任务",
            state.RUNNING: f"{self.due_on} 前检查完" if self.due_on else "检查",
        }
        return words.get(self.state, "—")

    @property
    def active_draw(self):
        """The draw in force, or None before the first freeze."""
        return self.draws.filter(active=True).first()


class PlanExclusion(models.Model):
    """An enterprise left out of one plan's pool, with the reason that will be published."""

    plan = models.ForeignKey(DrawPlan, on_delete=models.CASCADE, related_name="exclusions")
    enterprise = models.ForeignKey(
        "inspections.Enterprise", on_delete=models.PROTECT, verbose_name="企业", related_name="+"
    )
    reason = models.CharField("不列入的理由", max_length=120)
    proposed_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, verbose_name="提出人", related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = "不列入名录"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "enterprise"],
                name="inspections_planexclusion_once",
                violation_error_message="这家企业已不列入本次抽查。",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="inspections_planexclusion_says_why",
                violation_error_message="不列入须写理由，理由随结果公开。",
            ),
        ]

    def __str__(self):
        return f"{self.enterprise}：{self.reason}"
