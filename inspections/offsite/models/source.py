"""Who may send data without signing in: a platform or a firm's data logger, by a token of its own."""

from django.db import models
from django.db.models import Q


class SourceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Sources of the user's bureau and below."""
        return self.filter(office__path__startswith=user.scope_path)

    def active(self):
        """Not revoked."""
        return self.filter(revoked_at__isnull=True)


class DataSource(models.Model):
    """One sender. Bound to an enterprise it may only fill that firm's points, else those of its office."""

    office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, related_name="+", verbose_name="机构"
    )
    enterprise = models.ForeignKey(
        "inspections.Enterprise",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="限于企业",
    )
    name = models.CharField("数据来源", max_length=60)
    token_hash = models.CharField("令牌摘要", max_length=64, unique=True)
    per_minute = models.PositiveSmallIntegerField("每分钟批次上限", default=60)
    minute = models.DateTimeField(null=True, editable=False)
    used = models.PositiveIntegerField(default=0, editable=False)
    last_used_at = models.DateTimeField("最近使用", null=True, editable=False)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    created_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField("撤销时间", null=True, blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "数据来源"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(per_minute__gt=0), name="inspections_datasource_some_allowed")
        ]

    def __str__(self):
        return self.name
