"""The archive of a case (案卷): its pieces in their order, and the two volumes they are bound into."""

from django.db import models
from django.db.models import F, Q

from bureau.dossier import Dossier
from cases.states import ArchiveState


class Half(models.TextChoices):
    """正卷 may be read by all of the bureau, 副卷 by those with a need (办法 第78、79条)."""

    MAIN = "main", "正卷"
    INNER = "inner", "副卷"


class Category(models.TextChoices):
    """What a piece is, in the order of the volume (办法 第79条)."""

    DECISION = "decision", "决定书和送达回证"
    FILING = "filing", "立案材料"
    EVIDENCE = "evidence", "证据材料"
    NOTICE = "notice", "告知、责令和送达材料"
    HEARING = "hearing", "听证材料"
    PROPERTY = "property", "财物处理材料"
    EXECUTION = "execution", "执行材料"
    CLOSING = "closing", "结案材料"
    OTHER = "other", "其他材料"
    SOURCE = "source", "案件来源和举报材料"
    SECRET = "secret", "商业秘密材料"
    REPORT = "report", "听证报告"
    REVIEW = "review", "审查审核意见"
    DISCUSSION = "discussion", "集体讨论记录"
    INNER_OTHER = "inner_other", "其他内部材料"


class Archive(Dossier):
    """One case one archive; what comes later goes into a numbered supplement with its reason.

    From the request on the case is frozen, until a supplement is opened.
    """

    class Retention(models.TextChoices):
        PERMANENT = "permanent", "永久"
        THIRTY = "y30", "30年"
        TEN = "y10", "10年"

    state = models.CharField(
        "状态", max_length=30, choices=ArchiveState.choices, default=ArchiveState.ARRANGING, db_index=True
    )
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="archives", verbose_name="案件"
    )
    supplement = models.PositiveSmallIntegerField("补充卷序号", default=0)
    reason = models.CharField("补充理由", max_length=200, blank=True)
    title = models.CharField("案卷题名", max_length=240)
    number = models.CharField("档号", max_length=60, blank=True, db_index=True)
    retention = models.CharField("保管期限", max_length=10, choices=Retention.choices, blank=True)
    remarks = models.TextField("卷内情况说明", blank=True)
    requested_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="立卷人"
    )
    requested_on = models.DateField("移交日期", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="检查人"
    )
    archived_on = models.DateField("归档日期", null=True, blank=True)
    job = models.ForeignKey(
        "jobs.Job",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="合成任务",
    )

    class Meta:
        verbose_name = verbose_name_plural = "案卷"
        indexes = [models.Index(fields=["-archived_on", "-id"], name="cases_archive_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "supplement"],
                name="cases_archive_one_case_one_volume",
                violation_error_message="一案一卷：这个案件已有这一卷。",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=~Q(state="archived"),
                name="cases_archive_one_open",
                violation_error_message="这个案件有案卷正在整理或合成，办完后才能再开补充卷。",
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(number=""),
                name="cases_archive_number",
                violation_error_message="档号已被使用。",
            ),
            models.CheckConstraint(
                condition=Q(supplement=0, reason="") | (Q(supplement__gt=0) & ~Q(reason="")),
                name="cases_archive_supplement_says_why",
                violation_error_message="补充卷须写明理由。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["binding", "archived"])
                | (
                    ~Q(number="")
                    & ~Q(retention="")
                    & Q(requested_by__isnull=False)
                    & Q(confirmed_by__isnull=False)
                    & Q(archived_on__isnull=False)
                ),
                name="cases_archive_confirmed_is_complete",
                violation_error_message="接收归档须有档号、保管期限、立卷人、检查人和归档日期。",
            ),
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("requested_by")),
                name="cases_archive_two_people",
                violation_error_message="立卷人不得自己接收归档。",
            ),
            models.CheckConstraint(
                condition=Q(archived_on__isnull=True) | Q(archived_on__gte=F("requested_on")),
                name="cases_archive_dates",
                violation_error_message="归档日期不能早于移交日期。",
            ),
        ]

    def __str__(self):
        return self.number or f"{self.case} {self.name}"

    @property
    def name(self) -> str:
        """案卷, or 补充卷 with its number."""
        return f"补充卷{self.supplement}" if self.supplement else "案卷"


