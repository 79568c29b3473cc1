"""Days on which a person does not enforce the law (暂停执法活动): a head decided so; no certificate counts then."""

from datetime import date

from django.db import models
from django.db.models import F, Q


class OffDutyQuerySet(models.QuerySet):
    def on(self, day: date):
        """Periods that hold a day."""
        return self.filter(from_on__lte=day, to_on__gte=day)


class OffDuty(models.Model):
    """One period, both days included. A later one stands beside it: what was off duty once stays so."""

    user = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="off_duty", verbose_name="人员"
    )
    from_on = models.DateField("暂停执法自")
    to_on = models.DateField("暂停执法至")

    objects = OffDutyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "暂停执法"
        ordering = ["from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")),
                name="staff_offduty_days",
                violation_error_message="暂停执法须写明起止日期，止日不能早于起日。",
            ),
        ]

    def __str__(self):
        return f"{self.from_on} 至 {self.to_on}"

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.from_on <= day <= self.to_on
