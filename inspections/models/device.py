"""What arrived from an officer's device: every entry once, by the id the device gave it."""

from django.db import models
from django.db.models import Q


class DeviceEntryQuerySet(models.QuerySet):
    def open_conflicts(self):
        """Entries that met something else already on record and wait for a decision."""
        return self.filter(state=DeviceEntry.State.CONFLICT)


class DeviceEntry(models.Model):
    """One entry made on the spot, with its time on the device. Never removed: a conflict keeps all that was sent."""

    class Kind(models.TextChoices):
        START = "start", "开始检查"
        FACTS = "facts", "检查情况"
        ANSWER = "answer", "检查项"
        PHOTO = "photo", "照片、录像、绘图或签名"
        NOTE = "note", "询问要点"
        FINDING = "finding", "发现的问题"
        SIGN = "sign", "签字情况"

    class State(models.TextChoices):
        KEPT = "kept", "已写入"
        CONFLICT = "conflict", "待处理"
        MINE = "mine", "采用本条"
        THEIRS = "theirs", "保留已有记录"
        ATTACHED = "attached", "作为补充材料留存"

    client_id = models.UUIDField("设备编号")
    task = models.ForeignKey(
        "inspections.InspectionTask", on_delete=models.PROTECT, related_name="device_entries"
    )
    user = models.ForeignKey("staff.User", on_delete=models.PROTECT, verbose_name="登记人", related_name="+")
    kind = models.CharField("种类", max_length=8, choices=Kind.choices)
    made_at = models.DateTimeField("登记时间")
    received_at = models.DateTimeField("同步时间", auto_now_add=True)
    content = models.JSONField("内容")
    digest = models.CharField("内容指纹", max_length=64)
    stored = models.ForeignKey(
        "record.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField("处理", max_length=8, choices=State.choices, default=State.KEPT, db_index=True)
    reason = models.CharField("不一致之处", max_length=300, blank=True)
    settled_at = models.DateTimeField("处理时间", null=True, blank=True)
    settled_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, verbose_name="处理人", related_name="+"
    )

    objects = DeviceEntryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "设备登记"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["client_id"],
                name="inspections_deviceentry_once",
                violation_error_message="这条登记已经收到。",
            ),
            models.CheckConstraint(
                condition=~Q(state="conflict") | ~Q(reason=""),
                name="inspections_deviceentry_conflict_says_why",
                violation_error_message="不一致的登记须写明原因。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["kept", "conflict"], settled_at__isnull=True, settled_by__isnull=True)
                | Q(
                    state__in=["mine", "theirs", "attached"],
                    settled_at__isnull=False,
                    settled_by__isnull=False,
                ),
                name="inspections_deviceentry_settled",
                violation_error_message="处理过的登记须有处理人和时间。",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.client_id}"
