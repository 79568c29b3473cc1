"""Entries of the process record, the chains they form, stored files, and the daily root over all chains."""

from django.db import models
from django.db.models import Q

from bureau.dossier import AboutDossier
from bureau.record.chain import GENESIS


class Chain(AboutDossier):
    """One dossier's chain: how long it is and its last hash. Its row is the lock under which entries are added."""

    key = models.CharField("链", max_length=90, unique=True)
    length = models.PositiveIntegerField("条数", default=0)
    head = models.CharField("链首", max_length=64, default=GENESIS)

    class Meta:
        verbose_name = verbose_name_plural = "记录链"
        indexes = [models.Index(fields=["dossier_kind", "dossier_id"])]

    def __str__(self):
        return self.key


class Entry(AboutDossier):
    """One act: who, when, what, before and after, and the hash of the entry before it. Never changed or removed."""

    chain = models.CharField("链", max_length=90)
    sequence = models.PositiveIntegerField("序号")
    at = models.DateTimeField("登记时间")
    on = models.DateField("发生日期")
    actor = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, verbose_name="经办人", related_name="+"
    )
    actor_name = models.CharField("经办人姓名", max_length=40)
    verb = models.CharField("动作", max_length=40)
    label = models.CharField("事项", max_length=120)
    legal = models.BooleanField("有法律效力", default=False)
    before = models.CharField("此前状态", max_length=30, blank=True)
    after = models.CharField("此后状态", max_length=30, blank=True)
    data = models.JSONField("要素", default=dict)
    note = models.TextField("说明", blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "全过程记录"
        ordering = ["chain", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="record_entry_sequence"),
            models.CheckConstraint(condition=Q(sequence__gte=1), name="record_entry_starts_at_one"),
        ]
        indexes = [
            models.Index(fields=["dossier_kind", "dossier_id", "-sequence"]),
            models.Index(fields=["-at"]),
        ]

    def __str__(self):
        return f"{self.chain} #{self.sequence} {self.label}"

    @property
    def short_hash(self) -> str:
        """First and last four characters, as printed in lists."""
        return f"{self.hash[:4]}…{self.hash[-4:]}"


class StoredFile(AboutDossier):
    """A file as it came in, with its fingerprint. The process record holds the fingerprint too."""

    class Kind(models.TextChoices):
        PHOTO = "photo", "照片"
        VIDEO = "video", "音像"
        DOCUMENT = "document", "书面材料"
        DATA = "data", "电子数据"

    file = models.FileField("文件", upload_to="stored/%Y/%m/", max_length=200)
    name = models.CharField("原文件名", max_length=160)
    title = models.CharField("名称", max_length=120)
    kind = models.CharField("种类", max_length=10, choices=Kind.choices)
    content_type = models.CharField("类型", max_length=80)
    size = models.PositiveBigIntegerField("字节数")
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    taken_at = models.DateTimeField("形成时间", null=True, blank=True)
    place = models.CharField("地点", max_length=120, blank=True)
    uploaded_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="提交人"
    )
    uploaded_at = models.DateTimeField("入库时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "入库文件"
        ordering = ["pk"]
        indexes = [models.Index(fields=["dossier_kind", "dossier_id"])]
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="record_storedfile_not_empty")]

    def __str__(self):
        return self.title

    @property
    def is_image(self) -> bool:
        """Whether a browser may show it as a picture."""
        return self.content_type in ("image/jpeg", "image/png")

    @property
    def short_hash(self) -> str:
        """First and last four characters, as printed beside the file."""
        return f"{self.sha256[:4]}…{self.sha256[-4:]}"


class DailyRoot(models.Model):
    """The root over all chains at the end of a day; published, so that later tampering with any chain shows."""

    day = models.DateField("日期", unique=True)
    root = models.CharField("记录根", max_length=64)
    chains = models.PositiveIntegerField("链数")
    computed_at = models.DateTimeField("计算时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "每日记录根"
        ordering = ["-day"]

    def __str__(self):
        return f"{self.day} {self.root}"
