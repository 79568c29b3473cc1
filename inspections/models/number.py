"""Counter rows: numbers run without gap or reuse within an office, a kind and a year."""

from django.db import models


class NumberSeries(models.Model):
    """The last number given. Its row is locked while the next one is taken."""

    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "编号"
        constraints = [
            models.UniqueConstraint(fields=["office", "kind", "year"], name="inspections_numberseries_once")
        ]

    def __str__(self):
        return f"{self.kind} {self.year}: {self.last}"
