"""当场处罚: what the officers did on the spot."""

from django.db import models
from django.db.models import Q


class SummaryPenalty(models.Model):
    """The on-the-spot part of a case of the summary procedure (行政处罚法 第51–53条)."""

    class CashGround(models.TextChoices):
        NONE = "", "不当场收缴"
        SMALL = "small", "罚款数额在当场收缴限额以内"
        HARD = "hard", "不当场收缴事后难以执行"
        REMOTE = "remote", "边远、水上、交通不便地区，当事人提出"

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="summary", verbose_name="案件"
    )
    form_number = models.CharField("预定格式、编号", max_length=40)
    certificates_shown = models.BooleanField("已出示执法证件")
    rights_told = models.BooleanField("已告知事实、理由、依据和陈述申辩权")
    defence = models.TextField("陈述申辩情况")
    answer = models.TextField("复核意见", blank=True)
    signed = models.BooleanField("当事人签名", default=True)
    refusal_note = models.CharField("拒绝签名的情况", max_length=200, blank=True)
    cash_ground = models.CharField(
        "当场收缴", max_length=8, choices=CashGround.choices, blank=True, default=""
    )
    reported_on = models.DateField("报所属机关备案日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "当场处罚"
        constraints = [
            models.CheckConstraint(
                condition=Q(certificates_shown=True, rights_told=True) & ~Q(defence=""),
                name="cases_summarypenalty_told",
                violation_error_message="当场处罚须出示证件、告知权利并听取陈述申辩（行政处罚法 第44、45、52条）。",
            ),
            models.CheckConstraint(
                condition=Q(signed=True) | ~Q(refusal_note=""),
                name="cases_summarypenalty_signed",
                violation_error_message="当事人拒绝签名的，须注明情况（行政处罚法 第52条）。",
            ),
        ]

    def __str__(self):
        return f"{self.case} 当场处罚"
