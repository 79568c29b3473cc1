"""Prior notice with its rights, statement and defence, hearing."""

from django.db import models
from django.db.models import F, Q


class PriorNotice(models.Model):
    """行政处罚事先（听证）告知书 (行政处罚法 第44、45、63、64条). The windows are what law gives after service."""

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="notice", verbose_name="案件"
    )
    document = models.OneToOneField(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="prior_notice", verbose_name="文书"
    )
    issued_on = models.DateField("制发日期")
    fine = models.DecimalField("拟罚款", max_digits=14, decimal_places=2)
    confiscation = models.DecimalField("拟没收", max_digits=14, decimal_places=2, default=0)
    hearing_offered = models.BooleanField("告知听证权")
    served_on = models.DateField("送达日期", null=True, blank=True)
    defence_until = models.DateField("陈述申辩至", null=True, blank=True)
    hearing_until = models.DateField("听证申请至", null=True, blank=True)
    earliest_decision_on = models.DateField("最早决定日", null=True, blank=True)
    waived_on = models.DateField("书面放弃日期", null=True, blank=True)
    waiver_file = models.ForeignKey(
        "record.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="放弃声明",
    )

    class Meta:
        verbose_name = verbose_name_plural = "事先告知"
        constraints = [
            models.CheckConstraint(
                condition=Q(served_on__isnull=True) | Q(served_on__gte=F("issued_on")),
                name="cases_priornotice_dates",
                violation_error_message="送达日期不能早于制发日期。",
            ),
            models.CheckConstraint(
                condition=Q(served_on__isnull=True, defence_until__isnull=True)
                | Q(
                    served_on__isnull=False,
                    defence_until__gt=F("served_on"),
                    earliest_decision_on__isnull=False,
                ),
                name="cases_priornotice_window",
                violation_error_message="告知送达后须有陈述申辩期限。",
            ),
            models.CheckConstraint(
                condition=Q(waived_on__isnull=True) | Q(waived_on__gte=F("served_on")),
                name="cases_priornotice_waived_after_service",
                violation_error_message="放弃声明不能早于告知书送达。",
            ),
        ]

    def __str__(self):
        return f"{self.case} 事先告知"


class Defence(models.Model):
    """陈述申辩 received and answered (行政处罚法 第45条): must be heard, must not make the penalty heavier."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="defences", verbose_name="案件"
    )
    received_on = models.DateField("收到日期")
    by = models.CharField("提出人", max_length=60)
    content = models.TextField("意见内容")
    file = models.ForeignKey(
        "record.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="书面材料",
    )
    answered_on = models.DateField("复核日期", null=True, blank=True)
    answered_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="复核人"
    )
    accepted = models.BooleanField("采纳", null=True, blank=True)
    answer = models.TextField("复核意见", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "陈述申辩"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, accepted__isnull=True, answered_by__isnull=True)
                | (
                    Q(answered_on__gte=F("received_on"), accepted__isnull=False, answered_by__isnull=False)
                    & ~Q(answer="")
                ),
                name="cases_defence_answered_fully",
                violation_error_message="复核须写明日期、复核人、是否采纳和理由。",
            )
        ]

    def __str__(self):
        return f"{self.case} 陈述申辩"


class Hearing(models.Model):
    """听证 (行政处罚法 第63–65条)."""

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="hearing", verbose_name="案件"
    )
    requested_on = models.DateField("申请日期")
    requested_by = models.CharField("申请人", max_length=60)
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hearing",
        verbose_name="听证通知书",
    )
    notified_on = models.DateField("通知日期", null=True, blank=True)
    scheduled_on = models.DateField("听证日期", null=True, blank=True)
    place = models.CharField("听证地点", max_length=100, blank=True)
    chair = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="主持人"
    )
    held_on = models.DateField("举行日期", null=True, blank=True)
    absent = models.BooleanField("申请人无正当理由未到场，视为放弃", default=False)
    minutes = models.TextField("听证笔录", blank=True)
    conclusion = models.TextField("听证意见", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "听证"
        constraints = [
            models.CheckConstraint(
                condition=Q(scheduled_on__isnull=True)
                | Q(scheduled_on__gt=F("notified_on"), chair__isnull=False, document__isnull=False),
                name="cases_hearing_notified",
                violation_error_message="听证须先通知时间、地点并指定主持人。",
            ),
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | (Q(held_on__gte=F("scheduled_on")) & ~Q(minutes="")),
                name="cases_hearing_minutes",
                violation_error_message="听证须有笔录，且不早于通知的日期。",
            ),
        ]

    def __str__(self):
        return f"{self.case} 听证"
