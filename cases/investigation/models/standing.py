"""The right party under the right name: relation to the act, corrections of the name, claims of no fault."""

from django.db import models
from django.db.models import F, Q


class PartyStanding(models.Model):
    """How the party is tied to the act (fatal error 4: a contractor's act is not the owner's)."""

    class Relation(models.TextChoices):
        SELF = "self", "当事人自己实施"
        CONTRACTOR = "contractor", "由承包、施工单位实施"
        MAINTENANCE = "maintenance", "由第三方运维、治理单位实施"
        OTHER = "other", "由其他人实施"

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="standing", verbose_name="案件"
    )
    relation = models.CharField("行为由谁实施", max_length=12, choices=Relation.choices)
    actual_actor = models.CharField("实际实施人", max_length=100, blank=True)
    liability = models.CharField("由当事人承担责任的依据", max_length=300, blank=True)
    stated_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="认定人"
    )
    stated_on = models.DateField("认定日期")

    class Meta:
        verbose_name = verbose_name_plural = "当事人认定"
        constraints = [
            models.CheckConstraint(
                condition=Q(relation="self") | (~Q(actual_actor="") & ~Q(liability="")),
                name="cases_partystanding_other",
                violation_error_message="行为由他人实施的，违法者可能另有其人：须写明实际实施人和由当事人承担责任的依据。",
            )
        ]

    def __str__(self):
        return self.get_relation_display()


class PartyCorrection(models.Model):
    """The name of the party was wrong on papers already made; later papers say so (fatal error 3)."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="party_corrections", verbose_name="案件"
    )
    old_name = models.CharField("原称", max_length=100)
    new_name = models.CharField("更正为", max_length=100)
    reason = models.CharField("更正理由", max_length=200)
    proof = models.ForeignKey(
        "cases.Evidence", on_delete=models.PROTECT, related_name="+", verbose_name="证明材料"
    )
    corrected_on = models.DateField("更正日期")
    corrected_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="更正人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "当事人名称更正"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(old_name=F("new_name")) & ~Q(new_name="") & ~Q(reason=""),
                name="cases_partycorrection_says_why",
                violation_error_message="更正当事人名称须写明新名称和理由。",
            )
        ]

    def __str__(self):
        return f"{self.old_name} → {self.new_name}"


class NoFaultClaim(models.Model):
    """The party says it was not at fault (行政处罚法 第33条第2款). Answered before any decision (fatal error 7)."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="no_fault_claims", verbose_name="案件"
    )
    by = models.CharField("提出人", max_length=60)
    received_on = models.DateField("收到日期")
    content = models.TextField("没有主观过错的理由和证据")
    file = models.ForeignKey(
        "record.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="材料",
    )
    answered_on = models.DateField("审查日期", null=True, blank=True)
    answered_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审查人"
    )
    accepted = models.BooleanField("足以证明没有主观过错", default=False)
    answer = models.TextField("审查意见", blank=True)
    law_otherwise = models.CharField("法律、行政法规另有规定的条款", max_length=120, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "没有主观过错的主张"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answered_by__isnull=True, answer="", accepted=False)
                | (Q(answered_on__gte=F("received_on"), answered_by__isnull=False) & ~Q(answer="")),
                name="cases_nofaultclaim_answered",
                violation_error_message="审查须有审查人、意见和日期，且不早于收到日期。",
            )
        ]

    def __str__(self):
        return f"{self.by} 主张没有主观过错"
