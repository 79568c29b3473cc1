"""Special campaigns (专项执法行动) and the enterprises they visit."""

from django.db import models
from django.db.models import F, Q

from bureau.dossier import Dossier, DossierQuerySet


class CampaignQuerySet(DossierQuerySet):
    def overlapping(self, first, beyond):
        """Campaigns with at least one day in the half-open range of days."""
        return self.filter(starts_on__lt=beyond, ends_on__gte=first)


class Campaign(Dossier):
    """A campaign with its focus, dates and target list. Its visits are the tasks that name it as basis."""

    class State(models.TextChoices):
        PLANNING = "planning", "拟订"
        SUBMITTED = "submitted", "待批准"
        RUNNING = "running", "进行中"
        FINISHED = "finished", "已结束"
        CANCELLED = "cancelled", "已撤销"

    class Focus(models.TextChoices):
        WATER_SOURCE = "water_source", "饮用水源地"
        RESERVE = "reserve", "自然保护区"
        INDUSTRY = "industry", "工业企业"
        OTHER = "other", "其他"

    state = models.CharField(
        "状态", max_length=30, choices=State.choices, default=State.PLANNING, db_index=True
    )
    title = models.CharField("名称", max_length=80)
    focus = models.CharField("领域", max_length=14, choices=Focus.choices)
    basis = models.CharField("部署文件", max_length=120)
    goal = models.TextField("检查重点", blank=True)
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期")
    summary = models.TextField("总结", blank=True)
    targets_digest = models.CharField("名单摘要", max_length=64, blank=True, editable=False)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "专项执法行动"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="inspections_campaign_dates",
                violation_error_message="结束日期不能早于开始日期。",
            ),
            models.CheckConstraint(
                condition=~Q(basis=""),
                name="inspections_campaign_basis",
                violation_error_message="专项行动须写明部署文件。",
            ),
            models.CheckConstraint(
                condition=~Q(state="submitted") | ~Q(targets_digest=""),
                name="inspections_campaign_targets_frozen",
                violation_error_message="报批的专项行动须已固定名单。",
            ),
        ]

    def __str__(self):
        return self.title


class CampaignTarget(models.Model):
    """One enterprise on the target list."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="targets")
    enterprise = models.ForeignKey(
        "inspections.Enterprise", on_delete=models.PROTECT, verbose_name="企业", related_name="+"
    )

    origin = models.CharField("列入方式", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "专项行动对象"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "enterprise"],
                name="inspections_campaigntarget_once",
                violation_error_message="这家企业已在名单上。",
            )
        ]

    def __str__(self):
        return str(self.enterprise)
