"""Transfers out of the bureau: for administrative detention, for a suspected crime, to the organ with jurisdiction."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from bureau.dossier import Dossier
from bureau.timelimits.models import Clock
from cases.states import DetentionState, ReferralState


class Transfer(Dossier):
    """What both transfers to the police share. Lists are rows of the paper: {name, …}, frozen when it is issued."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="%(class)ss", verbose_name="案件"
    )
    facts = models.TextField("案情")
    reason = models.TextField("移送理由")
    persons = models.JSONField("涉案人员", default=list, blank=True, encoder=DjangoJSONEncoder)
    materials = models.JSONField("移送材料", default=list, blank=True, encoder=DjangoJSONEncoder)
    items = models.JSONField("涉案物品", default=list, blank=True, encoder=DjangoJSONEncoder)
    requested_on = models.DateField("报请日期")
    approved_on = models.DateField("批准日期", null=True, blank=True)
    approved_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="批准人"
    )
    opinion = models.TextField("审批意见", blank=True)
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s",
        verbose_name="移送书",
    )
    copies_kept = models.BooleanField("案卷材料已复印备查", default=False)
    sent_on = models.DateField("移送日期", null=True, blank=True)
    receiver = models.CharField("公安机关", max_length=80, blank=True)
    accepted_on = models.DateField("公安机关接受日期", null=True, blank=True)
    receipt_no = models.CharField("回执", max_length=80, blank=True)
    supplement_asked_on = models.DateField("要求补充日期", null=True, blank=True)
    supplement = models.TextField("补充情况", blank=True)
    outcome_on = models.DateField("公安机关决定日期", null=True, blank=True)
    outcome = models.TextField("公安机关决定", blank=True)

    class Meta:
        abstract = True


class Detention(Transfer):
    """移送行政拘留 (移送拘留办法; 法典 第1095、1102、1108、1179条). After the penalty decision, and not a crime."""

    state = models.CharField(
        "状态",
        max_length=30,
        choices=DetentionState.choices,
        default=DetentionState.REQUESTED,
        db_index=True,
    )
    situation = models.CharField("情形", max_length=120)
    article = models.CharField("依据", max_length=120)
    penalty_decided_on = models.DateField("处罚决定日期")

    class Meta:
        verbose_name = verbose_name_plural = "移送行政拘留"
        indexes = [models.Index(fields=["office", "-requested_on", "-id"], name="cases_detention_requested")]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=~Q(state="withdrawn"),
                name="cases_detention_once",
                violation_error_message="本案已报请移送行政拘留。",
            ),
            models.CheckConstraint(
                condition=Q(requested_on__gte=F("penalty_decided_on")),
                name="cases_detention_after_penalty",
                violation_error_message="移送行政拘留须在作出处罚决定之后（移送拘留办法 第2条）。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["requested", "withdrawn"])
                | Q(approved_on__gte=F("requested_on"), approved_by__isnull=False, document__isnull=False),
                name="cases_detention_approved",
                violation_error_message="移送须经负责人批准并制发移送书（移送拘留办法 第10条）。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["requested", "approved_open", "withdrawn"])
                | (Q(sent_on__gte=F("approved_on"), copies_kept=True) & ~Q(receiver="")),
                name="cases_detention_sent",
                violation_error_message="移送须有日期、公安机关，移送前须复印备查（移送拘留办法 第11、12条）。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["detained", "refused"])
                | (Q(outcome_on__gte=F("sent_on")) & ~Q(outcome="")),
                name="cases_detention_outcome",
                violation_error_message="公安机关的决定须有日期和内容。",
            ),
        ]

    def __str__(self):
        return f"{self.case.party_name} 移送行政拘留"


