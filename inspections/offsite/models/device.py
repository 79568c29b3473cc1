"""Instruments and what happens to them: faults, stops, removal, calibration, maintenance."""

from django.db import models
from django.db.models import F, Q

from inspections.offsite.models.point import MonitoringPoint, Parameter


class Device(models.Model):
    """One instrument at a point; without a parameter it serves all of them (数采仪)."""

    point = models.ForeignKey(MonitoringPoint, on_delete=models.PROTECT, related_name="devices")
    parameter = models.ForeignKey(
        Parameter,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="测量因子",
        related_name="devices",
    )
    name = models.CharField("设备名称", max_length=60)
    model = models.CharField("型号", max_length=60, blank=True)
    serial = models.CharField("出厂编号", max_length=60, blank=True)
    accepted_on = models.DateField("验收日期", null=True, blank=True)
    filed_on = models.DateField("备案日期", null=True, blank=True)
    removed_on = models.DateField("拆除日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "自动监控设备"
        ordering = ["point", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(filed_on__isnull=True)
                | Q(accepted_on__isnull=False, filed_on__gte=F("accepted_on")),
                name="inspections_device_filed_after_acceptance",
                violation_error_message="备案在验收之后；请先填验收日期。",
            )
        ]

    def __str__(self):
        return self.name


class EventQuerySet(models.QuerySet):
    def open(self):
        """Events that have not ended."""
        return self.filter(ended_at__isnull=True)

    def overlapping(self, first, beyond):
        """Events with at least a moment in a half-open range."""
        return self.filter(Q(ended_at__isnull=True) | Q(ended_at__gt=first), started_at__lt=beyond)


class DeviceEvent(models.Model):
    """A reported period in which a device gives no valid data. Terms: 令19 第7、8条, 运行办法 第15条."""

    class Kind(models.TextChoices):
        FAULT = "F", "故障"
        CALIBRATION = "C", "校准"
        MAINTENANCE = "M", "维护"
        STOP = "S", "停运"
        REMOVAL = "R", "拆除"

    NEED_CONSENT = (Kind.STOP, Kind.REMOVAL)

    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField("情形", max_length=1, choices=Kind.choices)
    started_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("恢复时间", null=True, blank=True)
    reported_at = models.DateTimeField("报告时间", null=True, blank=True)
    report_due_at = models.DateTimeField("应报告", null=True, blank=True)
    restore_due_at = models.DateTimeField("应恢复", null=True, blank=True)
    due_on = models.DateField("修复或答复期限", null=True, blank=True)
    asked_on = models.DateField("申请日期", null=True, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    consented = models.BooleanField("同意", null=True, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    created_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "设备情况"
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["device", "kind", "started_at"],
                name="inspections_deviceevent_once",
                violation_error_message="这台设备同一时间已登记同一情形。",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gt=F("started_at")),
                name="inspections_deviceevent_times",
                violation_error_message="恢复时间须在开始时间之后。",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["S", "R"]) | Q(asked_on__isnull=False),
                name="inspections_deviceevent_consent_is_asked",
                violation_error_message="停运、拆除须有申请日期。",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, consented__isnull=True)
                | Q(answered_on__gte=F("asked_on"), consented__isnull=False),
                name="inspections_deviceevent_answer",
                violation_error_message="答复日期和是否同意须一并填写，且不早于申请。",
            ),
        ]

    def __str__(self):
        return f"{self.device} {self.get_kind_display()}"

    def is_consented(self, on) -> bool:
        """Whether a stop is agreed to: expressly, or by silence after the term (令19 第7条)."""
        if self.kind not in self.NEED_CONSENT:
            return True
        if self.consented is None:
            return self.due_on is not None and on > self.due_on
        return self.consented
