"""One upload of the register: read, tried without writing, then confirmed."""

from django.db import models
from django.db.models import Q


class EnterpriseImport(models.Model):
    """A file of enterprises. `report` says of every row what happened or would happen."""

    class State(models.TextChoices):
        CHECKING = "checking", "核对中"
        CHECKED = "checked", "待确认"
        APPLYING = "applying", "导入中"
        APPLIED = "applied", "已导入"
        FAILED = "failed", "不能读取"

    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.CHECKING)
    file = models.FileField("文件", upload_to="imports/%Y/%m/", max_length=200)
    name = models.CharField("文件名", max_length=160)
    report = models.FileField("逐行结果", upload_to="imports/%Y/%m/", max_length=200, blank=True)
    faults = models.FileField("有错的行", upload_to="imports/%Y/%m/", max_length=200, blank=True)
    problems = models.JSONField("前 200 行问题", default=list)
    reached = models.PositiveIntegerField("已处理到的行号", default=0)
    rows = models.PositiveIntegerField("行数", default=0)
    created = models.PositiveIntegerField("新增", default=0)
    updated = models.PositiveIntegerField("更新", default=0)
    unchanged = models.PositiveIntegerField("不变", default=0)
    failed = models.PositiveIntegerField("错误", default=0)
    error = models.CharField("不能读取的原因", max_length=300, blank=True)
    job = models.ForeignKey("jobs.Job", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField("上传时间", auto_now_add=True)
    created_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="上传人"
    )
    applied_at = models.DateTimeField("导入时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "企业导入"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="applied") | Q(applied_at__isnull=False),
                name="inspections_enterpriseimport_applied_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(error=""),
                name="inspections_enterpriseimport_failed_says_why",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_working(self) -> bool:
        """Whether a background run is under way."""
        return self.state in (self.State.CHECKING, self.State.APPLYING)

    @property
    def has_stopped(self) -> bool:
        """Whether the run broke off and has to be taken up by hand."""
        return bool(self.is_working and self.job and self.job.state == self.job.State.FAILED)


class ImportPart(models.Model):
    """The results of one batch of rows, written with the batch itself: a run that was cut off goes on after it."""

    found = models.ForeignKey(EnterpriseImport, on_delete=models.CASCADE, related_name="parts")
    last_row = models.PositiveIntegerField("末行")
    text = models.TextField("逐行结果")
    faults = models.TextField("有错的行", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "导入的一批"
        ordering = ["last_row"]
        constraints = [
            models.UniqueConstraint(fields=["found", "last_row"], name="inspections_importpart_once")
        ]

    def __str__(self):
        return f"{self.found} 至第 {self.last_row} 行"
