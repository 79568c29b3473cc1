"""Ecological-damage compensation (生态环境损害赔偿): from a clue to restoration (损害赔偿规定, 环法规〔2022〕31号)."""

from django.db import models
from django.db.models import F, Q

from bureau.dossier import Dossier
from cases.file.models.party import PartyFacts, known_party
from cases.states import DamageState


class DamageClaim(PartyFacts, Dossier):
    """One claim. `state` is the workflow's; each block of fields is filled by one step."""

    class Assessment(models.TextChoices):
        APPRAISAL = "appraisal", "鉴定评估"
        SIMPLE = "simple", "简易评估"
        EXPERT = "expert", "专家意见"

    class Settling(models.TextChoices):
        AGREEMENT = "agreement", "磋商达成协议"
        SUIT = "suit", "提起诉讼"

    state = models.CharField(
        "状态", max_length=30, choices=DamageState.choices, default=DamageState.SCREENED, db_index=True
    )
    case = models.ForeignKey(
        "cases.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="damage_claims",
        verbose_name="案件",
    )
    found_on = models.DateField("发现线索日期")
    source = models.CharField("线索来源", max_length=60)
    facts = models.TextField("损害情况")
    check_result = models.TextField("初步核查情况", blank=True)
    decided_on = models.DateField("是否启动决定日期", null=True, blank=True)
    decided_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="决定人"
    )
    decision_reason = models.TextField("启动或不启动的理由", blank=True)
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="damage_decision",
        verbose_name="索赔决定",
    )
    assessment = models.CharField("评估方式", max_length=10, choices=Assessment.choices, blank=True)
    assessor = models.CharField("评估机构或专家", max_length=80, blank=True)
    assessed_on = models.DateField("评估日期", null=True, blank=True)
    assessment_no = models.CharField("评估文书", max_length=80, blank=True)
    amount = models.DecimalField("损害数额", max_digits=14, decimal_places=2, null=True, blank=True)
    restoration = models.TextField("修复方案", blank=True)
    noticed_on = models.DateField("磋商告知日期", null=True, blank=True)
    settling = models.CharField("结果", max_length=10, choices=Settling.choices, blank=True)
    settled_on = models.DateField("协议或起诉日期", null=True, blank=True)
    agreed_amount = models.DecimalField("赔偿数额", max_digits=14, decimal_places=2, null=True, blank=True)
    agreement = models.TextField("协议主要内容", blank=True)
    adviser_opinion = models.TextField("法律顾问意见", blank=True)
    confirmed_on = models.DateField("司法确认日期", null=True, blank=True)
    court = models.CharField("法院及文号", max_length=80, blank=True)
    performed_on = models.DateField("履行完毕日期", null=True, blank=True)
    performance = models.TextField("履行和修复情况", blank=True)
    evaluated_on = models.DateField("效果评估日期", null=True, blank=True)
    evaluation = models.TextField("效果评估结论", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "生态环境损害赔偿"
        indexes = [models.Index(fields=["office", "-found_on", "-id"], name="cases_damage_found")]
        constraints = [
            known_party("cases_damageclaim_party"),
            models.CheckConstraint(
                condition=Q(state="screened")
                | (
                    Q(decided_on__gte=F("found_on"), decided_by__isnull=False, document__isnull=False)
                    & ~Q(decision_reason="")
                ),
                name="cases_damageclaim_decided",
                violation_error_message="启动或不启动索赔须经决定并写明理由（损害赔偿规定 第17条）。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["screened", "opened", "declined"])
                | (Q(assessed_on__isnull=False, amount__gt=0) & ~Q(assessment="")),
                name="cases_damageclaim_assessed",
                violation_error_message="磋商前须查明损害并评估数额。",
            ),
            models.CheckConstraint(
                condition=~Q(settling="agreement")
                | (Q(agreed_amount__gt=0) & ~Q(agreement="") & ~Q(adviser_opinion="")),
                name="cases_damageclaim_agreed",
                violation_error_message="赔偿协议须有数额、内容和法律顾问意见。",
            ),
            models.CheckConstraint(
                condition=~Q(state="completed")
                | (Q(evaluated_on__gte=F("performed_on")) & ~Q(evaluation="")),
                name="cases_damageclaim_completed",
                violation_error_message="办结前须履行完毕并评估修复效果。",
            ),
        ]

    def __str__(self):
        return f"{self.party_name} 损害赔偿"


class DamageMeeting(models.Model):
    """One negotiation meeting (磋商会议) with its minutes."""

    claim = models.ForeignKey(
        DamageClaim, on_delete=models.PROTECT, related_name="meetings", verbose_name="损害赔偿"
    )
    held_on = models.DateField("日期")
    place = models.CharField("地点", max_length=80)
    attendants = models.CharField("参加人员", max_length=200)
    minutes = models.TextField("磋商记录")
    conclusion = models.CharField("结果", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "磋商会议"
        ordering = ["held_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(minutes=""),
                name="cases_damagemeeting_minutes",
                violation_error_message="磋商会议须有记录。",
            )
        ]

    def __str__(self):
        return f"{self.held_on} 磋商"
