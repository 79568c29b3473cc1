"""Every background run is a row; the broker only wakes a worker. A lost message or a killed worker loses nothing."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from bureau.dossier import AboutDossier, AboutQuerySet

STALE_AFTER = timedelta(seconds=60)  # a running job that has not beaten for this long has lost its worker
WAKE_AFTER = timedelta(seconds=20)  # a queued job nobody took for this long has lost its message
MAX_ATTEMPTS = 3


class JobQuerySet(AboutQuerySet):
    def unfinished(self):
        """Queued or running."""
        return self.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING])

    def held(self, now):
        """Queued rows that a bulk load keeps back from the sweeper."""
        return self.filter(state=Job.State.QUEUED, woken_at__gt=now)

    def lost(self, now):
        """Queued or running rows that no worker is attending to."""
        return self.filter(
            Q(state=Job.State.QUEUED, woken_at__lt=now - WAKE_AFTER)
            | Q(state=Job.State.RUNNING, heartbeat_at__lt=now - STALE_AFTER)
        )


class Job(AboutDossier):
    """One run: what, for whom, how far, and why it failed."""

    class State(models.TextChoices):
        QUEUED = "queued", "排队中"
        RUNNING = "running", "进行中"
        READY = "ready", "已完成"
        FAILED = "failed", "未完成"

    dossier_kind = models.CharField("对象种类", max_length=60, blank=True)
    dossier_id = models.BigIntegerField("对象编号", null=True, blank=True)
    kind = models.CharField("任务", max_length=60)
    params = models.JSONField("参数", default=dict)
    result = models.JSONField("结果", default=dict)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.QUEUED)
    progress = models.PositiveSmallIntegerField("进度", default=0)
    note = models.CharField("进度说明", max_length=120, blank=True)
    error = models.TextField("未完成原因", blank=True)
    attempts = models.PositiveSmallIntegerField("次数", default=0)
    created_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="发起人"
    )
    created_at = models.DateTimeField("发起时间", auto_now_add=True)
    woken_at = models.DateTimeField("最近唤醒", default=timezone.now)
    started_at = models.DateTimeField("开始时间", null=True, blank=True)
    heartbeat_at = models.DateTimeField("最近心跳", null=True, blank=True)
    finished_at = models.DateTimeField("结束时间", null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "后台任务"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["dossier_kind", "dossier_id"]),
            models.Index(fields=["state", "woken_at"]),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(progress__lte=100), name="jobs_job_progress"),
            models.CheckConstraint(
                condition=Q(state="failed", error__gt="") | ~Q(state="failed"),
                name="jobs_job_failed_says_why",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("created_at")),
                name="jobs_job_dates",
            ),
        ]

    def __str__(self):
        return f"{self.kind} #{self.pk} {self.get_state_display()}"

    @property
    def is_finished(self) -> bool:
        """Nothing more will happen by itself."""
        return self.state in (self.State.READY, self.State.FAILED)


class WorkerPulse(models.Model):
    """When each worker was last seen alive; /health asks."""

    name = models.CharField("工作进程", max_length=120, unique=True)
    seen_at = models.DateTimeField("最近一次")

    class Meta:
        verbose_name = verbose_name_plural = "工作进程心跳"

    def __str__(self):
        return self.name
