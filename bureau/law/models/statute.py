"""The statutes the house cites: full title on papers, short title on screens."""

from django.db import models
from django.db.models import F, Q

from bureau.kept import Kept, KeptQuerySet
from bureau.law.models.violation import ViolationBasis


class Statute(Kept):
    """One version of a statute. `effective_from` is empty where the day was not established."""

    class Level(models.TextChoices):
        LAW = "law", "法律"
        REGULATION = "regulation", "行政法规"
        RULE = "rule", "部门规章"
        INTERPRETATION = "interpretation", "司法解释"
        PAPER = "paper", "规范性文件"

    version_of = ("code",)

    code = models.SlugField("代码", max_length=40)
    title = models.CharField("全称", max_length=120)
    short_title = models.CharField("简称", max_length=40)
    level = models.CharField("层级", max_length=20, choices=Level.choices)
    number = models.CharField("文号", max_length=60, blank=True)
    effective_from = models.DateField("施行日", null=True, blank=True)
    effective_to = models.DateField("失效日", null=True, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)
    source = models.CharField("出处", max_length=120, blank=True)
    verified = models.CharField(
        "核对", max_length=2, choices=ViolationBasis.Verified.choices, default=ViolationBasis.Verified.NO
    )

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "法规"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "effective_from"],
                name="law_statute_version",
                violation_error_message="这件法规在同一天已有一个版本。",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
                name="law_statute_dates",
                violation_error_message="失效日不能早于施行日。",
            ),
        ]

    def __str__(self):
        return self.short_title
