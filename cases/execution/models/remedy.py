"""Administrative review and lawsuits (行政复议、行政诉讼) against a decision."""

from django.db import models
from django.db.models import F, Q

from bureau.dossier import Dossier, DossierQuerySet
from cases.states import RemedyState


class RemedyQuerySet(DossierQuerySet):
    def pending(self):
        """Not yet decided with effect."""
        return self.exclude(state__in=[RemedyState.ENDED, RemedyState.APPEALED])

    def for_list(self):
        """What a row of the register shows, in one query."""
        return self.select_related("case__handler", "decision__document")


class Remedy(Dossier):
    """One review or one instance of a suit. A second instance is a row of its own on its `previous`."""

    class Kind(models.TextChoices):
        REVIEW = "review", "行政复议"
        SUIT = "suit", "行政诉讼"

    class Outcome(models.TextChoices):
        MAINTAIN = "maintain", "维持（驳回请求）"
        QUASH = "quash", "撤销"
        VARY = "vary", "变更"
        ILLEGAL = "illegal", "确认违法或无效"
        ORDER = "order", "责令履行"
        REJECT = "reject", "驳回申请（起诉）"
        WITHDRAWN = "withdrawn", "撤回终止"
        MEDIATED = "mediated", "调解或和解"

    state = models.CharField(
        "状态", max_length=30, choices=RemedyState.choices, default=RemedyState.RECEIVED, db_index=True
    )
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="remedies", verbose_name="案件"
    )
    decision = models.ForeignKey(
        "cases.Decision", on_delete=models.PROTECT, related_name="remedies", verbose_name="处罚决定"
    )
    kind = models.CharField("种类", max_length=8, choices=Kind.choices)
    instance = models.PositiveSmallIntegerField("审级", default=1)
    previous = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="following",
        verbose_name="前一审级",
    )
    applicant = models.CharField("申请人（原告、上诉人）", max_length=100)
    body = models.CharField("复议机关或人民法院", max_length=60)
    docket = models.CharField("案号", max_length=60, blank=True)
    simple = models.BooleanField("简易程序", default=False)
    applied_on = models.DateField("申请（起诉、上诉）日期")
    accepted_on = models.DateField("受理（立案）日期")
    received_on = models.DateField("收到副本日期")
    claims = models.TextField("请求和理由")
    answer_file = models.ForeignKey(
        "record.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="提交的证据和依据",
    )
    answered_on = models.DateField("答复（答辩）日期", null=True, blank=True)
    answer = models.TextField("答复（答辩）意见", blank=True)
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="答复书（答辩状）",
    )
    agents = models.CharField("委托代理人", max_length=120, blank=True)
    decided_on = models.DateField("决定（判决、裁定）日期", null=True, blank=True)
    decision_served_on = models.DateField("决定（判决、裁定）送达日期", null=True, blank=True)
    effective_on = models.DateField("生效日期", null=True, blank=True)
    outcome = models.CharField("结果", max_length=10, choices=Outcome.choices, blank=True, db_index=True)
    outcome_text = models.TextField("主文和理由", blank=True)
    new_fine = models.DecimalField("变更后的罚款", max_digits=14, decimal_places=2, null=True, blank=True)

    objects = RemedyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "复议诉讼"
        indexes = [
            models.Index(fields=["office", "-received_on", "-id"], name="cases_remedy_received"),
            models.Index(fields=["kind", "decided_on"], name="cases_remedy_decided"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(applied_on__lte=F("accepted_on")) & Q(applied_on__lte=F("received_on")),
                name="cases_remedy_dates",
                violation_error_message="受理、收到副本的日期不能早于申请（起诉）日期。",
            ),
            models.CheckConstraint(
                condition=Q(instance=1) | Q(kind="suit", instance=2, previous__isnull=False),
                name="cases_remedy_instance",
                violation_error_message="只有行政诉讼有第二审，且须有第一审。",
            ),
            models.CheckConstraint(
                condition=~Q(state="pending")
                | (Q(answered_on__gte=F("received_on"), document__isnull=False) & ~Q(answer="")),
                name="cases_remedy_answered",
                violation_error_message="答复（答辩）须有日期、意见和文书。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["decided", "appealed", "ended"])
                | (
                    Q(decided_on__gte=F("accepted_on"), decision_served_on__gte=F("decided_on"))
                    & ~Q(outcome="")
                    & ~Q(outcome_text="")
                ),
                name="cases_remedy_decided_facts",
                violation_error_message="登记结果须有决定日期、送达日期、结果和主文。",
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(effective_on__isnull=False),
                name="cases_remedy_effective",
                violation_error_message="终结须有生效日期。",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="vary") | Q(new_fine__isnull=False),
                name="cases_remedy_varied",
                violation_error_message="变更决定须写明变更后的罚款。",
            ),
            models.UniqueConstraint(
                fields=["decision", "kind", "applicant", "instance"],
                condition=~Q(state__in=["appealed", "ended"]),
                name="cases_remedy_one_open",
                violation_error_message="同一申请人对本决定的同类案件还没有终结。",
            ),
        ]

    def __str__(self):
        instance = "（第二审）" if self.instance == 2 else ""
        return f"{self.get_kind_display()}{instance} {self.applicant}"


class RemedyHearing(models.Model):
    """A hearing or court session, with who went: the responsible person appears, or the reason is given."""

    remedy = models.ForeignKey(
        Remedy, on_delete=models.PROTECT, related_name="hearings", verbose_name="复议诉讼"
    )
    on = models.DateField("日期")
    place = models.CharField("地点", max_length=100)
    head = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="出庭负责人",
    )
    absence_reason = models.CharField("负责人不能出庭的理由", max_length=200, blank=True)
    agents = models.CharField("其他出庭人员", max_length=120)
    note = models.TextField("审理情况", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "听证开庭"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(head__isnull=False) | ~Q(absence_reason=""),
                name="cases_remedyhearing_head",
                violation_error_message="被诉机关负责人应当出庭；不能出庭的须写明理由（行政诉讼法 第3条第3款）。",
            )
        ]

    def __str__(self):
        return f"{self.on} {self.place}"


class Stay(models.Model):
    """停止执行: only when ordered (行政复议法 第42条; 行政诉讼法 第56条). A review or suit alone stops nothing."""

    remedy = models.ForeignKey(
        Remedy, on_delete=models.PROTECT, related_name="stays", verbose_name="复议诉讼"
    )
    from_on = models.DateField("停止执行自")
    to_on = models.DateField("至", null=True, blank=True)
    ordered_by = models.CharField("决定机关", max_length=60)
    document_no = models.CharField("决定（裁定）文号", max_length=60)
    reason = models.CharField("理由", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "停止执行"
        ordering = ["from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="cases_stay_dates",
                violation_error_message="止日不能早于起日。",
            ),
            models.CheckConstraint(
                condition=~Q(document_no="") & ~Q(reason=""),
                name="cases_stay_ordered",
                violation_error_message="停止执行须有决定（裁定）文号和理由。",
            ),
            models.UniqueConstraint(
                fields=["remedy"],
                condition=Q(to_on__isnull=True),
                name="cases_stay_one_open",
                violation_error_message="已在停止执行中。",
            ),
        ]

    def __str__(self):
        return f"{self.from_on} 至 {self.to_on or '今'}"
