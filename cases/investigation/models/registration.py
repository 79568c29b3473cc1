"""Registration of evidence (先行登记保存): a dossier of its own with seven working days (行政处罚法 第56条)."""

from django.db import models
from django.db.models import F, Q

from bureau.dossier import Dossier
from cases.investigation.models.acting import OfficerPair
from cases.states import RegistrationState


class Registration(OfficerPair, Dossier):
    """One measure on things that may vanish. Approved by a head; in an emergency within 24 hours of the act.

    Nobody ends it when its seven working days pass: it lapses by itself (办法 第33条); `is_lapsed` says so.
    """

    class Outcome(models.TextChoices):
        RELEASE = "release", "解除登记保存并返还"
        SEAL = "seal", "转为查封、扣押"
        APPRAISE = "appraise", "送交鉴定、检测"
        CONFISCATE = "confiscate", "拟没收，随案处理"
        PRESERVE = "preserve", "采取记录、复制、拍照、录像等证据保全措施后返还"

    state = models.CharField(
        "状态",
        max_length=30,
        choices=RegistrationState.choices,
        default=RegistrationState.APPLIED,
        db_index=True,
    )
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="registrations", verbose_name="案件"
    )
    reason = models.TextField("理由")
    place = models.CharField("保存地点", max_length=160)
    keeper = models.CharField("保管人", max_length=60)
    applied_on = models.DateField("申请日期")
    emergency = models.BooleanField("情况紧急，先行采取措施", default=False)
    acted_at = models.DateTimeField("实施时间", null=True, blank=True)
    approved_on = models.DateField("批准日期", null=True, blank=True)
    approved_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="批准人"
    )
    party_present = models.CharField("当事人到场情况", max_length=100, blank=True)
    decide_by = models.DateField("处理期限", null=True, blank=True)
    outcome = models.CharField("处理决定", max_length=10, choices=Outcome.choices, blank=True)
    outcome_note = models.TextField("处理理由", blank=True)
    decided_on = models.DateField("处理日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "先行登记保存"
        indexes = [models.Index(fields=["office", "-applied_on", "-id"], name="cases_registration_applied")]
        constraints = [
            *OfficerPair.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state__in=["in_force", "registration_decided"])
                | Q(approved_on__isnull=False, approved_by__isnull=False, acted_at__isnull=False),
                name="cases_registration_approved",
                violation_error_message="先行登记保存须经负责人批准（行政处罚法 第56条）。",
            ),
            models.CheckConstraint(
                condition=~Q(state="emergency") | Q(emergency=True, acted_at__isnull=False),
                name="cases_registration_emergency",
                violation_error_message="紧急先行登记保存须写明实施时间（办法（令 30）第32条）。",
            ),
            models.CheckConstraint(
                condition=Q(state="registration_decided", decided_on__isnull=False, outcome__gt="")
                | (~Q(state="registration_decided") & Q(decided_on__isnull=True, outcome="")),
                name="cases_registration_decided",
                violation_error_message="处理决定须有方式和日期。",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__lte=F("decide_by")),
                name="cases_registration_in_time",
                violation_error_message="七个工作日内没有处理的，先行登记保存自行解除（行政处罚法 第56条）。",
            ),
        ]

    def __str__(self):
        return f"{self.case.party_name} 先行登记保存"

    def is_lapsed(self, on) -> bool:
        """Whether the seven working days have passed without a decision."""
        open_states = (RegistrationState.IN_FORCE, RegistrationState.EMERGENCY)
        return self.state in open_states and self.decide_by is not None and on > self.decide_by


class RegisteredItem(models.Model):
    """One line of the list (先行登记保存证据清单)."""

    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, related_name="items", verbose_name="先行登记保存"
    )
    name = models.CharField("名称", max_length=80)
    model = models.CharField("规格型号", max_length=60, blank=True)
    quantity = models.CharField("数量", max_length=30)
    condition = models.CharField("特征和状况", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "先行登记保存清单"
        ordering = ["pk"]

    def __str__(self):
        return self.name
