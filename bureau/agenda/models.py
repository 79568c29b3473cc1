"""A person's calendar feed: an address nobody can guess, revoked at will."""

from django.db import models
from django.db.models import Q

from bureau.dossiers import WHOSE
from bureau.tokens import fingerprint


class FeedQuerySet(models.QuerySet):
    def active(self):
        """Not revoked, of people who still work here."""
        return self.filter(revoked_at__isnull=True, user__is_active=True)

    def by_token(self, token: str):
        """The active feed of a token, or None."""
        rows = self.active().filter(token_hash=fingerprint(token))
        return rows.select_related("user__office").first()


class CalendarFeed(models.Model):
    """One secret address of one person."""

    user = models.ForeignKey(
        "staff.User", on_delete=models.CASCADE, related_name="calendar_feeds", verbose_name="人员"
    )
    whose = models.CharField("范围", max_length=4, choices=list(WHOSE.items()), default="mine")
    token_hash = models.CharField("令牌摘要", max_length=64, unique=True)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    revoked_at = models.DateTimeField("撤销时间", null=True, blank=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "日历订阅"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "whose"],
                condition=Q(revoked_at__isnull=True),
                name="agenda_calendarfeed_one",
                violation_error_message="这一范围已有订阅地址。请先撤销，再建立新的。",
            ),
            models.CheckConstraint(
                condition=Q(whose__in=list(WHOSE)),
                name="agenda_calendarfeed_whose",
                violation_error_message="没有这个范围。",
            ),
        ]

    def __str__(self):
        return f"{self.user} {self.get_whose_display()}"
