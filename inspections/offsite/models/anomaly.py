"""What a rule found in the data of one parameter on one day, and what the officer on duty made of it."""

from django.db import models
from django.db.models import Q

from inspections.offsite.models.point import MonitoringPoint, Parameter


class AnomalyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Anomalies of the user's bureau and below."""
        return self.filter(office__path__startswith=user.scope_path)

    def open(self):
        """Found and not yet looked at."""
        return self.filter(state=Anomaly.State.FOUND)


class Anomaly(models.Model):
    """One finding. Unique per parameter, rule and day, so that a rule run twice finds the same rows."""

    class Rule(models.TextChoices):
        HOURLY = "hourly", "小时均值超标"
        DAILY = "daily", "日均值超标"
        GAP = "gap", "数据缺失"
        SHARE = "share", "有效数据不足"
        FLAT = "flat", "数据恒定"
        SPIKE = "spike", "数据突变"
        DRIFT = "drift", "数据漂移"
        STATE = "state", "标记异常"

    class State(models.TextChoices):
        FOUND = "found", "待核实"
        CONFIRMED = "confirmed", "属实"
        DISMISSED = "dismissed", "非异常"
        LAPSED = "lapsed", "数据已补正"

    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    point = models.ForeignKey(MonitoringPoint, on_delete=models.PROTECT, related_name="anomalies")
    parameter = models.ForeignKey(
        Parameter, on_delete=models.PROTECT, verbose_name="监测因子", related_name="anomalies"
    )
    rule = models.CharField("规则", max_length=8, choices=Rule.choices)
    day = models.DateField("数据日期")
    facts = models.JSONField("事实", default=dict)
    text = models.CharField("情况", max_length=300)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.FOUND)
    found_at = models.DateTimeField("发现时间", auto_now_add=True)
    judged_by = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="核实人",
    )
    judged_at = models.DateTimeField("核实时间", null=True, blank=True)
    note = models.TextField("核实意见", blank=True)
    check_row = models.ForeignKey(
        "inspections.OnlineCheck",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="anomalies",
        verbose_name="巡查记录",
    )
    evidence = models.ForeignKey(
        "record.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="数据证据",
    )
    rows_digest = models.CharField("数据行摘要", max_length=64, blank=True)

    objects = AnomalyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "数据异常"
        ordering = ["-day", "-pk"]
        indexes = [
            models.Index(fields=["office", "state", "-day", "-id"], name="inspections_anomaly_list"),
            models.Index(fields=["point", "day"], name="inspections_anomaly_point"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["parameter", "rule", "day"],
                name="inspections_anomaly_once",
                violation_error_message="这一天的这一异常已登记。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["found", "lapsed"], judged_by__isnull=True, judged_at__isnull=True)
                | Q(
                    state__in=["confirmed", "dismissed"],
                    judged_by__isnull=False,
                    judged_at__isnull=False,
                ),
                name="inspections_anomaly_judged_by_someone",
                violation_error_message="核实须有核实人和时间。",
            ),
            models.CheckConstraint(
                condition=~Q(state="dismissed") | ~Q(note=""),
                name="inspections_anomaly_dismissed_says_why",
                violation_error_message="认定非异常须写明理由。",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(check_row__isnull=False, evidence__isnull=False),
                name="inspections_anomaly_confirmed_has_evidence",
                violation_error_message="认定属实须有巡查记录和固定的数据。",
            ),
        ]

    def __str__(self):
        return f"{self.parameter} {self.day} {self.get_rule_display()}"

    @property
    def state_label(self) -> str:
        """The state in words."""
        return self.get_state_display()
