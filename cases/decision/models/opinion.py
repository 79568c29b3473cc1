"""The legal adviser's opinion (法律顾问意见) on cases, agreements, contracts and documents."""

from django.db import models
from django.db.models import F, Q

from bureau.dossier import Dossier
from cases.states import OpinionState


class LegalOpinion(Dossier):
    """One question put to the legal adviser, the written opinion, and what became of it."""

    class Subject(models.TextChoices):
        CASE = "case", "案件"
        CONTRACT = "contract", "合同"
        AGREEMENT = "agreement", "协议"
        DOCUMENT = "document", "规范性文件或重大决策"
        OTHER = "other", "其他事项"

    state = models.CharField(
        "办理阶段", max_length=30, choices=OpinionState.choices, default=OpinionState.ASKED, db_index=True
    )
    subject = models.CharField("事项类别", max_length=10, choices=Subject.choices)
    title = models.CharField("事项名称", max_length=120)
    case = models.ForeignKey(
        "cases.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="legal_opinions",
        verbose_name="案件",
    )
    counterpart = models.CharField("合同或协议相对方", max_length=100, blank=True)
    amount = models.DecimalField("标的金额", max_digits=16, decimal_places=2, null=True, blank=True)
    question = models.TextField("咨询问题")
    asked_on = models.DateField("提请日期", db_index=True)
    file = models.ForeignKey(
        "record.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="送审文本",
    )
    adviser = models.CharField("法律顾问", max_length=40, blank=True)
    firm = models.CharField("律师事务所或单位", max_length=80, blank=True)
    given_on = models.DateField("出具日期", null=True, blank=True)
    opinion = models.TextField("法律意见", blank=True)
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="法律顾问意见书",
    )
    adopted = models.BooleanField("采纳", null=True, blank=True)
    adoption_reason = models.TextField("采纳情况和理由", blank=True)
    settled_on = models.DateField("处理日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "法律顾问意见"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(subject="case") | Q(case__isnull=False),
                name="cases_legalopinion_case",
                violation_error_message="案件类意见须选定案件。",
            ),
            models.CheckConstraint(
                condition=Q(given_on__isnull=True)
                | (Q(given_on__gte=F("asked_on")) & ~Q(opinion="") & ~Q(adviser="")),
                name="cases_legalopinion_given_fully",
                violation_error_message="法律意见须写明顾问、日期和内容，且不早于提请日期。",
            ),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True, adopted__isnull=True)
                | (
                    Q(settled_on__gte=F("given_on"), adopted__isnull=False)
                    & (Q(adopted=True) | ~Q(adoption_reason=""))
                ),
                name="cases_legalopinion_settled_fully",
                violation_error_message="处理结果须写明是否采纳；不采纳的须写明理由。",
            ),
        ]

    def __str__(self):
        return self.title
