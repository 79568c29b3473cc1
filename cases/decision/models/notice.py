"""Prior notice with its rights, statement and defence."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class PriorNotice(models.Model):
    """行政处罚事先（听证）告知书 (行政处罚法 第44、45、63、64条), or the notice before no penalty is imposed.

    The windows are what law gives after service. A case may be told anew: the earlier notice stays, superseded.
    """

    class Kind(models.TextChoices):
        PENALTY = "penalty", "行政处罚"
        EXEMPT = "exempt", "不予行政处罚"

    class Renewal(models.TextChoices):
        FACTS = "facts", "事实或者证据有变化"
        LAW = "law", "适用法律有变化"
        LIGHTER = "lighter", "拟处罚内容减轻"
        FAULT = "fault", "原告知有错漏"

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="notices", verbose_name="案件"
    )
    kind = models.CharField("种类", max_length=8, choices=Kind.choices, default=Kind.PENALTY)
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
    superseded_on = models.DateField("被重新告知代替的日期", null=True, blank=True)
    superseded_ground = models.CharField(
        "重新告知原因", max_length=8, choices=Renewal.choices, blank=True, default=""
    )
    superseded_reason = models.TextField("重新告知的说明", blank=True, default="")

    class Meta:
        verbose_name = verbose_name_plural = "事先告知"
        ordering = ["pk"]
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
            models.CheckConstraint(
                condition=Q(waived_on__isnull=True) | Q(waiver_file__isnull=False),
                name="cases_priornotice_waived_in_writing",
                violation_error_message="放弃陈述申辩和听证须有书面声明（行政处罚法 第62条）。",
            ),
            models.CheckConstraint(
                condition=Q(superseded_on__isnull=True, superseded_ground="")
                | (
                    Q(superseded_on__isnull=False)
                    & Q(superseded_on__gte=F("issued_on"))
                    & ~Q(superseded_ground="")
                    & ~Q(superseded_reason="")
                ),
                name="cases_priornotice_superseded_says_why",
                violation_error_message="重新告知须写明原因，日期不早于原告知。",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(superseded_on__isnull=True),
                name="cases_priornotice_one_in_force",
                violation_error_message="本案已有一份有效的事先告知书。须先登记重新告知。",
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
    oral = models.BooleanField("口头提出", default=False)
    recorded_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="记录人"
    )
    second_officer = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="第二名执法人员",
    )
    signed = models.BooleanField("提出人已在笔录上签名", default=False)
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="陈述申辩笔录",
    )
    answered_on = models.DateField("复核日期", null=True, blank=True)
    answered_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="复核人"
    )
    accepted = models.BooleanField("采纳", null=True, blank=True)
    answer = models.TextField("复核意见", blank=True)
    answer_document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="陈述申辩复核意见",
    )
    created_at = models.DateTimeField("登记时间", default=timezone.now, editable=False)

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
            ),
            models.CheckConstraint(
                condition=Q(oral=False)
                | Q(signed=True, recorded_by__isnull=False, second_officer__isnull=False)
                & ~Q(recorded_by=F("second_officer")),
                name="cases_defence_oral_is_signed",
                violation_error_message="口头陈述申辩须由两名执法人员记录并经提出人签名（行政处罚法 第42、45条）。",
            ),
        ]

    def __str__(self):
        return f"{self.case} 陈述申辩"
