"""Lending of volumes (借阅): who, why, until when, who agreed."""

from django.db import models
from django.db.models import F, Q

from cases.archive.models.archive import Archive, Half


class BorrowingQuerySet(models.QuerySet):
    def running(self, on):
        """Agreed, not given back, not past the day."""
        return self.filter(lent_on__lte=on, returned_on__isnull=True, due_on__gte=on)

    def out(self):
        """Agreed and not given back, whether due or not."""
        return self.filter(lent_on__isnull=False, returned_on__isnull=True)


class Borrowing(models.Model):
    """One lending of one half: asked for, agreed or refused, given back."""

    archive = models.ForeignKey(
        Archive, on_delete=models.PROTECT, related_name="borrowings", verbose_name="案卷"
    )
    half = models.CharField("卷别", max_length=6, choices=Half.choices)
    borrower = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="borrowings", verbose_name="借阅人"
    )
    purpose = models.CharField("借阅事由", max_length=200)
    asked_on = models.DateField("申请日期")
    due_on = models.DateField("应还日期")
    lent_on = models.DateField("借出日期", null=True, blank=True)
    agreed_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="批准人"
    )
    refused_on = models.DateField("不同意日期", null=True, blank=True)
    refused_reason = models.CharField("不同意理由", max_length=200, blank=True)
    returned_on = models.DateField("归还日期", null=True, blank=True)

    objects = BorrowingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "借阅"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["archive", "half", "borrower"],
                condition=Q(returned_on__isnull=True, refused_on__isnull=True),
                name="cases_borrowing_one_open",
                violation_error_message="这一卷已申请借阅，尚未归还。",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")),
                name="cases_borrowing_due",
                violation_error_message="应还日期不能早于申请日期。",
            ),
            models.CheckConstraint(
                condition=(Q(lent_on__isnull=True) & Q(agreed_by__isnull=True))
                | (Q(lent_on__gte=F("asked_on")) & Q(agreed_by__isnull=False)),
                name="cases_borrowing_lent_is_agreed",
                violation_error_message="借出须有批准人和日期。",
            ),
            models.CheckConstraint(
                condition=~Q(agreed_by=F("borrower")),
                name="cases_borrowing_two_people",
                violation_error_message="借阅人不得批准自己的申请。",
            ),
            models.CheckConstraint(
                condition=Q(refused_on__isnull=True, refused_reason="")
                | (Q(refused_on__isnull=False, lent_on__isnull=True) & ~Q(refused_reason="")),
                name="cases_borrowing_refused_says_why",
                violation_error_message="不同意借阅须写明理由，已借出的不能再不同意。",
            ),
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True) | Q(returned_on__gte=F("lent_on")),
                name="cases_borrowing_returned_after_lent",
                violation_error_message="归还日期不能早于借出日期。",
            ),
        ]

    def __str__(self):
        return f"{self.archive} {self.get_half_display()} {self.borrower.name}"

    def state_words(self, on) -> tuple[str, str]:
        """How it stands on a day: words and the class of the badge."""
        if self.refused_on:
            return "不同意", "stop"
        if self.returned_on:
            return "已归还", "done"
        if not self.lent_on:
            return "待批准", ""
        return ("超期未还", "stop") if self.due_on < on else ("借出", "open")
