"""Sealing and seizure (查封、扣押): a dossier of its own with a thirty-day clock."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from bureau.documents.models import IssuedDocument
from bureau.dossier import Dossier, DossierQuerySet
from bureau.timelimits.models import Clock
from cases.states import SEALED, SealingState

NEW_GROUNDS = ("damage", "evidence")  # 法典 第52条, from 2026-08-15

LAPSING = ("seal.term", "seal.emergency")  # limits after which the measure has no ground any more


class SealingQuerySet(DossierQuerySet):
    def standing(self):
        """Objects are sealed or seized now."""
        return self.filter(state__in=SEALED)

    def lapsed(self, on: date):
        """Fatal error 25: the term is over by `on` and nobody has released what is sealed."""
        over = Clock.objects.overdue(on).filter(dossier_kind="cases.sealing", key__in=LAPSING)
        return self.standing().filter(pk__in=over.values("dossier_id"))


class Sealing(Dossier):
    """One measure. 行政强制法 第18、19、22至28条; 环境保护主管部门实施查封、扣押办法."""

    class Kind(models.TextChoices):
        SEAL = "seal", "查封"
        SEIZE = "seize", "扣押"

    class Ground(models.TextChoices):
        TOXIC = "toxic", "违法排放、倾倒或处置有毒有害物质等"
        PROTECTED_AREA = "protected", "在饮用水水源一级保护区、自然保护区核心区违法排放"
        SLUDGE = "sludge", "违法倾倒化工、制药等行业污泥"
        EVASION = "evasion", "以逃避监管的方式排放污染物"
        INCIDENT = "incident", "较大以上环境事件后未按要求停止排放"
        OTHER = "other", "法律、法规规定的其他情形"
        DAMAGE = "damage", "造成或者可能造成严重生态破坏"
        EVIDENCE = "evidence", "有关证据可能灭失或者被隐匿"

    class Refrain(models.TextChoices):
        """查封扣押办法 第6条: where the organ may refrain."""

        PUBLIC_PLANT = "public_plant", "城镇污水、垃圾、危险废物等公共处置设施"
        LIVELIHOOD = "livelihood", "关系基本民生"
        SAFETY = "safety", "可能影响生产安全"

    class ReleaseGround(models.TextChoices):
        CORRECTED = "corrected", "已改正，不再需要采取措施"
        EXPIRED = "expired", "期限届满"
        UNRELATED = "unrelated", "查封的场所、设施、财物与违法行为无关"
        DECIDED = "decided", "已作出处理决定，不再需要采取措施"
        INNOCENT = "innocent", "当事人没有违法行为"
        NOT_APPROVED = "refused", "负责人认为不应当采取措施"
        TOO_LATE = "late", "未在法定时限内补办批准手续"

    state = models.CharField(
        "状态", max_length=30, choices=SealingState.choices, default=SealingState.APPLIED, db_index=True
    )
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="sealings", verbose_name="案件"
    )
    kind = models.CharField("措施", max_length=6, choices=Kind.choices, default=Kind.SEAL)
    ground = models.CharField("情形", max_length=12, choices=Ground.choices)
    other_basis = models.CharField("其他情形的法律、法规条款", max_length=120, blank=True)
    serious = models.BooleanField("造成或者可能造成严重污染", default=False)
    refrain = models.CharField("可以不予实施的情形", max_length=14, choices=Refrain.choices, blank=True)
    refrain_reason = models.CharField("仍须实施的理由", max_length=300, blank=True)
    reason = models.TextField("理由")
    place = models.CharField("存放地点", max_length=160)
    is_major = models.BooleanField("案情重大", default=False)
    not_sealed_elsewhere = models.BooleanField("已核对未被其他机关查封、扣押", default=False)
    no_daily_goods = models.BooleanField("已核对没有生活必需品", default=False)
    emergency = models.BooleanField("情况紧急当场实施", default=False)
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
    custodian = models.CharField("保管人", max_length=60, blank=True)
    extended_on = models.DateField("延长批准日期", null=True, blank=True)
    extension_reason = models.TextField("延长理由", blank=True)
    released_on = models.DateField("解除日期", null=True, blank=True)
    release_ground = models.CharField("解除理由", max_length=10, choices=ReleaseGround.choices, blank=True)

    objects = SealingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "查封扣押"
        indexes = [models.Index(fields=["office", "-applied_on", "-id"], name="cases_sealing_applied")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["emergency", "in_force", "released", "handed_over"])
                | (
                    Q(sealed_on__isnull=False, officer_a__isnull=False, officer_b__isnull=False)
                    & ~Q(scene_record="")
                ),
                name="cases_sealing_scene_recorded",
                violation_error_message="实施查封、扣押须由两名执法人员实施并制作现场笔录（行政强制法 第18条）。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved_open", "in_force", "released", "handed_over"])
                | Q(approved_on__isnull=False)
                | Q(emergency=True, state="released"),
                name="cases_sealing_approved",
                violation_error_message="实施查封、扣押须先经负责人批准（行政强制法 第18条）。",
            ),
            models.CheckConstraint(
                condition=Q(emergency=True) | (~Q(state="emergency") & ~Q(approved_on__gt=F("sealed_on"))),
                name="cases_sealing_approved_first",
                violation_error_message="情况不紧急的，不得先实施后批准（行政强制法 第18条、第19条）。",
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
            models.CheckConstraint(
                condition=~Q(ground="other") | Q(other_basis__contains="第"),
                name="cases_sealing_other_ground_named",
                violation_error_message="“其他情形”须写明法律、法规的名称和条款（查封扣押办法 第4条第1款第6项）。",
            ),
            models.CheckConstraint(
                condition=~Q(ground__in=NEW_GROUNDS) | Q(applied_on__gte=date(2026, 8, 15)),
                name="cases_sealing_ground_of_its_day",
                violation_error_message="该情形自 2026-08-15 法典施行起才可适用（法典 第52条）。",
            ),
            models.CheckConstraint(
                condition=Q(refrain="") | ~Q(refrain_reason=""),
                name="cases_sealing_refrain_reason",
                violation_error_message="属于可以不予实施的情形，须写明仍须实施的理由（查封扣押办法 第6条）。",
            ),
        ]

    def __str__(self):
        return f"{self.case.party_name} {self.get_kind_display()}"

    def papers(self, key: str = ""):
        """The standing papers of this very measure, oldest first; a case may have several measures."""
        rows = IssuedDocument.objects.of(self.case).standing().filter(context__sealing=self.pk)
        return (rows.of_type(key) if key else rows).prefetch_related("services").order_by("pk")

    @property
    def is_duty(self) -> bool:
        """Whether the organ must act, not only may (查封扣押办法 第4条第2款)."""
        return self.serious or self.ground in (self.Ground.EVASION, self.Ground.INCIDENT)

    @property
    def is_seizure(self) -> bool:
        """Whether goods were taken away and must be returned."""
        return self.kind == self.Kind.SEIZE


class SealedItem(models.Model):
    """One line of the list (查封清单). Each object says how it is tied to the act (行政强制法 第23条)."""

    class Tie(models.TextChoices):
        DEVICE = "device", "用于违法行为的设施、设备、工具"
        PREMISES = "premises", "违法行为发生的场所"
        MATTER = "matter", "违法排放、倾倒、处置的物质及其容器"
        PROOF = "proof", "可以证明违法行为的物品"

    sealing = models.ForeignKey(
        Sealing, on_delete=models.PROTECT, related_name="items", verbose_name="查封扣押"
    )
    name = models.CharField("名称", max_length=80)
    model = models.CharField("规格型号", max_length=60, blank=True)
    quantity = models.CharField("数量", max_length=30)
    place = models.CharField("位置", max_length=80, blank=True)
    tie = models.CharField("与违法行为的关系", max_length=8, choices=Tie.choices)
    relation = models.CharField("关系说明", max_length=120)
    note = models.CharField("备注", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "查封清单"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tie__in=["device", "premises", "matter", "proof"]) & ~Q(relation=""),
                name="cases_sealeditem_tied_to_the_act",
                violation_error_message="清单每一件须写明与违法行为的关系；无关的不得查封（行政强制法 第23条）。",
            )
        ]

    def __str__(self):
        return self.name
