"""Standing in for a colleague (代办): for some days, by the leader's act, with a reason."""

from datetime import date

from django.db import models
from django.db.models import F, Q


class SubstitutionQuerySet(models.QuerySet):
    def on(self, day: date):
        """Those in effect on a day."""
        return self.filter(from_on__lte=day, to_on__gte=day, ended_on__isnull=True)

    def not_over(self, day: date):
        """In effect or still to come."""
        return self.filter(to_on__gte=day, ended_on__isnull=True)


class Substitution(models.Model):
    """One colleague looks after another's dossiers while the other is away.

    The substitute gets the reminders and finds the dossiers in the own lists. The two officers of a case stay who they
    are: an investigator's act is done by an investigator (行政处罚法 第42条), or the case is handed over.
    """

    absent = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="substitutions", verbose_name="不在岗的人员"
    )
    substitute = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="substitutes_for", verbose_name="代办人"
    )
    from_on = models.DateField("自")
    to_on = models.DateField("至")
    reason = models.CharField("理由", max_length=200)
    arranged_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="安排人"
    )
    arranged_at = models.DateTimeField("安排时间", auto_now_add=True)
    ended_on = models.DateField("提前结束", null=True, blank=True)

    objects = SubstitutionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代办"
        ordering = ["-from_on", "-pk"]
        indexes = [models.Index(fields=["substitute", "to_on"], name="staff_substitution_current")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(absent=F("substitute")),
                name="staff_substitution_other",
                violation_error_message="没有安排：本人不能代办本人的案件。请另选代办人。",
            ),
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")),
                name="staff_substitution_dates",
                violation_error_message="没有安排：截止日早于开始日。请核对日期。",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="staff_substitution_reason",
                violation_error_message="没有安排：缺理由。请写明休假、培训等原因。",
            ),
        ]

    def __str__(self):
        return f"{self.substitute} 代 {self.absent} {self.from_on} 至 {self.to_on}"