class Referral(Transfer):
    """涉嫌犯罪移送 (移送规定（令 310）; 行刑衔接办法)."""

    state = models.CharField(
        "状态",
        max_length=30,
        choices=ReferralState.choices,
        default=ReferralState.REPORTED,
        db_index=True,
    )

    class Complexity(models.TextChoices):
        PLAIN = "crime.police", "一般"
        CHECKED = "crime.police.complex", "线索需要查证"
        MAJOR = "crime.police.major", "重大疑难复杂"

    charge = models.CharField("涉嫌罪名", max_length=60, default="污染环境罪")
    basis = models.CharField("罪名依据", max_length=160)
    sent_at = models.DateTimeField("移送时间", null=True, blank=True)
    procuratorate = models.CharField("抄送检察院", max_length=80, blank=True)
    procuratorate_on = models.DateField("抄送日期", null=True, blank=True)
    platform_on = models.DateField("共享平台录入日期", null=True, blank=True)
    complexity = models.CharField("公安审查", max_length=24, choices=Complexity.choices, blank=True)
    goods_on = models.DateField("涉案物品移交日期", null=True, blank=True)
    goods_note = models.CharField("交接情况", max_length=200, blank=True)
    objection = models.TextField("复议或监督理由", blank=True)
    holds_limit = models.BooleanField("案件期限因移送停止计算", default=False)
    ended_on = models.DateField("移送办理终结日期", null=True, blank=True)
    criminal_fine = models.DecimalField("罚金", max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "涉嫌犯罪移送"
        indexes = [models.Index(fields=["office", "-requested_on", "-id"], name="cases_referral_requested")]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=~Q(state__in=["withdrawn", "returned"]),
                name="cases_referral_once",
                violation_error_message="本案正在移送涉嫌犯罪。",
            ),
            models.CheckConstraint(
                condition=Q(state="reported")
                | (Q(approved_on__gte=F("requested_on"), approved_by__isnull=False) & ~Q(opinion="")),
                name="cases_referral_decided",
                violation_error_message="是否移送须由负责人决定并写明理由（移送规定 第5条）。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["reported", "approved_open", "withdrawn"])
                | (
                    Q(sent_on__gte=F("approved_on"), sent_at__isnull=False, procuratorate_on__isnull=False)
                    & ~Q(receiver="")
                    & ~Q(procuratorate="")
                ),
                name="cases_referral_sent",
                violation_error_message="移送须有时间、公安机关，并抄送检察院（行刑衔接办法 第6条）。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["police_filed", "not_filed", "reconsidering", "supervised"])
                | (Q(outcome_on__gte=F("sent_on")) & ~Q(outcome="")),
                name="cases_referral_outcome",
                violation_error_message="公安机关的决定须有日期和内容。",
            ),
            models.CheckConstraint(
                condition=Q(criminal_fine__isnull=True) | Q(criminal_fine__gte=0),
                name="cases_referral_fine",
                violation_error_message="罚金不能为负。",
            ),
        ]

    def __str__(self):
        return f"{self.case.party_name} 涉嫌犯罪移送"

    def _clock(self, *keys: str) -> Clock | None:
        return Clock.objects.alive().of(self).filter(key__in=keys).order_by("pk").last()

    def reconsider_clock(self) -> Clock | None:
        """Three working days to ask for reconsideration, while they run."""
        return self._clock("crime.reconsider")

    def police_clock(self) -> Clock | None:
        """The term of the police to decide on filing, while it runs."""
        return self._clock(*self.Complexity.values)


class OrganTransfer(models.Model):
    """移送有管辖权机关: the case ends here as 已移送, with its paper and reason (行政处罚法 第22、25条)."""

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="organ_transfer", verbose_name="案件"
    )
    organ_name = models.CharField("受移送机关", max_length=80)
    ground = models.CharField("管辖依据", max_length=120)
    reason = models.TextField("移送理由")
    materials = models.JSONField("移送材料", default=list, blank=True)
    transferred_on = models.DateField("移送日期")
    approved_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="批准人"
    )
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        related_name="organ_transfer",
        verbose_name="移送书",
    )
    received_on = models.DateField("回执日期", null=True, blank=True)
    receipt_no = models.CharField("回执", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "移送有管辖权机关"
        indexes = [models.Index(fields=["-transferred_on", "-id"], name="cases_organtransfer_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("transferred_on")),
                name="cases_organtransfer_received",
                violation_error_message="回执日期不能早于移送日期。",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(organ_name=""),
                name="cases_organtransfer_says_why",
                violation_error_message="移送须写明受移送机关和理由。",
            ),
        ]

    def __str__(self):
        return f"{self.case} 移送{self.organ_name}"
