"""One delivery of data: a file tried and then confirmed, or a batch of the interface."""

from django.db import models
from django.db.models import Q


class ReadingBatch(models.Model):
    """A file (`file`, uploaded by a person) or a message (`source`, known by its digest)."""

    class State(models.TextChoices):
        CHECKING = "checking", "核对中"
        CHECKED = "checked", "待确认"
        APPLYING = "applying", "导入中"
        APPLIED = "applied", "已导入"
        FAILED = "failed", "不能读取"

    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(
        "inspections.DataSource", on_delete=models.PROTECT, null=True, blank=True, related_name="batches"
    )
    digest = models.CharField("内容摘要", max_length=64, blank=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.CHECKING)
    file = models.FileField("文件", upload_to="readings/%Y/%m/", max_length=200, blank=True)
    name = models.CharField("文件名", max_length=160, blank=True)
    report = models.FileField("有错的行", upload_to="readings/%Y/%m/", max_length=200, blank=True)
    problems = models.JSONField("前 200 行问题", default=list)
    rows = models.PositiveIntegerField("行数", default=0)
    created = models.PositiveIntegerField("新增", default=0)
    updated = models.PositiveIntegerField("更正", default=0)
    unchanged = models.PositiveIntegerField("不变", default=0)
    failed = models.PositiveIntegerField("错误", default=0)
    extent = models.JSONField("点位和起止日", default=dict)  # point -> [first day, last day]
    error = models.CharField("不能读取的原因", max_length=300, blank=True)
    job = models.ForeignKey("jobs.Job", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField("收到时间", auto_now_add=True)
    created_by = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="上传人",
    )
    applied_at = models.DateTimeField("导入时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "监测数据导入"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["office", "-id"], name="inspections_batch_list")]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "digest"],
                condition=Q(source__isnull=False),
                name="inspections_readingbatch_once",
                violation_error_message="同一批数据已收到。",
            ),
            models.CheckConstraint(
                condition=~Q(state="applied") | Q(applied_at__isnull=False),
                name="inspections_readingbatch_applied_when",
            ),
            models.CheckConstraint(
                condition=Q(source__isnull=False) | Q(created_by__isnull=False),
                name="inspections_readingbatch_of_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(error=""),
                name="inspections_readingbatch_failed_says_why",
            ),
        ]

    def __str__(self):
        return self.name or f"接口 {self.pk}"

    @property
    def is_working(self) -> bool:
        """Whether a background run is under way."""
        return self.state in (self.State.CHECKING, self.State.APPLYING)
