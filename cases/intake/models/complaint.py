"""Complaints and reports from the public (投诉举报、信访): received, told, answered; the reporter is confidential."""

from django.db import models
from django.db.models import F, Q

from bureau.dossier import Dossier
from cases.states import ComplaintState


class Complaint(Dossier):
    """One complaint. A report of a violation is handled as enforcement, through its clue (信访工作条例 第31条)."""

    class Channel(models.TextChoices):
        PETITION = "petition", "信访"
        HOTLINE = "hotline", "12369 举报"
        CITY_LINE = "city_line", "12345 热线"
        VISIT = "visit", "来访"
        LETTER = "letter", "来信"
        WEB = "web", "网络平台"

    class Result(models.TextChoices):
        TRUE = "true", "属实"
        PARTLY = "partly", "部分属实"
        UNTRUE = "untrue", "不属实"
        UNCLEAR = "unclear", "查无实据"

    state = models.CharField(
        "状态", max_length=30, choices=ComplaintState.choices, default=ComplaintState.RECEIVED, db_index=True
    )
    number = models.CharField("举报编号", max_length=40, unique=True)
    outer_number = models.CharField("平台编号", max_length=40, blank=True)
    channel = models.CharField("渠道", max_length=10, choices=Channel.choices)
    received_on = models.DateField("收到日期")
    subject = models.CharField("被举报对象", max_length=100)
    place = models.CharField("地点", max_length=160, blank=True)
    content = models.TextField("举报内容")
    # Who complained: never in lists, papers to others, exports or public pages; shown only by a recorded act.
    reporter = models.CharField("举报人", max_length=40, blank=True)
    reporter_phone = models.CharField("举报人电话", max_length=30, blank=True)
    reporter_address = models.CharField("举报人地址", max_length=160, blank=True)
    people = models.PositiveSmallIntegerField("联名人数", default=1)
    clue = models.ForeignKey(
        "cases.Clue",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="complaints",
        verbose_name="线索",
    )
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    told_on = models.DateField("告知日期", null=True, blank=True)
    routed_to = models.CharField("转送机关", max_length=80, blank=True)
    reason = models.TextField("不予受理、转送或撤回理由", blank=True)
    finished_on = models.DateField("办结日期", null=True, blank=True)
    result = models.CharField("办理结论", max_length=8, choices=Result.choices, blank=True)
    reply = models.TextField("答复内容", blank=True)
    satisfied = models.BooleanField("举报人满意", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "投诉举报"
        indexes = [
            models.Index(fields=["office", "-received_on", "-id"], name="cases_complaint_received"),
            models.Index(fields=["state", "next_due_on", "id"], name="cases_complaint_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(people__gte=1),
                name="cases_complaint_people",
                violation_error_message="联名人数至少为 1。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "replied"]) | Q(accepted_on__gte=F("received_on")),
                name="cases_complaint_accepted",
                violation_error_message="受理须有日期，且不早于收到日期。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["routed", "declined", "withdrawn"]) | ~Q(reason=""),
                name="cases_complaint_end_reason",
                violation_error_message="不予受理、转送或撤回须写明理由。",
            ),
            models.CheckConstraint(
                condition=~Q(state="routed") | ~Q(routed_to=""),
                name="cases_complaint_routed_to",
                violation_error_message="转送须写明接收机关。",
            ),
            models.CheckConstraint(
                condition=~Q(state="replied")
                | (Q(finished_on__gte=F("accepted_on")) & ~Q(reply="") & ~Q(result="")),
                name="cases_complaint_replied",
                violation_error_message="办结须有日期、结论和答复，且不早于受理日期。",
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.subject}"

    @property
    def is_anonymous(self) -> bool:
        """Nobody to answer."""
        return not (self.reporter or self.reporter_phone or self.reporter_address)


class ComplaintReview(models.Model):
    """复查 or 复核 of an answer (信访工作条例 第35、36条): asked within 30 days, answered within 30."""

    class Step(models.TextChoices):
        REVIEW = "review", "复查"
        RECHECK = "recheck", "复核"

    complaint = models.ForeignKey(
        Complaint, on_delete=models.PROTECT, related_name="reviews", verbose_name="投诉举报"
    )
    step = models.CharField("环节", max_length=8, choices=Step.choices)
    asked_on = models.DateField("申请日期")
    organ = models.CharField("复查（复核）机关", max_length=80)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    opinion = models.TextField("意见", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "信访复查复核"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "step"],
                name="cases_complaintreview_once",
                violation_error_message="同一事项的复查、复核各一次。",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, opinion="")
                | (Q(answered_on__gte=F("asked_on")) & ~Q(opinion="")),
                name="cases_complaintreview_answered",
                violation_error_message="答复须有日期和意见，且不早于申请日期。",
            ),
        ]

    def __str__(self):
        return f"{self.complaint} {self.get_step_display()}"
