"""The hearing (听证): request, notice, people, postponement, minutes, report."""

from django.db import models
from django.db.models import F, Q


class Hearing(models.Model):
    """听证 (行政处罚法 第63–65条), held on one prior notice. A late or withdrawn request stays on file."""

    class Form(models.TextChoices):
        PUBLIC = "public", "公开"
        SECRET = "secret", "不公开（国家秘密）"
        TRADE = "trade", "不公开（商业秘密）"
        PRIVACY = "privacy", "不公开（个人隐私）"

    class Presence(models.TextChoices):
        PRESENT = "present", "到场参加"
        NO_SHOW = "no_show", "无正当理由拒不出席"
        LEFT = "left", "未经许可中途退出"

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="hearings", verbose_name="案件"
    )
    notice = models.ForeignKey(
        "cases.PriorNotice",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hearings",
        verbose_name="事先告知",
    )
    requested_on = models.DateField("申请日期")
    requested_by = models.CharField("申请人", max_length=60)
    request_file = models.ForeignKey(
        "record.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="听证申请书",
    )
    refused_on = models.DateField("不予组织日期", null=True, blank=True)
    refusal_reason = models.TextField("不予组织的理由", blank=True, default="")
    withdrawn_on = models.DateField("撤回申请日期", null=True, blank=True)
    withdrawal_reason = models.TextField("撤回说明", blank=True, default="")
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hearing",
        verbose_name="听证通知书（不予组织通知书）",
    )
    notified_on = models.DateField("通知日期", null=True, blank=True)
    scheduled_on = models.DateField("听证日期", null=True, blank=True)
    starts_at = models.TimeField("听证时间", null=True, blank=True)
    place = models.CharField("听证地点", max_length=100, blank=True)
    form = models.CharField("举行方式", max_length=8, choices=Form.choices, default=Form.PUBLIC)
    chair = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="主持人"
    )
    officers = models.ManyToManyField("staff.User", related_name="+", blank=True, verbose_name="听证员")
    recorder = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="记录员"
    )
    held_on = models.DateField("举行日期", null=True, blank=True)
    presence = models.CharField("申请人到场", max_length=8, choices=Presence.choices, blank=True, default="")
    absent = models.BooleanField("申请人无正当理由未到场，视为放弃", default=False)
    minutes = models.TextField("听证笔录", blank=True)
    parts = models.JSONField("笔录各部分", default=dict, blank=True)
    signed = models.BooleanField("各方核对笔录无误并签名", default=False)
    minutes_document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="听证笔录文书",
    )
    conclusion = models.TextField("听证意见", blank=True)
    reported_on = models.DateField("听证报告日期", null=True, blank=True)
    report_document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="听证报告",
    )

    class Meta:
        verbose_name = verbose_name_plural = "听证"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(scheduled_on__isnull=True)
                | Q(
                    scheduled_on__gt=F("notified_on"),
                    chair__isnull=False,
                    document__isnull=False,
                    starts_at__isnull=False,
                ),
                name="cases_hearing_notified",
                violation_error_message="听证须先通知日期、时间、地点并指定主持人。",
            ),
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | (Q(held_on__gte=F("scheduled_on")) & ~Q(minutes="")),
                name="cases_hearing_minutes",
                violation_error_message="听证须有笔录，且不早于通知的日期。",
            ),
            models.CheckConstraint(
                condition=Q(refused_on__isnull=True)
                | (Q(refused_on__gte=F("requested_on"), held_on__isnull=True) & ~Q(refusal_reason="")),
                name="cases_hearing_refused_says_why",
                violation_error_message="不予组织听证须写明理由。",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True)
                | (Q(withdrawn_on__gte=F("requested_on"), held_on__isnull=True) & ~Q(withdrawal_reason="")),
                name="cases_hearing_withdrawn_says_why",
                violation_error_message="撤回听证申请须写明情况。",
            ),
            models.CheckConstraint(
                condition=Q(recorder__isnull=True) | ~Q(recorder=F("chair")),
                name="cases_hearing_recorder",
                violation_error_message="记录员不得由主持人兼任。",
            ),
        ]

    def __str__(self):
        return f"{self.case} 听证"

    @property
    def summons(self):
        """The paper that told the party the day as it now stands: the notice, or the last postponement of it."""
        told = [self.document, *(delay.document for delay in self.delays.select_related("document"))]
        return max((paper for paper in told if paper), key=lambda paper: paper.pk, default=None)

    @property
    def summoned_on(self):
        """The day the party received that paper, or None."""
        service = self.summons and self.summons.services.filter(withdrawn_on__isnull=True).first()
        return service.served_on if service else None

    @property
    def open_recusal(self):
        """A request to recuse that nobody decided yet."""
        return self.recusals.filter(decided_on__isnull=True).first()


class HearingAgent(models.Model):
    """委托代理人: one or two, with a power of attorney (行政处罚法 第64条第5项)."""

    hearing = models.ForeignKey(Hearing, on_delete=models.CASCADE, related_name="agents", verbose_name="听证")
    name = models.CharField("姓名", max_length=40)
    capacity = models.CharField("身份", max_length=60, help_text="例如：某律师事务所律师、单位职工")
    scope = models.CharField("委托权限", max_length=120)
    power = models.ForeignKey(
        "record.StoredFile", on_delete=models.PROTECT, related_name="+", verbose_name="授权委托书"
    )
    added_on = models.DateField("登记日期")

    class Meta:
        verbose_name = verbose_name_plural = "听证代理人"
        ordering = ["pk"]

    def __str__(self):
        return self.name


class HearingRecusal(models.Model):
    """申请听证人员回避, and the head's decision (行政处罚法 第43条、第64条第4项)."""

    hearing = models.ForeignKey(
        Hearing, on_delete=models.CASCADE, related_name="recusals", verbose_name="听证"
    )
    person = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="被申请回避人"
    )
    asked_on = models.DateField("申请日期")
    asked_by = models.CharField("申请人", max_length=60)
    reason = models.TextField("申请理由")
    decided_on = models.DateField("决定日期", null=True, blank=True)
    decided_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="决定人"
    )
    granted = models.BooleanField("决定回避", null=True, blank=True)
    answer = models.TextField("决定理由", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "听证回避申请"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, granted__isnull=True, decided_by__isnull=True)
                | (
                    Q(decided_on__gte=F("asked_on"), granted__isnull=False, decided_by__isnull=False)
                    & ~Q(answer="")
                ),
                name="cases_hearingrecusal_decided_fully",
                violation_error_message="回避决定须写明日期、决定人、结果和理由。",
            )
        ]

    def __str__(self):
        return f"{self.hearing} 申请回避"


class HearingDelay(models.Model):
    """听证延期: the day it was set for, the new one, and why."""

    hearing = models.ForeignKey(Hearing, on_delete=models.CASCADE, related_name="delays", verbose_name="听证")
    told_on = models.DateField("通知日期")
    reason = models.TextField("延期理由")
    old_on = models.DateField("原定日期")
    new_on = models.DateField("改期日期")
    document = models.OneToOneField(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="+", verbose_name="延期通知书"
    )

    class Meta:
        verbose_name = verbose_name_plural = "听证延期"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.hearing} 延期至 {self.new_on}"