class ArchiveItem(models.Model):
    """One piece: a paper, a file, or a line for what exists on paper only. Its line in the catalogue is kept here."""

    archive = models.ForeignKey(Archive, on_delete=models.PROTECT, related_name="items", verbose_name="案卷")
    half = models.CharField("卷别", max_length=6, choices=Half.choices)
    usual_half = models.CharField("应入卷别", max_length=6, choices=Half.choices)
    category = models.CharField("类别", max_length=12, choices=Category.choices)
    position = models.PositiveIntegerField("次序")
    document = models.ForeignKey(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="文书",
    )
    file = models.ForeignKey(
        "record.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="入库文件",
    )
    evidence = models.ForeignKey(
        "cases.Evidence",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="证据",
    )
    title = models.CharField("题名", max_length=160)
    number = models.CharField("文号", max_length=60, blank=True)
    on = models.DateField("日期", null=True, blank=True)
    author = models.CharField("责任者", max_length=100, blank=True)
    note = models.CharField("备注", max_length=60, blank=True)
    facts = models.JSONField("说明项", default=list, blank=True)
    left_out = models.BooleanField("不编入", default=False)
    reason = models.CharField("调整理由", max_length=200, blank=True)
    first_page = models.PositiveIntegerField("首页", null=True, blank=True)
    last_page = models.PositiveIntegerField("末页", null=True, blank=True)
    slip = models.CharField("以说明页代替的原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "卷内文件"
        ordering = ["half", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["archive", "document"],
                name="cases_archiveitem_document_once",
                violation_error_message="这份文书已在卷内。",
            ),
            models.UniqueConstraint(
                fields=["archive", "file"],
                name="cases_archiveitem_file_once",
                violation_error_message="这个文件已在卷内。",
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=True) | Q(file__isnull=True),
                name="cases_archiveitem_one_source",
                violation_error_message="一件只有一个来源。",
            ),
            models.CheckConstraint(
                condition=(Q(half=F("usual_half")) & Q(left_out=False)) | ~Q(reason=""),
                name="cases_archiveitem_moved_says_why",
                violation_error_message="移入另一卷或者不编入的，须写明理由。",
            ),
            models.CheckConstraint(
                condition=Q(first_page__isnull=True, last_page__isnull=True)
                | Q(first_page__gte=1, last_page__gte=F("first_page")),
                name="cases_archiveitem_pages",
                violation_error_message="页号不对。",
            ),
        ]

    def __str__(self):
        return f"{self.title} {self.number}".strip()

    @property
    def pages(self) -> str:
        """Its page numbers in the volume, once bound."""
        if not self.first_page:
            return ""
        return (
            str(self.first_page)
            if self.first_page == self.last_page
            else f"{self.first_page}-{self.last_page}"
        )


class ArchiveVolume(models.Model):
    """One bound half: a file that is made once and never again."""

    class State(models.TextChoices):
        QUEUED = "queued", "待合成"
        READY = "ready", "已合成"

    archive = models.ForeignKey(
        Archive, on_delete=models.PROTECT, related_name="volumes", verbose_name="案卷"
    )
    half = models.CharField("卷别", max_length=6, choices=Half.choices)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.QUEUED)
    file = models.FileField("文件", max_length=200, blank=True)
    sha256 = models.CharField("文件 SHA-256", max_length=64, blank=True)
    size = models.PositiveBigIntegerField("字节数", null=True, blank=True)
    pages = models.PositiveIntegerField("页数", null=True, blank=True)
    pieces = models.PositiveIntegerField("件数", null=True, blank=True)
    bound_at = models.DateTimeField("合成时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "卷册"
        ordering = ["archive", "-half"]
        constraints = [
            models.UniqueConstraint(
                fields=["archive", "half"],
                name="cases_archivevolume_one_half",
                violation_error_message="正卷、副卷各一册。",
            ),
            models.CheckConstraint(
                condition=Q(state="queued", file="", sha256="")
                | (
                    Q(state="ready", pages__gte=1, pieces__gte=1, size__gte=1, bound_at__isnull=False)
                    & ~Q(file="")
                    & ~Q(sha256="")
                ),
                name="cases_archivevolume_ready_has_file",
                violation_error_message="已合成的卷册须有文件、指纹、件数和页数。",
            ),
        ]

    def __str__(self):
        return f"{self.archive}（{self.get_half_display()}）"

    @property
    def file_name(self) -> str:
        """What a person who downloads it finds on the disk."""
        return f"{self.archive.number}{self.get_half_display()}.pdf"
