"""Order to correct (责令改正违法行为决定书): a command, not a penalty; with re-inspection."""

from django.db import models
from django.db.models import F, Q

from bureau.dossier import Dossier
from cases.file.models.party import PartyFacts, known_party
from cases.states import OrderState


class CorrectionOrder(PartyFacts, Dossier):
    """One order, in a case or directly after a finding (行政处罚法 第28条; 办法 第9条)."""

    state = models.CharField(
        "状态", max_length=30, choices=OrderState.choices, default=OrderState.DRAFTED, db_index=True
    )
    case = models.ForeignKey(
        "cases.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="orders",
        verbose_name="案件",
    )
    finding = models.ForeignKey(
        "inspections.Finding",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="orders",
        verbose_name="检查发现的问题",
    )
    violation = models.ForeignKey(
        "law.Violation", on_delete=models.PROTECT, related_name="+", verbose_name="违法行为"
    )
    # A repeated order after a refusal (再次责令改正, 按日办法 第14条) names the one before it.
    previous = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="repeats",
        verbose_name="上一次责令改正",
    )
    report_on = models.DateField("取得监测报告日期", null=True, blank=True)
    warns_daily = models.BooleanField("已告知按日连续处罚后果", default=False)
    facts = models.TextField("违法事实")
    demand = models.TextField("改正要求")
    correct_by = models.DateField("改正期限")
    officer_a = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="执法人员"
    )
    officer_b = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="第二执法人员"
    )
    issued_on = models.DateField("签发日期", null=True, blank=True)
    issued_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="签发人"
    )
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="correction_order",
        verbose_name="文书",
    )
    served_on = models.DateField("送达日期", null=True, blank=True)
    # The last round of `rechecks`, repeated so that a list and the constraint below need no join.
    rechecked_on = models.DateField("复查日期", null=True, blank=True)
    recheck_result = models.TextField("复查情况", blank=True)
    withdrawn_on = models.DateField("撤回日期", null=True, blank=True)
    withdrawn_reason = models.CharField("撤回理由", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "责令改正"
        indexes = [models.Index(fields=["office", "-created_at", "-id"], name="cases_order_created")]
        constraints = [
            known_party("cases_order_party"),
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(finding__isnull=False),
                name="cases_order_has_origin",
                violation_error_message="责令改正须来自案件或检查发现的问题。",
            ),
            models.CheckConstraint(
                condition=~Q(officer_a=F("officer_b")),
                name="cases_order_two_officers",
                violation_error_message="执法人员不得少于两人（行政处罚法 第42条）。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["drafted", "withdrawn"])
                | Q(issued_on__isnull=False, issued_by__isnull=False, document__isnull=False),
                name="cases_order_issued",
                violation_error_message="未签发的责令改正不得送达或复查。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["served_open", "corrected", "uncorrected", "repeated"])
                | Q(served_on__gte=F("issued_on")),
                name="cases_order_served",
                violation_error_message="送达日期不能早于签发日期。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["corrected", "uncorrected", "repeated"])
                | (Q(rechecked_on__gte=F("served_on")) & ~Q(recheck_result="")),
                name="cases_order_rechecked",
                violation_error_message="复查须有日期和情况，且不早于送达。",
            ),
            models.UniqueConstraint(
                fields=["previous"],
                condition=~Q(state="withdrawn"),
                name="cases_order_repeated_once",
                violation_error_message="这份责令改正已再次责令改正，请在新的一份上办理。",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_reason=""),
                name="cases_order_withdrawn_says_why",
                violation_error_message="撤回责令改正须写明理由。",
            ),
        ]

    def __str__(self):
        return f"{self.party_name} 责令改正"
