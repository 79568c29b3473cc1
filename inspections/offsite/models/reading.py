"""The measured values, one narrow row each, and what they were before a firm sent others."""

from django.db import models
from django.db.models import Q


class Mark(models.TextChoices):
    """State of the device while a value was made. Marked values are never judged as exceedances."""

    NORMAL = "N", "正常"
    FAULT = "F", "故障"
    CALIBRATION = "C", "校准"
    MAINTENANCE = "M", "维护"
    STOPPED = "S", "停运"


class Span(models.IntegerChoices):
    """Hours a value stands for."""

    HOUR = 1, "小时均值"
    DAY = 24, "日均值"


class Reading(models.Model):
    """One value of one hour (or day). The key is the row's place in time: the only index a month's page needs."""

    Mark, Span = Mark, Span

    pk = models.CompositePrimaryKey("parameter", "span", "at")
    parameter = models.ForeignKey(
        "inspections.Parameter", on_delete=models.PROTECT, related_name="readings", db_index=False
    )
    span = models.SmallIntegerField(choices=Span.choices)
    at = models.DateTimeField("起始时刻")
    value = models.DecimalField("数值", max_digits=12, decimal_places=4, null=True)
    mark = models.CharField("标记", max_length=1, choices=Mark.choices, default=Mark.NORMAL)

    class Meta:
        verbose_name = verbose_name_plural = "监测数据"
        constraints = [
            models.CheckConstraint(
                condition=~Q(mark="N") | Q(value__isnull=False),
                name="inspections_reading_normal_has_value",
                violation_error_message="正常数据须有数值。",
            ),
            models.CheckConstraint(
                condition=Q(mark__in=["N", "F", "C", "M", "S"]),
                name="inspections_reading_mark",
                violation_error_message="标记不在规定之内。",
            ),
            models.CheckConstraint(
                condition=Q(span__in=[1, 24]),
                name="inspections_reading_span",
                violation_error_message="只有小时均值和日均值。",
            ),
        ]

    def __str__(self):
        return f"{self.at} {self.value} {self.mark}"


class Correction(models.Model):
    """A value sent again with other content: what it was and what it became. Never changed."""

    parameter = models.ForeignKey(
        "inspections.Parameter", on_delete=models.PROTECT, related_name="corrections", db_index=False
    )
    span = models.SmallIntegerField(choices=Span.choices)
    at = models.DateTimeField("起始时刻")
    value_before = models.DecimalField("原数值", max_digits=12, decimal_places=4, null=True)
    mark_before = models.CharField("原标记", max_length=1, choices=Mark.choices)
    value_after = models.DecimalField("改后数值", max_digits=12, decimal_places=4, null=True)
    mark_after = models.CharField("改后标记", max_length=1, choices=Mark.choices)
    batch = models.ForeignKey(
        "inspections.ReadingBatch", on_delete=models.PROTECT, related_name="corrections"
    )

    class Meta:
        verbose_name = verbose_name_plural = "数据更正"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["parameter", "at"], name="inspections_correction_place")]

    def __str__(self):
        return f"{self.at} {self.value_before} → {self.value_after}"
