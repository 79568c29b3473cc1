"""What an officer of the pool is versed in."""

from django.db import models
from django.db.models import Q


class Speciality(models.Model):
    """One field of one officer, on what proof, registered by the head or the clerk."""

    class Field(models.TextChoices):
        WATER = "water", "水"
        AIR = "air", "大气"
        WASTE = "waste", "固体废物和危险废物"
        NOISE = "noise", "噪声"
        RADIATION = "radiation", "核与辐射"
        MONITORING = "monitoring", "自动监控"
        PERMIT = "permit", "环评和排污许可"
        ECOLOGY = "ecology", "自然生态"
        EMERGENCY = "emergency", "应急"

    officer = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, verbose_name="执法人员", related_name="specialities"
    )
    field = models.CharField("专长", max_length=12, choices=Field.choices)
    proof = models.CharField("依据", max_length=120)
    since = models.DateField("登记日期")
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, verbose_name="登记人", related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "执法专长"
        ordering = ["officer", "field"]
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "field"],
                name="inspections_speciality_once",
                violation_error_message="这名执法人员已登记这项专长。",
            ),
            models.CheckConstraint(
                condition=~Q(proof=""),
                name="inspections_speciality_proof",
                violation_error_message="专长须写明依据，如培训证书或者从事年限。",
            ),
        ]

    def __str__(self):
        return self.get_field_display()
