"""Sealing and seizure (查封、扣押): a dossier of its own with a thirty-day clock."""

from django.db import models
from django.db.models import F, Q

from bureau.dossier import Dossier
from cases.states import SealingState


class Sealing(Dossier):
    """One measure. 行政强制法 第18、19、24、25条; 环境保护主管部门实施查封、扣押办法."""

    class Kind(models.TextChoices):
        SEAL = "seal", "查封"
        SEIZE = "seize", "扣押"

    class Ground(models.TextChoices):
        TOXIC = "toxic", "违法排放、倾倒或处置有毒有害物质等"
        PROTECTED_AREA = "protected", "在饮用水水源一级保护区、自然保护区核心区违法排放"
        SLUDGE = "sludge", "违法倾倒化工、制药等行业污泥"
        EVASION = "evasion", "以逃避监管的方式排放污染物"
        INCIDENT = "incident", "较大以上环境事件后未按要求停止排放"

    class ReleaseGround(models.TextChoices):
        CORRECTED = "corrected", "已改正，不再需要采取措施"
        EXPIRED = "expired", "期限届满"
        UNRELATED = "unrelated", "查封的场所、设施、财物与违法行为无关"
        DECIDED = "decided", "已作出处理决定，不再需要采取措施"

    state = models.CharField(
        "状态", max_length=30, choices=SealingState.choices, default=SealingState.APPLIED, db_index=True
    )
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="sealings", verbose_name="案件"
    )
    kind = models.CharField("措施", max_length=6, choices=Kind.choices, default=Kind.SEAL)
    ground = models.CharField("情形", max_length=12, choices=Ground.choices)
    reason = models.TextField("理由")
    place = models.CharField("存放地点", max_length=160)
    applied_on = models.DateField("申请日期")
    approved_on = models.DateField("批准日期", null=True, blank=True)
    approved_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="批准人"
    )
    sealed_on = models.DateField("实施日期", null=True, blank=True)
    officer_a = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="执法人员",
    )
    officer_b = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="第二执法人员",
    )
    scene_record = models.TextField("现场笔录", blank=True)
    party_present = models.CharField("当事人到场情况", max_length=100, blank=True)
    extended_on = models.DateField("延长批准日期", null=True, blank=True)
    extension_reason = models.TextField("延长理由", blank=True)
    released_on = models.DateField("解除日期", null=True, blank=True)
    release_ground = models.CharField("解除理由", max_length=10, choices=ReleaseGround.choices, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "查封扣押"
        indexes = [models.Index(fields=["office", "-sealed_on", "-id"], name="cases_sealing_sealed")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["in_force", "released"])
                | (
                    Q(
                        approved_on__isnull=False,
                        sealed_on__isnull=False,
                        officer_a__isnull=False,
                        officer_b__isnull=False,
                    )
                    & ~Q(scene_record="")
                ),
                name="cases_sealing_done_properly",
                violation_error_message="实施查封须先经批准、由两名执法人员实施并制作现场笔录（行政强制法 第18条）。",
            ),
            models.CheckConstraint(
                condition=Q(officer_a__isnull=True) | ~Q(officer_a=F("officer_b")),
                name="cases_sealing_two_officers",
                violation_error_message="实施查封的执法人员不得少于两人（行政强制法 第18条）。",
            ),
            models.CheckConstraint(
                condition=Q(state="released", released_on__isnull=False, release_ground__gt="")
                | (~Q(state="released") & Q(released_on__isnull=True)),
                name="cases_sealing_released_says_why",
                violation_error_message="解除查封须有日期和理由。",
            ),
            models.CheckConstraint(
                condition=Q(released_on__isnull=True) | Q(released_on__gte=F("sealed_on")),
                name="cases_sealing_dates",
                violation_error_message="解除日期不能早于实施日期。",
            ),
        ]

    def __str__(self):
        return f"{self.case.party_name} {self.get_kind_display()}"


class SealedItem(models.Model):
    """One line of the list (查封清单)."""

    sealing = models.ForeignKey(
        Sealing, on_delete=models.PROTECT, related_name="items", verbose_name="查封扣押"
    )
    name = models.CharField("名称", max_length=80)
    model = models.CharField("规格型号", max_length=60, blank=True)
    quantity = models.CharField("数量", max_length=30)
    place = models.CharField("位置", max_length=80, blank=True)
    note = models.CharField("备注", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "查封清单"
        ordering = ["pk"]

    def __str__(self):
        return self.name
