"""Asking the firm for its written explanation by a link that works once."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class RequestQuerySet(models.QuerySet):
    def pending(self, now):
        """Not answered, not withdrawn, not expired."""
        return self.filter(answered_at__isnull=True, revoked_at__isnull=True, expires_at__gt=now)


class ExplanationRequest(models.Model):
    """One link about one abnormal day of one firm. Only the token's digest is kept."""

    check_row = models.ForeignKey(
        "inspections.OnlineCheck", on_delete=models.PROTECT, related_name="requests", verbose_name="巡查记录"
    )
    token_hash = models.CharField("链接摘要", max_length=64, unique=True)
    question = models.TextField("要求说明的事项")
    expires_at = models.DateTimeField("有效至")
    attempts = models.PositiveSmallIntegerField("提交次数", default=0)
    created_at = models.DateTimeField("发出时间", auto_now_add=True)
    created_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField("撤销时间", null=True, blank=True)
    answered_at = models.DateTimeField("提交时间", null=True, blank=True)
    answered_by = models.CharField("提交人", max_length=40, blank=True)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    cause = models.TextField("原因", blank=True)
    measures = models.TextField("整改措施和结果", blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "书面说明要求"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["check_row"],
                condition=Q(answered_at__isnull=True, revoked_at__isnull=True),
                name="inspections_explanationrequest_one_open",
                violation_error_message="已发出说明链接。请先撤销，再重新发出。",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, cause="")
                | (Q(answered_at__isnull=False) & ~Q(cause="") & ~Q(answered_by="")),
                name="inspections_explanationrequest_answer_whole",
                violation_error_message="说明须有原因和提交人。",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True)
                | Q(answered_at__gte=F("created_at"), revoked_at__isnull=True),
                name="inspections_explanationrequest_order",
            ),
        ]

    def __str__(self):
        return f"{self.check_row} 说明"

    @property
    def is_open(self) -> bool:
        """Whether the firm may still answer by it."""
        return not (self.answered_at or self.revoked_at) and self.expires_at > timezone.now()
