"""How often a firm may be visited in a year (年度检查频次上限): dated, per office, with its source."""

from django.db import models
from django.db.models import F, Q

from inspections.models.task import InspectionTask


class CapQuerySet(models.QuerySet):
    def in_force(self, on):
        """The rules that hold on a day."""
        return self.filter(Q(effective_to__isnull=True) | Q(effective_to__gt=on), effective_from__lte=on)

    def visible_to(self, user):
        """The rules of the user's bureau, of the offices below it and of those above it."""
        lines = user.scope_path.split(".")[:-1]
        above = [".".join(lines[:n]) + "." for n in range(1, len(lines))]
        return self.filter(Q(office__path__startswith=user.scope_path) | Q(office__path__in=above))


class CapRule(models.Model):
    """The most counted visits on site a year. The number is set by the province: the law names none.

    Routine visits (日常) count, special ones (专项) where the rule says so, case-based ones (个案) never. A rule holds
    for its office and the offices below; of several the nearest prevails.
    """

    class Verified(models.TextChoices):
        YES = "y", "已核对原文"
        NO = "n", "未核对"

    office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, verbose_name="机构", related_name="+"
    )
    most = models.PositiveSmallIntegerField("每家企业每年最多（次）")
    special_counts = models.BooleanField("专项检查计入", default=True)
    effective_from = models.DateField("施行日期")
    effective_to = models.DateField("失效日期", null=True, blank=True)
    source = models.CharField("依据", max_length=120)
    verified = models.CharField("核对", max_length=1, choices=Verified.choices, default=Verified.NO)

    objects = CapQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "检查频次上限"
        ordering = ["-effective_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "effective_from"],
                name="inspections_caprule_once",
                violation_error_message="同一施行日期已有上限。",
            ),
            models.CheckConstraint(
                condition=Q(most__gte=1),
                name="inspections_caprule_most",
                violation_error_message="上限至少 1 次。不设上限的，不登记即可。",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gt=F("effective_from")),
                name="inspections_caprule_dates",
                violation_error_message="失效日期须晚于施行日期。",
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="inspections_caprule_source",
                violation_error_message="上限由省级规定，须写明依据的文件。",
            ),
        ]

    def __str__(self):
        return f"每年 {self.most} 次"

    def counts(self, basis: str) -> bool:
        """Whether a visit on site of this basis counts."""
        if basis == InspectionTask.Basis.CAMPAIGN:
            return self.special_counts
        return basis != InspectionTask.Basis.TRIGGER

    @property
    def citation(self) -> str:
        """The source, with its mark while nobody has compared it with the text."""
        return self.source if self.verified == self.Verified.YES else f"{self.source}，未核对"
