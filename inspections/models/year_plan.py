"""The yearly plan (年度抽查计划): which items are inspected where, how many, by whom together with whom."""

from django.db import models
from django.db.models import Q

from bureau.dossier import Dossier, DossierQuerySet
from inspections.models.enterprise import Category


class YearPlanQuerySet(DossierQuerySet):
    def in_force(self):
        """Approved plans."""
        return self.filter(state=YearPlan.State.APPROVED)


class YearPlan(Dossier):
    """A year's plan of one bureau. Draws are made under it; a change within the year is a new edition with a reason."""

    class State(models.TextChoices):
        DRAFTING = "drafting", "拟订"
        SUBMITTED = "submitted", "待批准"
        APPROVED = "approved", "已批准"
        CANCELLED = "cancelled", "已撤销"

    class Rhythm(models.TextChoices):
        QUARTERLY = "quarterly", "每季度抽取一次"
        MONTHLY = "monthly", "每月抽取一次"

    state = models.CharField(
        "状态", max_length=30, choices=State.choices, default=State.DRAFTING, db_index=True
    )
    year = models.PositiveSmallIntegerField("年度")
    edition = models.PositiveSmallIntegerField("第几版", default=1, editable=False)
    title = models.CharField("名称", max_length=80)
    rhythm = models.CharField("抽取频次", max_length=10, choices=Rhythm.choices, default=Rhythm.QUARTERLY)
    quota_reason = models.CharField("家数调整理由", max_length=200, blank=True)
    demands = models.TextField("工作要求", blank=True)
    approved_on = models.DateField("批准日期", null=True, blank=True, editable=False)

    objects = YearPlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度抽查计划"
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year"],
                condition=~Q(state="cancelled"),
                name="inspections_yearplan_one_a_year",
                violation_error_message="本年度已有抽查计划。请在原计划上调整。",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=2015, year__lt=2100),
                name="inspections_yearplan_year",
                violation_error_message="年度须在 2015 年至 2099 年之间。",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_on__isnull=False),
                name="inspections_yearplan_approved_when",
                violation_error_message="已批准的计划须有批准日期。",
            ),
        ]

    def __str__(self):
        return self.title


class YearPlanItem(models.Model):
    """One line of the plan: an item, the class of enterprises, how many in the year, alone or with other departments.

    The words are the plan's own: what was approved and published does not change with the item list.
    """

    class Way(models.TextChoices):
        SITE = "site", "现场检查"
        REMOTE = "remote", "非现场检查"
        BOTH = "both", "非现场为主，必要时现场检查"

    plan = models.ForeignKey(YearPlan, on_delete=models.CASCADE, related_name="items")
    name = models.CharField("抽查事项", max_length=80)
    basis = models.CharField("检查依据", max_length=200)
    category = models.CharField("检查对象", max_length=10, choices=Category.choices)
    quota = models.PositiveIntegerField("全年抽查家数", null=True, blank=True)
    way = models.CharField("检查方式", max_length=8, choices=Way.choices, default=Way.BOTH)
    term = models.CharField("实施时间", max_length=40)
    lead = models.CharField("发起部门", max_length=60)
    partners = models.CharField("联合部门", max_length=120, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "年度抽查事项"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "name", "category"],
                name="inspections_yearplanitem_once",
                violation_error_message="计划中已有这一事项和检查对象。",
            ),
            models.CheckConstraint(
                condition=~Q(basis=""),
                name="inspections_yearplanitem_cites_law",
                violation_error_message="抽查事项须写明检查依据：没有依据的不得检查。",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_joint(self) -> bool:
        """Whether other departments take part."""
        return bool(self.partners)
