"""Consecutive daily penalty (按日连续处罚): what a further case on its original case is counted from."""

from django.db import models
from django.db.models import F, Q

from cases.measures.daily_days import Span, Total, total


class DailyPenalty(models.Model):
    """The count behind one case with `procedure="daily"` (按日办法 第7、17、19条; 法典 第1060条)."""

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="daily", verbose_name="按日连续处罚案件"
    )
    original_decision = models.ForeignKey(
        "cases.Decision",
        on_delete=models.PROTECT,
        related_name="daily_penalties",
        verbose_name="原处罚决定",
    )
    # Repeated from the original decision, so that the database itself can hold that it came first.
    original_decided_on = models.DateField("原处罚决定日期")
    original_fine = models.DecimalField("原罚款", max_digits=14, decimal_places=2)
    opened_on = models.DateField("启动日期")
    cycle = models.PositiveSmallIntegerField("计罚周期", default=1)
    days = models.PositiveIntegerField("计罚日数")
    amount = models.DecimalField("按日连续处罚数额", max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = verbose_name_plural = "按日连续处罚"
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_on__gte=F("original_decided_on")),
                name="cases_dailypenalty_after_original",
                violation_error_message="按日连续处罚须在原处罚决定之后（按日办法 第7条）。",
            ),
            models.CheckConstraint(
                condition=Q(original_fine__gt=0, days__gt=0, amount__gte=F("original_fine")),
                name="cases_dailypenalty_amount",
                violation_error_message="按日连续处罚数额为原罚款乘以计罚日数（按日办法 第19条）。",
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.days} 日"

    def total(self) -> Total:
        """The calculation from its rounds."""
        return total([row.span for row in self.rounds.all()], self.original_fine)


class DailyRound(models.Model):
    """One refusal: an order served, a re-inspection in time that found it (按日办法 第10、13、17条)."""

    daily = models.ForeignKey(
        DailyPenalty, on_delete=models.PROTECT, related_name="rounds", verbose_name="按日连续处罚"
    )
    order = models.ForeignKey(
        "cases.CorrectionOrder",
        on_delete=models.PROTECT,
        related_name="daily_rounds",
        verbose_name="责令改正",
    )
    # Not one-to-one: when a daily case is declined, its refusals may be counted in another.
    recheck = models.ForeignKey(
        "cases.Recheck", on_delete=models.PROTECT, related_name="daily_rounds", verbose_name="复查"
    )
    served_on = models.DateField("责令改正送达日期")
    due_on = models.DateField("复查期限")
    found_on = models.DateField("复查日期")

    class Meta:
        verbose_name = verbose_name_plural = "计罚区间"
        ordering = ["served_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(found_on__gt=F("served_on")),
                name="cases_dailyround_counts",
                violation_error_message="复查须在责令改正送达之后（按日办法 第17条）。",
            ),
            models.CheckConstraint(
                condition=Q(found_on__lte=F("due_on")),
                name="cases_dailyround_in_time",
                violation_error_message="复查超过期限，不得据以按日连续处罚（按日办法 第10条）。",
            ),
        ]

    def __str__(self):
        return f"{self.served_on} 至 {self.found_on}"

    @property
    def span(self) -> Span:
        """For the arithmetic."""
        return Span(self.served_on, self.found_on)
