"""Recusal (回避): who asked, who decided (行政处罚法 第43条; 办法 第6条)."""

from django.db import models
from django.db.models import F, Q


class Recusal(models.Model):
    """One application. It is decided within the case; until then the investigation goes on."""

    class Source(models.TextChoices):
        OFFICER = "officer", "本人申请"
        PARTY = "party", "当事人申请"
        ORDER = "order", "责令回避"

    class Rank(models.TextChoices):
        OFFICER = "officer", "执法人员等工作人员"
        HEAD = "head", "其他负责人"
        CHIEF = "chief", "主要负责人"

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="recusals", verbose_name="案件"
    )
    user = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="被申请回避人员"
    )
    rank = models.CharField("职务层级", max_length=8, choices=Rank.choices)
    source = models.CharField("提出方式", max_length=8, choices=Source.choices)
    asked_by = models.CharField("提出人", max_length=60)
    asked_on = models.DateField("提出日期")
    reason = models.TextField("理由")
    granted = models.BooleanField("准予回避", null=True, blank=True)
    decided_on = models.DateField("决定日期", null=True, blank=True)
    decided_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="决定人"
    )
    collective = models.BooleanField("负责人集体讨论决定", default=False)
    participants = models.CharField("集体讨论参加人", max_length=200, blank=True)
    answer = models.TextField("决定理由", blank=True)
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="回避决定书",
    )

    class Meta:
        verbose_name = verbose_name_plural = "回避"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"],
                condition=Q(granted__isnull=True),
                name="cases_recusal_open_once",
                violation_error_message="此人的回避申请还没有决定，不必重复登记。",
            ),
            models.CheckConstraint(
                condition=Q(
                    granted__isnull=True,
                    decided_on__isnull=True,
                    decided_by__isnull=True,
                    document__isnull=True,
                )
                | (
                    Q(
                        granted__isnull=False,
                        decided_on__gte=F("asked_on"),
                        decided_by__isnull=False,
                        document__isnull=False,
                    )
                    & ~Q(answer="")
                ),
                name="cases_recusal_decided",
                violation_error_message="回避决定须有决定人、日期、理由和决定书，且不早于提出日期。",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("user")),
                name="cases_recusal_not_own",
                violation_error_message="本人不得决定自己是否回避（行政处罚法 第43条）。",
            ),
            models.CheckConstraint(
                condition=Q(granted__isnull=True) | ~Q(rank="chief") | Q(collective=True),
                name="cases_recusal_chief",
                violation_error_message="主要负责人的回避由负责人集体讨论决定（办法（令 30）第6条）。",
            ),
        ]

    def __str__(self):
        return f"{self.user} 回避"
