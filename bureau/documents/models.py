"""Numbers given out, and documents as they were issued."""

from django.db import models
from django.db.models import Q

from bureau.dossier import AboutDossier, AboutQuerySet


class Counter(models.Model):
    """The last number given to one kind of document of one organ in one year; its row is the lock."""

    organ = models.ForeignKey(
        "law.Organ", on_delete=models.PROTECT, related_name="+", verbose_name="制发机关"
    )
    doc_type = models.CharField("文书种类", max_length=60)
    year = models.PositiveSmallIntegerField("年度")
    last = models.PositiveIntegerField("末号", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "文号计数"
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "doc_type", "year"],
                name="documents_counter_one",
                violation_error_message="每个机关、每种文书、每个年度只有一个计数。",
            )
        ]

    def __str__(self):
        return f"{self.doc_type} {self.year}：{self.last}"


class DocumentQuerySet(AboutQuerySet):
    def standing(self):
        """Not voided."""
        return self.filter(voided_at__isnull=True)

    def of_type(self, *keys):
        """Of the given kinds."""
        return self.filter(type__in=keys)


class IssuedDocument(AboutDossier):
    """A document with its number, its frozen context and, once rendered, its file. Never made anew from live data."""

    class State(models.TextChoices):
        QUEUED = "queued", "正在生成"
        READY = "ready", "已生成"
        FAILED = "failed", "生成失败"

    type = models.CharField("种类", max_length=60, db_index=True)
    title = models.CharField("文书名称", max_length=80)
    organ = models.ForeignKey(
        "law.Organ", on_delete=models.PROTECT, related_name="+", verbose_name="制发机关"
    )
    number = models.CharField("文号", max_length=60, blank=True)
    year = models.PositiveSmallIntegerField("年度")
    sequence = models.PositiveIntegerField("序号", null=True, blank=True)
    issued_on = models.DateField("制发日期")
    issued_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="制发人"
    )
    issued_at = models.DateTimeField("登记时间", auto_now_add=True)
    context = models.JSONField("冻结内容")
    verify_code = models.CharField("核验码", max_length=19, unique=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.QUEUED)
    error = models.TextField("生成失败原因", blank=True)
    file = models.FileField("文件", max_length=200, blank=True)
    sha256 = models.CharField("文件 SHA-256", max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField("页数", null=True, blank=True)
    template_sha256 = models.CharField("模板 SHA-256", max_length=64, blank=True)
    job = models.ForeignKey(
        "jobs.Job",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="后台任务",
    )
    voided_at = models.DateTimeField("作废时间", null=True, blank=True)
    voided_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="作废人"
    )
    void_reason = models.CharField("作废理由", max_length=200, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "文书"
        ordering = ["issued_on", "pk"]
        indexes = [models.Index(fields=["dossier_kind", "dossier_id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "type", "year", "sequence"],
                name="documents_issued_sequence",
                violation_error_message="这个序号已经用过。",
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(number=""),
                name="documents_issued_number",
                violation_error_message="这个文号已经用过。",
            ),
            models.CheckConstraint(
                condition=Q(number="", sequence__isnull=True)
                | (~Q(number="") & Q(sequence__isnull=False, sequence__gte=1)),
                name="documents_issued_number_and_sequence",
                violation_error_message="文号与序号应当同时有或同时无。",
            ),
            models.CheckConstraint(
                condition=~Q(state="ready")
                | (~Q(file="") & ~Q(sha256="") & Q(pages__isnull=False, pages__gte=1)),
                name="documents_issued_ready_has_file",
                violation_error_message="已生成的文书应当有文件、指纹和页数。",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(error=""),
                name="documents_issued_failed_says_why",
                violation_error_message="生成失败应当写明原因。",
            ),
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True, void_reason="")
                | (Q(voided_at__isnull=False) & ~Q(void_reason="")),
                name="documents_issued_void_reason",
                violation_error_message="作废应当写明理由。",
            ),
        ]

    def __str__(self):
        return f"{self.title} {self.number}".strip()

    @property
    def is_void(self) -> bool:
        """Voided papers stay on file and keep their number."""
        return self.voided_at is not None

    @property
    def file_name(self) -> str:
        """What a person who downloads it finds on the disk."""
        return f"{self.title}{self.number}.pdf"
