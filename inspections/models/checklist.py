"""Checklists by trade, in versions. A version in use is never changed; a new one replaces it from a date."""

from django.db import models
from django.db.models import Q

from inspections.models.enterprise import Industry


class ChecklistQuerySet(models.QuerySet):
    def in_force(self, on):
        """Checklists to be used on a day."""
        return self.filter(Q(effective_to__isnull=True) | Q(effective_to__gt=on), effective_from__lte=on)

    def for_enterprise(self, enterprise, on):
        """The list for the enterprise's trade, else the general one; None if there is neither."""
        found = (
            self.in_force(on).filter(industry__in=["", enterprise.industry]).order_by("-industry", "-version")
        )
        return found.first()


class Checklist(models.Model):
    """检查单, e.g. 通用 v1. `industry` empty means any trade."""

    key = models.CharField("代号", max_length=30)
    version = models.PositiveSmallIntegerField("版本")
    title = models.CharField("名称", max_length=60)
    industry = models.CharField("适用行业", max_length=12, choices=Industry.choices, blank=True)
    effective_from = models.DateField("启用日期")
    effective_to = models.DateField("停用日期", null=True, blank=True)

    objects = ChecklistQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "检查单"
        ordering = ["key", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="inspections_checklist_version")
        ]

    def __str__(self):
        return f"{self.title} v{self.version}"


class ChecklistItem(models.Model):
    """One question, with the law that asks it.

    Every item takes a conclusion; a typed one asks besides for a number within bounds, a choice, or words.
    """

    class Asks(models.TextChoices):
        VERDICT = "verdict", "只作结论"
        NUMBER = "number", "数值"
        CHOICE = "choice", "选项"
        WORDS = "words", "文字"

    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField("序号")
    text = models.CharField("检查内容", max_length=160)
    law = models.CharField("依据", max_length=120)
    violation = models.ForeignKey(
        "law.Violation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="违法行为",
        related_name="+",
    )

    asks = models.CharField("填写", max_length=8, choices=Asks.choices, default=Asks.VERDICT)
    unit = models.CharField("单位", max_length=20, blank=True)
    least = models.DecimalField("符合的下限", max_digits=14, decimal_places=4, null=True, blank=True)
    most = models.DecimalField("符合的上限", max_digits=14, decimal_places=4, null=True, blank=True)
    options = models.JSONField("选项", default=list, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "检查项"
        ordering = ["checklist", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["checklist", "position"], name="inspections_checklistitem_position"
            ),
            models.CheckConstraint(
                condition=~Q(law=""),
                name="inspections_checklistitem_cites_law",
                violation_error_message="检查项须写明依据。",
            ),
            models.CheckConstraint(
                condition=Q(least__isnull=True) | Q(most__isnull=True) | Q(most__gte=models.F("least")),
                name="inspections_checklistitem_bounds",
                violation_error_message="上限不能小于下限。",
            ),
        ]

    def __str__(self):
        return f"{self.position}. {self.text}"
